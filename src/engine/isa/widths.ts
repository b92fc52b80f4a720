/** The two widths of general registers, so that a meaning is written once for both. */
import type { Builder } from './builder.ts';
import type { RawField, Slot, Val } from './ir.ts';

export interface Width<T extends 'i32' | 'i64'> {
  readonly bits: 32 | 64;
  readonly letter: 'w' | 'x';
  readonly ty: T;
  get(b: Builder, slot: Slot): Val<T>;
  set(b: Builder, slot: Slot, value: Val<T>): void;
  /** Writes a destination of which 31 is SP. */
  setSp(b: Builder, slot: Slot, value: Val<T>): void;
  imm(b: Builder): Val<T>;
  constant(b: Builder, value: number | bigint): Val<T>;
  /** A raw field of the record (a shift amount) at this width. */
  raw(b: Builder, field: RawField): Val<T>;
}

export const W: Width<'i32'> = {
  bits: 32,
  letter: 'w',
  ty: 'i32',
  get: (b, slot) => b.w(slot),
  set: (b, slot, value) => b.setW(slot, value),
  setSp: (b, slot, value) => b.setBase(slot, b.extendU(value)),
  imm: (b) => b.imm32(),
  constant: (b, value) => b.i32(Number(BigInt.asIntN(32, BigInt(value)))),
  raw: (b, field) => b.raw(field),
};

export const X: Width<'i64'> = {
  bits: 64,
  letter: 'x',
  ty: 'i64',
  get: (b, slot) => b.x(slot),
  set: (b, slot, value) => b.setX(slot, value),
  setSp: (b, slot, value) => b.setBase(slot, value),
  imm: (b) => b.imm(),
  constant: (b, value) => b.i64(value),
  raw: (b, field) => b.extendU(b.raw(field)),
};

export type AnyWidth = Width<'i32'> | Width<'i64'>;

/** Calls a generic writer for both widths: [W's result, X's result], so that the field sf picks one. */
export function both<R>(make: <T extends 'i32' | 'i64'>(w: Width<T>) => R): readonly [R, R] {
  return [make(W), make(X)];
}
