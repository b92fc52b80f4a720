/** One case: a program of up to four words and the whole state before it (runner.c has the same layout). */
export const CASE_SIZE = 1312;
export const OFFSETS = {
  words: 0,
  nzcv: 16,
  fpcr: 20,
  fpsr: 24,
  status: 28,
  x: 32,
  sp: 280,
  v: 288,
  data: 800,
} as const;
export const DATA_SIZE = 512;
/** Where the slot of case i stands (the first word belongs to the runner), and the window of data, across two pages. */
export const CODE = 0x40000000;
export const SLOT_SIZE = 32;
export const BATCH = 512;
export const DATA = 0x40080f00;
export const codeOf = (index: number): number => CODE + (index % BATCH) * SLOT_SIZE + 4;

export const NOP = 0xd503201f;

export interface Case {
  readonly words: number[];
  readonly x: BigUint64Array;
  sp: bigint;
  readonly v: Uint8Array;
  readonly data: Uint8Array;
  nzcv: number;
  fpcr: number;
  fpsr: number;
}

export function writeCase(bytes: Uint8Array, index: number, c: Case): void {
  const at = index * CASE_SIZE;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, CASE_SIZE);
  for (let i = 0; i < 4; i++) view.setUint32(i * 4, c.words[i] ?? NOP, true);
  view.setUint32(OFFSETS.nzcv, c.nzcv, true);
  view.setUint32(OFFSETS.fpcr, c.fpcr, true);
  view.setUint32(OFFSETS.fpsr, c.fpsr, true);
  c.x.forEach((value, i) => {
    view.setBigUint64(OFFSETS.x + 8 * i, value, true);
  });
  view.setBigUint64(OFFSETS.sp, c.sp, true);
  view.setUint32(OFFSETS.status, 0, true);
  bytes.set(c.v, at + OFFSETS.v);
  bytes.set(c.data, at + OFFSETS.data);
}

/** A generator of reproducible numbers: the low bits of a 64-bit linear congruence are dropped. */
export class Random {
  #state: bigint;
  constructor(seed: number) {
    this.#state = BigInt(seed) * 0x9e3779b97f4a7c15n + 0x853c49e6748fea9bn;
  }
  u32(): number {
    this.#state = BigInt.asUintN(64, this.#state * 6364136223846793005n + 1442695040888963407n);
    const x = Number(this.#state >> 32n);
    return (x ^ (x >>> 15)) >>> 0;
  }
  below(n: number): number {
    return Math.floor((this.u32() / 2 ** 32) * n);
  }
  pick<T>(list: readonly T[], otherwise: T): T {
    return list[this.below(list.length)] ?? otherwise;
  }
  u64(): bigint {
    return (BigInt(this.u32()) << 32n) | BigInt(this.u32());
  }
}

// Values at the edges of integers and of floating point, by size in bytes.
const floats32 = [
  0, 0x3f800000, 0x7f800000, 0x7fc00000, 0x7fa00001, 0x7f7fffff, 0x00800000, 0x00000001, 0x007fffff, 0x4b000000,
  0x4f000000, 0x5f000000, 0x3f000000, 0x33800000,
];
const floats64 = [
  0n,
  0x3ff0000000000000n,
  0x7ff0000000000000n,
  0x7ff8000000000000n,
  0x7ff4000000000001n,
  0x7fefffffffffffffn,
  0x0010000000000000n,
  1n,
  0x000fffffffffffffn,
  0x41e0000000000000n,
  0x43e0000000000000n,
  0x3fe0000000000000n,
  0x36a0000000000000n,
  0x47f0000000000000n,
];

export function edge(random: Random, size: number): bigint {
  const bits = BigInt(size * 8);
  switch (random.below(10)) {
    case 0:
      return 0n;
    case 1:
      return (1n << bits) - 1n;
    case 2:
      return 1n << (bits - 1n);
    case 3:
      return (1n << (bits - 1n)) - 1n;
    case 4:
      return BigInt(random.below(Math.min(2 ** (size * 8), 80)));
    case 5:
      return (1n << bits) - 1n - BigInt(random.below(80));
    case 6:
      return 1n << BigInt(random.below(size * 8));
    case 7: {
      const sign = BigInt(random.below(2)) << (bits - 1n);
      if (size === 4) return sign | BigInt(random.pick(floats32, 0));
      if (size === 8) return sign | random.pick(floats64, 0n);
      return BigInt.asUintN(size * 8, random.u64());
    }
    default:
      return BigInt.asUintN(size * 8, random.u64());
  }
}

/** Fills a vector register with elements of one size, or with noise. */
export function fillVector(random: Random, view: DataView, at: number): void {
  const size = random.pick([1, 2, 4, 8, 16], 16);
  if (size === 16) {
    view.setBigUint64(at, random.u64(), true);
    view.setBigUint64(at + 8, random.u64(), true);
    return;
  }
  for (let i = 0; i < 16; i += size) {
    const value = edge(random, size);
    if (size === 8) view.setBigUint64(at + i, value, true);
    else if (size === 4) view.setUint32(at + i, Number(value), true);
    else if (size === 2) view.setUint16(at + i, Number(value), true);
    else view.setUint8(at + i, Number(value));
  }
}
