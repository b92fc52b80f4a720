/** What the meanings of Advanced SIMD share: shapes, arrangements, and operations made for each of them. */
import { op, type Op } from './row.ts';
import type { Builder } from './builder.ts';
import type { Slot, Val } from './ir.ts';

/** log2 of an element's bytes. */
export type Size = 0 | 1 | 2 | 3;
export type Vec = Val<'v128'>;
export const shapes = ['i8x16', 'i16x8', 'i32x4', 'i64x2'] as const;
export const letters = ['b', 'h', 's', 'd'] as const;

/** `16b`, `4h` …; a D register alone is `d`. */
export function arrangementName(size: number, q: number): string {
  return size === 3 && q === 0 ? 'd' : `${(q === 1 ? 16 : 8) >> size}${letters[size] ?? ''}`;
}

/** Writes a vector register: all of it, or its low half, which clears the rest. */
export function setResult(b: Builder, q: number, value: Vec): void {
  if (q === 1) b.setV('d', value);
  else b.setD('d', low(b, value));
}
export const low = (b: Builder, value: Vec): Val<'i64'> => b.op<'i64'>('i64x2.extract_lane', [value], [0]);
export const zeros = (b: Builder): Vec => b.op<'v128'>('i64x2.splat', [b.i64(0)]);
/** An operation of a shape on vectors: `lanes(b, 1, 'add', x, y)` is i16x8.add. */
export const lanes = (b: Builder, size: number, name: string, ...args: readonly Val[]): Vec =>
  b.op<'v128'>(`${shapes[size] ?? ''}.${name}`, args);
/** All elements the same: from a value of i32 (i64 for D). */
export const splat = (b: Builder, size: number, value: Val): Vec =>
  b.op<'v128'>(`${shapes[size] ?? ''}.splat`, [value]);
/** The element at the address in a slot, in all elements. */
export function splatSlot(b: Builder, size: number, slot: Slot): Vec {
  return size === 3
    ? splat(b, 3, b.half(slot, 0))
    : splat(b, size, b.element(slot, 0, size === 0 ? 1 : size === 1 ? 2 : 4));
}
/** Shuffles elements of `size` bytes (log2): `order` counts elements of x, then of y. */
export function shuffle(b: Builder, size: number, x: Vec, y: Vec, order: readonly number[]): Vec {
  const bytes = order.flatMap((e) => Array.from({ length: 1 << size }, (_, i) => (e << size) + i));
  while (bytes.length < 16) bytes.push(0);
  return b.op<'v128'>('i8x16.shuffle', [x, y], bytes);
}
/** The elements that a 64- or 128-bit permutation of n and m takes: numbers from `count` on are m's. */
export function permute(b: Builder, size: number, q: number, order: (count: number) => readonly number[]): Vec {
  const count = (q === 1 ? 16 : 8) >> size;
  const whole = 16 >> size;
  const picked = order(count).map((e) => (e < count ? e : e - count + whole));
  return shuffle(b, size, b.v('n'), b.v('m'), picked);
}
export const evens = (count: number): number[] => Array.from({ length: count }, (_, i) => 2 * i);
export const odds = (count: number): number[] => Array.from({ length: count }, (_, i) => 2 * i + 1);

/** The operations of one meaning, by size and Q; size 3 with Q = 0 is the scalar form. */
export type Family = (size: number, q: number) => Op | undefined;

/** One operation for each size and width, `hot` naming the arrangements that compiled code executes often. */
export function family(
  name: string,
  sizes: readonly Size[],
  value: (b: Builder, size: Size, q: 0 | 1) => Vec,
  hot = '',
): Family {
  const ops = new Map<number, Op>();
  for (const size of sizes)
    for (const q of [0, 1] as const) {
      const text = arrangementName(size, q);
      const build = (b: Builder): void => {
        b.fpAccess();
        setResult(b, q, value(b, size, q));
      };
      ops.set(size * 2 + q, op(`${name}_${text}`, build, hot.split(' ').includes(text) ? 'hot' : 'cold'));
    }
  return (size, q) => ops.get(size * 2 + q);
}

/**
 * One operation for all sizes that calls a helper with the addresses of the registers, `t` and `imm32` (by convention
 * the element's size and a number of bytes).
 */
export function helper(name: string, fn: string, slots: readonly Slot[]): Op {
  return op(name, (b) => {
    b.fpAccess();
    b.do(fn, [...slots.map((s) => b.raw(s)), b.raw('t'), b.imm32()], false);
  });
}
export const bytesOf = (q: number): number => (q === 1 ? 16 : 8);

/** What a record needs beside its registers, for a size and a width; undefined: no such form. */
export type Meaning = (
  size: number,
  q: number,
  isScalar?: boolean,
) => { readonly op: Op; readonly t?: number; readonly imm32?: number } | undefined;

export const ofFamily =
  (ops: Family): Meaning =>
  (size, q, isScalar = false) => {
    if (isScalar ? size !== 3 : size === 3 && q === 0) return undefined;
    const o = ops(size, isScalar ? 0 : q);
    return o === undefined ? undefined : { op: o };
  };
/** A helper whose `t` is the size and whose `imm32` the number of result bytes, `flags` added. */
export const ofHelper =
  (o: Op, sizes: readonly number[], flags = 0): Meaning =>
  (size, q, isScalar = false) => {
    if (!sizes.includes(size) || (!isScalar && size === 3 && q === 0)) return undefined;
    return { op: o, t: size, imm32: (isScalar ? 1 << size : bytesOf(q)) + flags };
  };
