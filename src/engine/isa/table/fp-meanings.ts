/**
 * What floating-point instructions do to one element, once for both formats: scalar, vector and by-element forms share
 * these. Results and flags are the core's exact functions' (core/float); values here are bit patterns.
 */
import type { Builder } from '../builder.ts';
import type { Slot, Val } from '../ir.ts';

export type Int = 'i32' | 'i64';

/** Single or double precision. */
export interface Format<T extends Int> {
  readonly letter: 's' | 'd';
  readonly bits: 32 | 64;
  readonly ty: T;
  /** The field ptype of scalar encodings. */
  readonly ptype: '00' | '01';
  /** An element of a vector register. */
  lane(b: Builder, slot: Slot, index: number): Val<T>;
  /** Writes a scalar: element 0, the rest of the register becomes zero. */
  set(b: Builder, slot: Slot, value: Val<T>): void;
}
export const S: Format<'i32'> = {
  letter: 's',
  bits: 32,
  ty: 'i32',
  ptype: '00',
  lane: (b, slot, index) => b.element(slot, index, 4),
  set: (b, slot, value) => b.setD(slot, b.extendU(value)),
};
export const D: Format<'i64'> = {
  letter: 'd',
  bits: 64,
  ty: 'i64',
  ptype: '01',
  lane: (b, slot, index) => b.half(slot, index === 0 ? 0 : 1),
  set: (b, slot, value) => b.setD(slot, value),
};
/** Calls a generic maker for both formats: [S's result, D's result], so that sz or ptype picks one. */
export function formats<R>(make: <T extends Int>(f: Format<T>) => R): readonly [R, R] {
  return [make(S), make(D)];
}

/** One element from the elements of n and m and a third one: the destination's or, of FMADD and its kin, Ra's. */
export type Meaning = <T extends Int>(b: Builder, f: Format<T>, n: Val<T>, m: Val<T>, a: Val<T>) => Val<T>;

const signBit = <T extends Int>(b: Builder, f: Format<T>): Val<T> => b.constant(f.ty, f.ty === 'i32' ? 0x80000000 : 1n << 63n);
export const negate = <T extends Int>(b: Builder, f: Format<T>, x: Val<T>): Val<T> => b.xor(x, signBit(b, f));
const magnitude = <T extends Int>(b: Builder, f: Format<T>, x: Val<T>): Val<T> => b.and(x, b.not(signBit(b, f)));

/** A function of core/float or core/as/simd/fp.ts by its name without the width, and constants after its operands. */
const call = <T extends Int>(b: Builder, f: Format<T>, name: string, args: readonly Val[], ...constants: readonly number[]): Val<T> =>
  b.call(f.ty, `${name}${f.bits}`, [...args, ...constants.map((c) => b.i32(c))]);
const unary = (name: string, ...constants: readonly number[]): Meaning => (b, f, n) => call(b, f, name, [n], ...constants);
const binary = (name: string): Meaning => (b, f, n, m) => call(b, f, name, [n, m]);
/** All ones where a comparison holds. */
const mask = <T extends Int>(b: Builder, f: Format<T>, relation: string, x: Val<T>, y: Val<T>): Val<T> => {
  const holds = b.call('i32', `${relation}${f.bits}`, [x, y]);
  return b.sub(b.constant(f.ty, 0), (f.ty === 'i32' ? holds : b.extendU(holds)) as Val<T>);
};
const compare = (relation: string): Meaning => (b, f, n, m) => mask(b, f, relation, n, m);
const compareMagnitudes = (relation: string): Meaning => (b, f, n, m) => mask(b, f, relation, magnitude(b, f, n), magnitude(b, f, m));
const compareZero = (relation: string, swapped = false): Meaning => (b, f, n) => {
  const zero = b.constant(f.ty, 0);
  return swapped ? mask(b, f, relation, zero, n) : mask(b, f, relation, n, zero);
};

/** Rounding modes as float/state.ts numbers them, by the letter of the instruction. */
export const roundingModes = { n: 0, p: 1, m: 2, z: 3, a: 4 } as const;
type ModeLetter = keyof typeof roundingModes;
export const modeLetters = Object.keys(roundingModes) as readonly ModeLetter[];

/** An integer as wide as the element, from it. */
const toInteger = (mode: ModeLetter, isUnsigned: 0 | 1): Meaning => (b, f, n) => {
  const value = mode === 'z' ? b.call('i64', `fastFcvtz${f.bits}`, [n, b.i32(isUnsigned), b.i32(f.bits)]) : fixedFrom(b, f, n, roundingModes[mode], isUnsigned, f.bits, b.i32(0));
  return (f.ty === 'i32' ? b.wrap(value) : value) as Val<typeof f.ty>;
};
/** FPToFixed to `width` bits, zero-extended. */
export const fixedFrom = <T extends Int>(b: Builder, f: Format<T>, x: Val<T>, mode: number, isUnsigned: 0 | 1, width: 32 | 64, fraction: Val<'i32'>): Val<'i64'> =>
  b.call('i64', `fpToInteger${f.bits}`, [x, b.i32(mode), b.i32(isUnsigned), b.i32(width), fraction]);
const widened = <T extends Int>(b: Builder, f: Format<T>, x: Val<T>): Val<'i64'> => (f.ty === 'i32' ? b.extendU(x as Val<'i32'>) : x) as Val<'i64'>;
const fromInteger = (isUnsigned: 0 | 1): Meaning => (b, f, n) => b.call(f.ty, `fastCvtf${f.bits}`, [widened(b, f, n), b.i32(isUnsigned), b.i32(f.bits)]);

/** Fixed-point forms of vectors: t is the number of fraction bits. */
export const toFixed = (isUnsigned: 0 | 1): Meaning => (b, f, n) => {
  const value = fixedFrom(b, f, n, roundingModes.z, isUnsigned, f.bits, b.raw('t'));
  return (f.ty === 'i32' ? b.wrap(value) : value) as Val<typeof f.ty>;
};
export const fromFixed = (isUnsigned: 0 | 1): Meaning => (b, f, n) => b.call(f.ty, `integerToFp${f.bits}`, [widened(b, f, n), b.i32(isUnsigned), b.i32(f.bits), b.raw('t')]);

/** FPMulAdd(addend, n, m). Of doubles the host has nothing that is exact and faster. */
const fused = <T extends Int>(b: Builder, f: Format<T>, addend: Val<T>, n: Val<T>, m: Val<T>): Val<T> => call(b, f, f.bits === 32 ? 'fastFma' : 'fma', [addend, n, m]);

export const binaryMeanings = {
  fadd: binary('fastAdd'),
  fsub: binary('fastSub'),
  fmul: binary('fastMul'),
  fdiv: binary('fastDiv'),
  fmax: binary('fmax'),
  fmin: binary('fmin'),
  fmaxnm: binary('fmaxnm'),
  fminnm: binary('fminnm'),
  fnmul: (b, f, n, m) => negate(b, f, call(b, f, 'fastMul', [n, m])),
  fmulx: binary('fmulx'),
  fabd: binary('fabd'),
  frecps: binary('frecps'),
  frsqrts: binary('frsqrts'),
  fcmeq: compare('fcmeq'),
  fcmge: compare('fcmge'),
  fcmgt: compare('fcmgt'),
  facge: compareMagnitudes('fcmge'),
  facgt: compareMagnitudes('fcmgt'),
  fmla: (b, f, n, m, a) => fused(b, f, a, n, m),
  fmls: (b, f, n, m, a) => fused(b, f, a, negate(b, f, n), m),
} as const satisfies Readonly<Record<string, Meaning>>;

export const fusedMeanings = {
  fmadd: binaryMeanings.fmla,
  fmsub: binaryMeanings.fmls,
  fnmadd: (b, f, n, m, a) => fused(b, f, negate(b, f, a), negate(b, f, n), m),
  fnmsub: (b, f, n, m, a) => fused(b, f, negate(b, f, a), n, m),
} as const satisfies Readonly<Record<string, Meaning>>;

export const unaryMeanings = {
  fmov: (_, __, n) => n,
  fabs: (b, f, n) => magnitude(b, f, n),
  fneg: (b, f, n) => negate(b, f, n),
  fsqrt: unary('fastSqrt'),
  frintn: unary('roundTo', roundingModes.n),
  frintp: unary('roundTo', roundingModes.p),
  frintm: unary('roundTo', roundingModes.m),
  frintz: unary('roundTo', roundingModes.z),
  frinta: unary('roundTo', roundingModes.a),
  frintx: unary('roundByFpcr', 1),
  frinti: unary('roundByFpcr', 0),
  frecpe: unary('frecpe'),
  frsqrte: unary('frsqrte'),
  frecpx: unary('frecpx'),
  fcmeq: compareZero('fcmeq'),
  fcmge: compareZero('fcmge'),
  fcmgt: compareZero('fcmgt'),
  fcmle: compareZero('fcmge', true),
  fcmlt: compareZero('fcmgt', true),
  fcvtns: toInteger('n', 0),
  fcvtnu: toInteger('n', 1),
  fcvtps: toInteger('p', 0),
  fcvtpu: toInteger('p', 1),
  fcvtms: toInteger('m', 0),
  fcvtmu: toInteger('m', 1),
  fcvtzs: toInteger('z', 0),
  fcvtzu: toInteger('z', 1),
  fcvtas: toInteger('a', 0),
  fcvtau: toInteger('a', 1),
  scvtf: fromInteger(0),
  ucvtf: fromInteger(1),
} as const satisfies Readonly<Record<string, Meaning>>;
