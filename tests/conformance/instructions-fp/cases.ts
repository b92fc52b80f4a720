import type { Row } from '../../../src/engine/isa/row.ts';
import { fieldsOf } from '../../../src/engine/isa/decode.ts';
import { generator, wordOf } from './words.ts';

/** Bytes of a state as runner.c has it, and where its parts stand. */
export const STATE_SIZE = 784;
export const FPCR_AT = 4;
export const FPSR_AT = 8;
export const NZCV_AT = 12;
export const X_AT = 16;
export const V_AT = 272;

type Random = () => number;
const wide = (random: Random): bigint => (BigInt(random()) << 32n) | BigInt(random());
const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[random() % list.length] ?? list[0];

interface Layout {
  readonly exponentBits: number;
  readonly fractionBits: number;
}
const half: Layout = { exponentBits: 5, fractionBits: 10 };
const single: Layout = { exponentBits: 8, fractionBits: 23 };
const double: Layout = { exponentBits: 11, fractionBits: 52 };

/** A number that likes edges: zeros, denormals, ones, limits of formats, infinities, NaNs of both kinds. */
function float(random: Random, { exponentBits, fractionBits }: Layout): bigint {
  const all = 2 ** exponentBits - 1;
  const bias = all >> 1;
  const near = bias + (random() % 70) - 4;
  const exponent = pick(random, [
    0,
    all,
    1,
    all - 1,
    near,
    near,
    bias,
    bias - (random() % 60),
    random() % (all + 1),
    random() % (all + 1),
  ]);
  const ones = (1n << BigInt(fractionBits)) - 1n;
  const bit = 1n << BigInt(random() % fractionBits);
  const fraction = pick(random, [
    0n,
    0n,
    ones,
    bit,
    ones ^ (bit - 1n),
    wide(random) & ones,
    wide(random) & ones & ~(bit - 1n),
  ]);
  const clamped = BigInt(Math.min(all, Math.max(0, exponent)));
  return (BigInt(random() & 1) << BigInt(exponentBits + fractionBits)) | (clamped << BigInt(fractionBits)) | fraction;
}
/** 64 bits of a vector register: a double, two singles, four halves, an integer of any size. */
function element(random: Random, kind: number): bigint {
  if (kind < 3) return float(random, double);
  if (kind < 7) return float(random, single) | (float(random, single) << 32n);
  if (kind < 8) return [0n, 16n, 32n, 48n].reduce((sum, at) => sum | (float(random, half) << at), 0n);
  const size = BigInt(random() % 64);
  return BigInt.asUintN(
    64,
    pick(random, [
      wide(random),
      wide(random) >> size,
      (1n << size) + BigInt((random() % 5) - 2),
      -(1n << size) + BigInt((random() % 3) - 1),
    ]),
  );
}

/** The words of `count` cases of a row and their states: every FPCR in turn, half with the state in which the host's arithmetic serves. */
export function fillCases(row: Row, seed: number, view: DataView, offset: number, count: number): void {
  const random = generator(seed);
  for (let i = 0; i < count; i++) {
    const at = offset + i * STATE_SIZE;
    const word = wordOf(row, random) ?? 0;
    view.setUint32(at, word, true);
    const plain = random() % 3 === 0;
    view.setUint32(at + FPCR_AT, plain ? 0 : (i % 32) << 22, true);
    view.setUint32(at + FPSR_AT, plain ? 0x10 : pick(random, [0, 0x10, random() & 0x0800009f]), true);
    view.setUint32(at + NZCV_AT, (random() & 0xf0000000) >>> 0, true);
    for (let n = 0; n < 31; n++) view.setBigUint64(at + X_AT + 8 * n, element(random, 9), true);
    // Registers that are used together hold the same kind of numbers.
    const kind = random() % 9;
    for (let n = 0; n < 64; n++)
      view.setBigUint64(at + V_AT + 8 * n, element(random, random() % 8 === 0 ? random() % 9 : kind), true);
    relate(row, word, view, at, random);
  }
}

/** Makes sources equal, negated or neighbours now and then, so that comparisons meet equality and sums cancel. */
function relate(row: Row, word: number, view: DataView, at: number, random: Random): void {
  const { Rn, Rm } = fieldsOf(row, word);
  if (Rn === undefined || Rm === undefined || random() % 4 !== 0) return;
  const change = pick(random, [0n, 0n, 1n, -1n, 0x8000000080000000n, 1n << 63n]);
  for (const part of [0, 8]) {
    const value = view.getBigUint64(at + V_AT + 16 * Rn + part, true);
    view.setBigUint64(
      at + V_AT + 16 * Rm + part,
      BigInt.asUintN(64, change < 2n ? value + change : value ^ change),
      true,
    );
  }
}
