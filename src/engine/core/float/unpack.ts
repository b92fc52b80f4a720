// What every operation does to its operands first: flushing (FPUnpack) and NaNs (FPProcessNaN, FPProcessNaNs,
// FPProcessNaNs3). Arm ARM A1.5.4, A1.5.6 and shared/functions/float.
import * as bits from './bits';
import { flushesToZero, hasDefaultNaN, IDC, IOC, raise } from './state';

/** FPUnpack's flushing: a denormal is a zero of its sign when FPCR.FZ is set. Raises IDC. */
export function flush32(x: u32): u32 {
  if (!flushesToZero() || !bits.isDenormal32(x)) return x;
  raise(IDC);
  return x & bits.SIGN32;
}

/** FPUnpack's flushing: a denormal is a zero of its sign when FPCR.FZ is set. Raises IDC. */
export function flush64(x: u64): u64 {
  if (!flushesToZero() || !bits.isDenormal64(x)) return x;
  raise(IDC);
  return x & bits.SIGN64;
}

/** FPProcessNaN: quiets the NaN x, or replaces it when FPCR.DN is set. Raises IOC for a signalling one. */
export function processNaN32(x: u32): u32 {
  if (bits.isSignalling32(x)) raise(IOC);
  return hasDefaultNaN() ? bits.DEFAULT_NAN32 : x | bits.QUIET32;
}

/** FPProcessNaN: quiets the NaN x, or replaces it when FPCR.DN is set. Raises IOC for a signalling one. */
export function processNaN64(x: u64): u64 {
  if (bits.isSignalling64(x)) raise(IOC);
  return hasDefaultNaN() ? bits.DEFAULT_NAN64 : x | bits.QUIET64;
}

/** FPProcessNaNs, at least one of a and b being a NaN: a signalling one goes before a quiet one, then a before b. */
export function processNaNs32(a: u32, b: u32): u32 {
  if (bits.isSignalling32(a)) return processNaN32(a);
  if (bits.isSignalling32(b)) return processNaN32(b);
  return processNaN32(bits.isNaN32(a) ? a : b);
}

/** FPProcessNaNs, at least one of a and b being a NaN: a signalling one goes before a quiet one, then a before b. */
export function processNaNs64(a: u64, b: u64): u64 {
  if (bits.isSignalling64(a)) return processNaN64(a);
  if (bits.isSignalling64(b)) return processNaN64(b);
  return processNaN64(bits.isNaN64(a) ? a : b);
}

/** FPProcessNaNs3, at least one being a NaN. */
export function processNaNsOfThree32(a: u32, b: u32, c: u32): u32 {
  if (bits.isSignalling32(a)) return processNaN32(a);
  if (bits.isNaN32(b) || bits.isNaN32(c)) {
    if (!bits.isNaN32(a) || bits.isSignalling32(b) || bits.isSignalling32(c)) return processNaNs32(b, c);
  }
  return processNaN32(a);
}

/** FPProcessNaNs3, at least one being a NaN. */
export function processNaNsOfThree64(a: u64, b: u64, c: u64): u64 {
  if (bits.isSignalling64(a)) return processNaN64(a);
  if (bits.isNaN64(b) || bits.isNaN64(c)) {
    if (!bits.isNaN64(a) || bits.isSignalling64(b) || bits.isSignalling64(c)) return processNaNs64(b, c);
  }
  return processNaN64(a);
}

/** The result of an operation that has none: the default NaN and IOC. */
export function invalid32(): u32 {
  raise(IOC);
  return bits.DEFAULT_NAN32;
}

/** The result of an operation that has none: the default NaN and IOC. */
export function invalid64(): u64 {
  raise(IOC);
  return bits.DEFAULT_NAN64;
}
