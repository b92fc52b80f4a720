import type { Format } from './operations.ts';

/** Bytes of a case as reference.c reads it: operation, FPCR, FPSR, padding (32 bits each), a, b, c (64 bits each). */
export const CASE_SIZE = 40;
/** Bytes of an outcome: result, FPSR (64 bits each). */
export const OUTCOME_SIZE = 16;

interface Layout {
  readonly exponentBits: number;
  readonly fractionBits: number;
}

const layouts: Record<Exclude<Format, 'integer'>, Layout> = {
  half: { exponentBits: 5, fractionBits: 10 },
  single: { exponentBits: 8, fractionBits: 23 },
  double: { exponentBits: 11, fractionBits: 52 },
};

/** Deterministic 32-bit numbers (Marsaglia's xorshift). */
function generator(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** FPCR number i of the 32 combinations of AHP, DN, FZ and RMode. */
function fpcr(i: number): number {
  return (i % 32) << 22;
}

/**
 * Fills `count` cases of one operation: every FPCR in turn, FPSR empty, with IXC or random, operands of `format` that
 * like to sit at edges and beside each other.
 */
export function fillCases(
  view: DataView,
  offset: number,
  operation: number,
  format: Format,
  count: number,
  seed: number,
): void {
  const random = generator(0x9e3779b9 ^ (operation * 7919) ^ Math.imul(seed, 0x85ebca6b));
  const operand = format === 'integer' ? () => integer(random) : () => number(random, layouts[format]);
  const special = format === 'integer' ? operand : () => specialValue(random, layouts[format]);
  for (let i = 0; i < count; i++) {
    const at = offset + i * CASE_SIZE;
    view.setUint32(at, operation, true);
    view.setUint32(at + 4, fpcr(i), true);
    view.setUint32(at + 8, [0, 0x10, random() & 0x0800009f][random() % 3] ?? 0, true);
    const kind = random() % 8;
    const next = kind < 2 ? special : operand;
    const a = next();
    const b = kind === 2 ? near(random, a, format) : kind === 3 ? toEdge(random, a, format) : next();
    if (kind === 3 && random() % 2 === 0) {
      // The state in which the engine may use the host's arithmetic.
      view.setUint32(at + 4, 0, true);
      view.setUint32(at + 8, 0x10, true);
    }
    view.setBigUint64(at + 16, a, true);
    view.setBigUint64(at + 24, b, true);
    view.setBigUint64(at + 32, kind > 2 && random() % 2 === 0 ? cancelling(random, a, b, format) : next(), true);
  }
}

function wide(random: () => number): bigint {
  return (BigInt(random()) << 32n) | BigInt(random());
}

function integer(random: () => number): bigint {
  const bits = BigInt(random() % 65);
  const kind = random() % 4;
  if (kind === 0) return wide(random);
  if (kind === 1) return BigInt.asUintN(64, wide(random) >> bits);
  const edge = (1n << bits) + BigInt((random() % 5) - 2);
  return BigInt.asUintN(64, kind === 2 ? edge : -edge);
}

function number(random: () => number, { exponentBits, fractionBits }: Layout): bigint {
  const sign = BigInt(random() & 1) << BigInt(exponentBits + fractionBits);
  return sign | (exponent(random, exponentBits, fractionBits) << BigInt(fractionBits)) | fraction(random, fractionBits);
}

function exponent(random: () => number, bits: number, fractionBits: number): bigint {
  const largest = 2 ** bits - 1;
  const bias = 2 ** (bits - 1) - 1;
  const kind = random() % 10;
  const chosen =
    kind === 0
      ? 0
      : kind === 1
        ? largest
        : kind === 2
          ? random() % 3
          : kind === 3
            ? largest - (random() % 4)
            : kind === 4
              ? bias + (random() % 68) - 2
              : kind === 5
                ? bias + (random() % (2 * fractionBits)) - fractionBits
                : kind === 6
                  ? (bias >> 1) + (random() % (fractionBits + 4)) - (fractionBits >> 1)
                  : kind === 7
                    ? // Where a wider format meets the edges of a narrower one.
                      bias + ([-150, -127, -25, -15, 14, 127][random() % 6] ?? 0) + (random() % 4) - 1
                    : random() % (largest + 1);
  return BigInt(Math.min(largest, Math.max(0, chosen)));
}

function fraction(random: () => number, bits: number): bigint {
  const all = (1n << BigInt(bits)) - 1n;
  const bit = 1n << BigInt(random() % bits);
  const kind = random() % 7;
  if (kind === 0) return 0n;
  if (kind === 1) return all;
  if (kind === 2) return bit;
  if (kind === 3) return all ^ (bit - 1n);
  if (kind === 4) return (wide(random) & all & ~(bit - 1n)) | (random() % 2 === 0 ? 0n : bit >> 1n);
  if (kind === 5) return (bit - 1n) | (BigInt(random() % 4) & all);
  return wide(random) & all;
}

/** A few units from x, or its negative. */
function near(random: () => number, x: bigint, format: Format): bigint {
  const bits = { half: 16, single: 32, double: 64, integer: 64 }[format];
  const sign = 1n << BigInt(bits - 1);
  return BigInt.asUintN(bits, (random() % 2 === 0 ? x : x ^ sign) + BigInt((random() % 7) - 3));
}

/** A zero, denormal, one, infinity, quiet or signalling NaN. */
function specialValue(random: () => number, { exponentBits, fractionBits }: Layout): bigint {
  const infinity = ((1n << BigInt(exponentBits)) - 1n) << BigInt(fractionBits);
  const quiet = 1n << BigInt(fractionBits - 1);
  const payload = BigInt(random() % 1000) + 1n;
  const one = (infinity >> 1n) & infinity;
  const values = [0n, 0n, infinity, infinity, infinity | quiet | payload, infinity | payload, one, payload];
  const sign = BigInt(random() & 1) << BigInt(exponentBits + fractionBits);
  return sign | (values[random() % values.length] ?? 0n);
}

const scratch = new DataView(new ArrayBuffer(8));

/** The value of a single or a double, as near as JavaScript has it. */
function decode(x: bigint, format: 'single' | 'double'): number {
  scratch.setBigUint64(0, format === 'double' ? x : x << 32n);
  return format === 'double' ? scratch.getFloat64(0) : scratch.getFloat32(0);
}

function encode(x: number, format: 'single' | 'double'): bigint {
  if (format === 'double') scratch.setFloat64(0, x);
  else scratch.setFloat32(0, x);
  return format === 'double' ? scratch.getBigUint64(0) : BigInt(scratch.getUint32(0));
}

/** Beside a number whose product with a, or a's quotient by it, is the smallest or the largest normal number. */
function toEdge(random: () => number, a: bigint, format: Format): bigint {
  if (format !== 'single' && format !== 'double') return wide(random);
  const [smallest, largest] = format === 'single' ? [2 ** -126, 2 ** 128] : [2 ** -1022, Number.MAX_VALUE];
  const edge = random() % 3 === 0 ? largest : smallest;
  const x = decode(a, format);
  const b = encode(random() % 2 === 0 ? edge / x : x / edge, format);
  return random() % 2 === 0 ? b : near(random, b, format);
}

/** Beside −(a × b), so that a fused sum cancels. */
function cancelling(random: () => number, a: bigint, b: bigint, format: Format): bigint {
  if (format !== 'single' && format !== 'double') return wide(random);
  return near(random, encode(decode(a, format) * decode(b, format), format), format);
}
