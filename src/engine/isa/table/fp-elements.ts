/** Operations that apply a meaning to each element of a vector register: what the vector groups of floating point share. */
import { op, type Op } from '../row.ts';
import type { Builder } from '../builder.ts';
import type { Val } from '../ir.ts';
import { D, S, type Format, type Int, type Meaning } from './fp-meanings.ts';

/** Operations by sz:Q: 2S, 4S, reserved, 2D. */
export type VectorOps = readonly [Op, Op, undefined, Op];

/**
 * Writes the elements, in order, to d: 64 bits of them clear the upper half. All are evaluated before d changes, which
 * may be one of their sources.
 */
export function setElements<T extends Int>(b: Builder, f: Format<T>, elements: readonly Val<T>[]): void {
  const values = elements.map((value) => b.let(value));
  const half = (index: number): Val<'i64'> => {
    if (f.ty === 'i64') return (values[index] ?? b.i64(0)) as Val<'i64'>;
    const [low, high] = values.slice(index * 2, index * 2 + 2) as Val<'i32'>[];
    if (low === undefined || high === undefined) return b.i64(0);
    return b.or(b.extendU(low), b.shl(b.extendU(high), b.i64(32)));
  };
  b.setHalf('d', 0, half(0));
  b.setHalf('d', 1, half(1));
}

/** An operation for each arrangement; `elements` gives the elements of the result. */
export function vectorOps(name: string, elements: <T extends Int>(b: Builder, f: Format<T>, count: number) => readonly Val<T>[]): VectorOps {
  const make = <T extends Int>(f: Format<T>, count: number): Op =>
    op(`${name}_${count}${f.letter}`, (b) => {
      b.fpAccess();
      setElements(b, f, elements(b, f, count));
    });
  return [make(S, 2), make(S, 4), undefined, make(D, 2)];
}
const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Each element from those of n, m and the old d at its place. */
export const elementwise = (name: string, meaning: Meaning): VectorOps =>
  vectorOps(name, (b, f, count) => indices(count).map((i) => meaning(b, f, f.lane(b, 'n', i), f.lane(b, 'm', i), f.lane(b, 'd', i))));

/** As elementwise, m being the address of the one element that all are combined with. */
export const byElement = (name: string, meaning: Meaning): VectorOps =>
  vectorOps(name, (b, f, count) => indices(count).map((i) => meaning(b, f, f.lane(b, 'n', i), f.lane(b, 'm', 0), f.lane(b, 'd', i))));

/** Each element from two neighbours; those of m follow those of n. */
export const pairwise = (name: string, meaning: Meaning): VectorOps =>
  vectorOps(name, (b, f, count) =>
    indices(count).map((i) => {
      const slot = i < count / 2 ? 'n' : 'm';
      const first = (i * 2) % count;
      const x = f.lane(b, slot, first);
      return meaning(b, f, x, f.lane(b, slot, first + 1), x);
    }),
  );

/** A scalar operation for each format, by sz. */
export function scalarOps(name: string, meaning: Meaning): readonly [Op, Op] {
  const make = <T extends Int>(f: Format<T>): Op =>
    op(`${name}_scalar_${f.letter}`, (b) => {
      b.fpAccess();
      f.set(b, 'd', meaning(b, f, f.lane(b, 'n', 0), f.lane(b, 'm', 0), f.lane(b, 'd', 0)));
    });
  return [make(S), make(D)];
}

/** A scalar from the two elements of n. */
export function scalarPairOps(name: string, meaning: Meaning): readonly [Op, Op] {
  const make = <T extends Int>(f: Format<T>): Op =>
    op(`${name}_pair_${f.letter}`, (b) => {
      b.fpAccess();
      const x = f.lane(b, 'n', 0);
      f.set(b, 'd', meaning(b, f, x, f.lane(b, 'n', 1), x));
    });
  return [make(S), make(D)];
}

/** The four S elements of n combined in halves (Reduce, shared/functions/vector). */
export const acrossOp = (name: string, meaning: Meaning): Op =>
  op(`${name}_4s`, (b) => {
    b.fpAccess();
    const combine = (x: Val<'i32'>, y: Val<'i32'>): Val<'i32'> => b.let(meaning(b, S, x, y, x));
    const lane = (i: number): Val<'i32'> => S.lane(b, 'n', i);
    S.set(b, 'd', combine(combine(lane(0), lane(1)), combine(lane(2), lane(3))));
  });
