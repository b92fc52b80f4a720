// FPMax, FPMin, FPMaxNum, FPMinNum (Arm ARM shared/functions/float). −0 is below +0.
import * as bits from './bits';
import { flush32, flush64, processNaNs32, processNaNs64 } from './unpack';

/** FMAX: a NaN wins. */
export function fmax32(a: u32, b: u32): u32 {
  a = flush32(a);
  b = flush32(b);
  if (bits.isNaN32(a) || bits.isNaN32(b)) return processNaNs32(a, b);
  return bits.isBelow32(a, b) ? b : a;
}

/** FMAX: a NaN wins. */
export function fmax64(a: u64, b: u64): u64 {
  a = flush64(a);
  b = flush64(b);
  if (bits.isNaN64(a) || bits.isNaN64(b)) return processNaNs64(a, b);
  return bits.isBelow64(a, b) ? b : a;
}

/** FMIN: a NaN wins. */
export function fmin32(a: u32, b: u32): u32 {
  a = flush32(a);
  b = flush32(b);
  if (bits.isNaN32(a) || bits.isNaN32(b)) return processNaNs32(a, b);
  return bits.isBelow32(b, a) ? b : a;
}

/** FMIN: a NaN wins. */
export function fmin64(a: u64, b: u64): u64 {
  a = flush64(a);
  b = flush64(b);
  if (bits.isNaN64(a) || bits.isNaN64(b)) return processNaNs64(a, b);
  return bits.isBelow64(b, a) ? b : a;
}

/** FMAXNM: a number wins against a quiet NaN. */
export function fmaxnm32(a: u32, b: u32): u32 {
  const quietA = isQuiet32(a);
  const quietB = isQuiet32(b);
  return fmax32(
    quietA && !quietB ? bits.SIGN32 | bits.INFINITY32 : a,
    quietB && !quietA ? bits.SIGN32 | bits.INFINITY32 : b,
  );
}

/** FMAXNM: a number wins against a quiet NaN. */
export function fmaxnm64(a: u64, b: u64): u64 {
  const quietA = isQuiet64(a);
  const quietB = isQuiet64(b);
  return fmax64(
    quietA && !quietB ? bits.SIGN64 | bits.INFINITY64 : a,
    quietB && !quietA ? bits.SIGN64 | bits.INFINITY64 : b,
  );
}

/** FMINNM: a number wins against a quiet NaN. */
export function fminnm32(a: u32, b: u32): u32 {
  const quietA = isQuiet32(a);
  const quietB = isQuiet32(b);
  return fmin32(quietA && !quietB ? bits.INFINITY32 : a, quietB && !quietA ? bits.INFINITY32 : b);
}

/** FMINNM: a number wins against a quiet NaN. */
export function fminnm64(a: u64, b: u64): u64 {
  const quietA = isQuiet64(a);
  const quietB = isQuiet64(b);
  return fmin64(quietA && !quietB ? bits.INFINITY64 : a, quietB && !quietA ? bits.INFINITY64 : b);
}

function isQuiet32(x: u32): bool {
  return bits.isNaN32(x) && (x & bits.QUIET32) != 0;
}

function isQuiet64(x: u64): bool {
  return bits.isNaN64(x) && (x & bits.QUIET64) != 0;
}
