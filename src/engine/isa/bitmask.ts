/** Bitmask immediates (C3.4.2, DecodeBitMasks) and the operands of the bitfield aliases. */
import { AssemblyError, type Cursor } from './syntax/cursor.ts';
import { custom } from './syntax/operands.ts';
import type { FieldSink, Operand } from './syntax/operand.ts';

/** The value of an N:immr:imms immediate at a register width; undefined when the encoding is reserved. */
export function decodeBitMasks(n: number, imms: number, immr: number, width: 32 | 64): bigint | undefined {
  const combined = (n << 6) | (~imms & 0x3f);
  const length = 31 - Math.clz32(combined);
  if (length < 1) return undefined;
  const size = 1 << length;
  if (size > width) return undefined;
  const levels = size - 1;
  const s = imms & levels;
  const r = immr & levels;
  if (s === levels) return undefined;
  const element = (1n << BigInt(s + 1)) - 1n;
  const mask = (1n << BigInt(size)) - 1n;
  const rotated = r === 0 ? element : ((element >> BigInt(r)) | (element << BigInt(size - r))) & mask;
  let value = 0n;
  for (let i = 0; i < width; i += size) value |= rotated << BigInt(i);
  return value;
}

/** The encoding of a value, or undefined when no bitmask immediate has it. Negative values are taken at the width. */
export function encodeBitMask(value: bigint, width: 32 | 64): { n: number; imms: number; immr: number } | undefined {
  const limit = 1n << BigInt(width);
  if (value >= limit || value < -(limit >> 1n)) return undefined;
  const v = BigInt.asUintN(width, value);
  if (v === 0n || v === limit - 1n) return undefined;
  for (let size = 2; size <= width; size *= 2) {
    const mask = (1n << BigInt(size)) - 1n;
    const element = v & mask;
    let repeated = 0n;
    for (let i = 0; i < width; i += size) repeated |= element << BigInt(i);
    if (repeated !== v) continue;
    for (let ones = 1; ones < size; ones++) {
      const run = (1n << BigInt(ones)) - 1n;
      for (let r = 0; r < size; r++) {
        const rotated = r === 0 ? run : ((run >> BigInt(r)) | (run << BigInt(size - r))) & mask;
        if (rotated === element)
          return { n: size === 64 ? 1 : 0, immr: r, imms: ((~(size * 2 - 1) & 0x3f) | (ones - 1)) & 0x3f };
      }
    }
    return undefined;
  }
  return undefined;
}

const size = (f: Readonly<Record<string, number>> | FieldSink): number => {
  const sf = 'get' in f && typeof f.get === 'function' ? f.get('sf') : (f as Readonly<Record<string, number>>)['sf'];
  return sf === 1 ? 64 : 32;
};

function bounded(cursor: Cursor, min: number, max: number): number {
  cursor.skipSpace();
  const column = cursor.at + 1;
  const value = cursor.immediate();
  if (value < BigInt(min) || value > BigInt(max))
    throw new AssemblyError('asm.immediate-range', column, { value: String(value), min, max });
  return Number(value);
}
const isRegister = (cursor: Cursor): boolean => {
  cursor.skipSpace();
  return /^(?:[wx](?:\d+|zr)|w?sp|lr|fp)\b/i.test(cursor.text.slice(cursor.at));
};

const pair = (
  print: (f: Readonly<Record<string, number>>) => readonly [number, number],
  set: (lsb: number, width: number, size: number) => readonly [number, number],
): Operand =>
  custom(
    (f) =>
      print(f)
        .map((v) => `#${v}`)
        .join(', '),
    (cursor, fields) => {
      const s = size(fields);
      const lsb = bounded(cursor, 0, s - 1);
      if (!cursor.literal(',')) return false;
      const width = bounded(cursor, 1, s - lsb);
      const [immr, imms] = set(lsb, width, s);
      return fields.set('immr', immr) && fields.set('imms', imms);
    },
  );

/** Operands of LSL, LSR, ASR (immediate), UBFX, SBFX, BFXIL, UBFIZ, SBFIZ, BFI over immr and imms. */
export const bitfieldImmediates = {
  shiftLeftForm: custom(
    (f) => `#${size(f) - 1 - (f['imms'] ?? 0)}`,
    (cursor, fields) => {
      if (isRegister(cursor)) return false;
      const s = size(fields);
      const shift = bounded(cursor, 0, s - 1);
      return fields.set('immr', (s - shift) % s) && fields.set('imms', s - 1 - shift);
    },
  ),
  shiftRightForm: custom(
    (f) => `#${f['immr'] ?? 0}`,
    (cursor, fields) => {
      if (isRegister(cursor)) return false;
      const s = size(fields);
      return fields.set('immr', bounded(cursor, 0, s - 1)) && fields.set('imms', s - 1);
    },
  ),
  extractForm: pair(
    (f) => [f['immr'] ?? 0, (f['imms'] ?? 0) - (f['immr'] ?? 0) + 1],
    (lsb, width) => [lsb, lsb + width - 1],
  ),
  insertForm: pair(
    (f) => [size(f) - (f['immr'] ?? 0), (f['imms'] ?? 0) + 1],
    (lsb, width, s) => [(s - lsb) % s, width - 1],
  ),
} as const;
