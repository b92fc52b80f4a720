// Single and double precision bit patterns: classes, parts and constants (Arm ARM A1.4.2, A1.4.3).
import { NEGINF, roundingMode } from './state';

export const SIGN32: u32 = 0x80000000;
export const INFINITY32: u32 = 0x7f800000;
export const MAX_NORMAL32: u32 = 0x7f7fffff;
export const DEFAULT_NAN32: u32 = 0x7fc00000;
export const QUIET32: u32 = 0x00400000;

export const SIGN64: u64 = 1 << 63;
export const INFINITY64: u64 = 0x7ff << 52;
export const MAX_NORMAL64: u64 = (0x7ff << 52) - 1;
export const DEFAULT_NAN64: u64 = 0xfff << 51;
export const QUIET64: u64 = 1 << 51;
export const FRACTION64: u64 = (1 << 52) - 1;
export const UNIT64: u64 = 1 << 52;

export function magnitude32(x: u32): u32 {
  return x & 0x7fffffff;
}

export function magnitude64(x: u64): u64 {
  return (x << 1) >> 1;
}

/** 0 or 1. */
export function sign32(x: u32): u32 {
  return x >> 31;
}

/** 0 or 1. */
export function sign64(x: u64): u32 {
  return u32(x >> 63);
}

export function isNaN32(x: u32): bool {
  return magnitude32(x) > INFINITY32;
}

export function isNaN64(x: u64): bool {
  return magnitude64(x) > INFINITY64;
}

/** Infinity or NaN. */
export function isSpecial32(x: u32): bool {
  return magnitude32(x) >= INFINITY32;
}

/** Infinity or NaN. */
export function isSpecial64(x: u64): bool {
  return magnitude64(x) >= INFINITY64;
}

export function isSignalling32(x: u32): bool {
  return isNaN32(x) && (x & QUIET32) == 0;
}

export function isSignalling64(x: u64): bool {
  return isNaN64(x) && (x & QUIET64) == 0;
}

export function isDenormal32(x: u32): bool {
  return magnitude32(x) - 1 < 0x007fffff;
}

export function isDenormal64(x: u64): bool {
  return magnitude64(x) - 1 < FRACTION64;
}

/** The exponent field. */
export function biased64(x: u64): i32 {
  return i32((x >> 52) & 0x7ff);
}

/** The exponent e of a finite x = ±1.f × 2^e; not for zeros. */
export function exponent64(x: u64): i32 {
  const biased = biased64(x);
  return biased != 0 ? biased - 1023 : -1011 - i32(clz<u64>(x & FRACTION64));
}

/** The significand 1.f of a finite x, its leading one at bit 63; not for zeros. */
export function significand64(x: u64): u64 {
  const fraction = x & FRACTION64;
  return biased64(x) != 0 ? (fraction | UNIT64) << 11 : fraction << clz<u64>(fraction);
}

/** The sign of a sum that is exactly zero though its operands are not zeros of one sign. */
export function zeroSumSign(): u32 {
  return u32(roundingMode() == NEGINF);
}

/** FPCompare's order of two numbers that are not NaN, but with −0 below +0. */
export function isBelow32(a: u32, b: u32): bool {
  return order32(a) < order32(b);
}

/** FPCompare's order of two numbers that are not NaN, but with −0 below +0. */
export function isBelow64(a: u64, b: u64): bool {
  return order64(a) < order64(b);
}

function order32(x: u32): i32 {
  return i32(x) ^ i32(u32(i32(x) >> 31) >> 1);
}

function order64(x: u64): i64 {
  return i64(x) ^ i64(u64(i64(x) >> 63) >> 1);
}
