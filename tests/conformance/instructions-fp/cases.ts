import { fieldsOf } from '../../../src/engine/isa/decode.ts';
import type { Row } from '../../../src/engine/isa/row.ts';
import { type Case, DATA_SIZE, NOP, type Random } from '../instructions/case.ts';
import { definedWord } from './rows.ts';

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
  const near = bias + random.below(70) - 4;
  const exponents = [
    0,
    all,
    1,
    all - 1,
    near,
    near,
    bias,
    bias - random.below(60),
    random.below(all + 1),
    random.below(all + 1),
  ];
  const exponent = BigInt(Math.min(all, Math.max(0, random.pick(exponents, 0))));
  const ones = (1n << BigInt(fractionBits)) - 1n;
  const bit = 1n << BigInt(random.below(fractionBits));
  const some = random.u64() & ones;
  const fraction = random.pick([0n, 0n, ones, bit, ones ^ (bit - 1n), some, some & ~(bit - 1n)], 0n);
  return (
    (BigInt(random.below(2)) << BigInt(exponentBits + fractionBits)) | (exponent << BigInt(fractionBits)) | fraction
  );
}

function integer(random: Random): bigint {
  const size = BigInt(random.below(64));
  const any = random.u64();
  const edges = [
    any,
    any >> size,
    (1n << size) + BigInt(random.below(5) - 2),
    BigInt(random.below(3) - 1) - (1n << size),
  ];
  return BigInt.asUintN(64, random.pick(edges, any));
}

/** 64 bits of a vector register: a double, two singles, four halves, an integer of any size. */
function element(random: Random, kind: number): bigint {
  if (kind < 3) return float(random, double);
  if (kind < 7) return float(random, single) | (float(random, single) << 32n);
  if (kind < 8) return [0n, 16n, 32n, 48n].reduce((sum, at) => sum | (float(random, half) << at), 0n);
  return integer(random);
}

/** A case of a row: any FPCR, or the state in which the host's arithmetic serves; registers full of telling numbers. */
export function makeFloatCase(row: Row, _: number, random: Random): Case | undefined {
  const word = definedWord(row, random);
  if (word === undefined) return undefined;
  const v = new Uint8Array(512);
  const view = new DataView(v.buffer);
  // Registers that are used together hold the same kind of numbers.
  const kind = random.below(9);
  for (let at = 0; at < 512; at += 8)
    view.setBigUint64(at, element(random, random.below(8) === 0 ? random.below(9) : kind), true);
  relate(row, word, view, random);
  const isHostExact = random.below(3) === 0;
  return {
    words: [word, NOP, NOP, NOP],
    x: BigUint64Array.from({ length: 31 }, () => integer(random)),
    sp: 0n,
    v,
    data: new Uint8Array(DATA_SIZE),
    nzcv: (random.below(16) << 28) >>> 0,
    fpcr: isHostExact ? 0 : random.below(32) << 22,
    fpsr: isHostExact ? 0x10 : random.pick([0, 0x10, (random.u32() & 0x0800009f) >>> 0], 0),
  };
}

/** Makes sources equal, negated or neighbours now and then, so that comparisons meet equality and sums cancel. */
function relate(row: Row, word: number, view: DataView, random: Random): void {
  const { Rn, Rm } = fieldsOf(row, word);
  if (Rn === undefined || Rm === undefined || random.below(4) !== 0) return;
  const change = random.pick([0n, 0n, 1n, -1n, 0x8000000080000000n, 1n << 63n], 0n);
  for (const part of [0, 8]) {
    const value = view.getBigUint64(16 * Rn + part, true);
    view.setBigUint64(16 * Rm + part, BigInt.asUintN(64, change < 2n ? value + change : value ^ change), true);
  }
}
