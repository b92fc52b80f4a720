// The host's arithmetic where it gives the architecture's result and flags, else the exact functions. A result with an
// exponent field of at least 2 comes from no NaN, infinity or zero that would raise a flag, and was not tiny before it was rounded.
import { fadd32, fadd64, fsub32, fsub64 } from './add';
import { fdiv32, fdiv64 } from './divide';
import { fma32 } from './fma';
import { fmul32, fmul64 } from './multiply';
import { fsqrt32, fsqrt64 } from './sqrt';
import { isHostArithmeticExact } from './state';

function isSafe32(x: u32): bool {
  return ((x >> 23) & 0xff) - 2 < 0xfd;
}

function isSafe64(x: u64): bool {
  return ((x >> 52) & 0x7ff) - 2 < 0x7fd;
}

/** fadd32, faster. */
export function fastAdd32(a: u32, b: u32): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(reinterpret<f32>(a) + reinterpret<f32>(b));
    if (isSafe32(result)) return result;
  }
  return fadd32(a, b);
}

/** fadd64, faster. */
export function fastAdd64(a: u64, b: u64): u64 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u64>(reinterpret<f64>(a) + reinterpret<f64>(b));
    if (isSafe64(result)) return result;
  }
  return fadd64(a, b);
}

/** fsub32, faster. */
export function fastSub32(a: u32, b: u32): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(reinterpret<f32>(a) - reinterpret<f32>(b));
    if (isSafe32(result)) return result;
  }
  return fsub32(a, b);
}

/** fsub64, faster. */
export function fastSub64(a: u64, b: u64): u64 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u64>(reinterpret<f64>(a) - reinterpret<f64>(b));
    if (isSafe64(result)) return result;
  }
  return fsub64(a, b);
}

/** fmul32, faster. */
export function fastMul32(a: u32, b: u32): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(reinterpret<f32>(a) * reinterpret<f32>(b));
    if (isSafe32(result)) return result;
  }
  return fmul32(a, b);
}

/** fmul64, faster. */
export function fastMul64(a: u64, b: u64): u64 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u64>(reinterpret<f64>(a) * reinterpret<f64>(b));
    if (isSafe64(result)) return result;
  }
  return fmul64(a, b);
}

/** fdiv32, faster. */
export function fastDiv32(a: u32, b: u32): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(reinterpret<f32>(a) / reinterpret<f32>(b));
    if (isSafe32(result)) return result;
  }
  return fdiv32(a, b);
}

/** fdiv64, faster. */
export function fastDiv64(a: u64, b: u64): u64 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u64>(reinterpret<f64>(a) / reinterpret<f64>(b));
    if (isSafe64(result)) return result;
  }
  return fdiv64(a, b);
}

/** fsqrt32, faster. */
export function fastSqrt32(a: u32): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(sqrt<f32>(reinterpret<f32>(a)));
    if (isSafe32(result)) return result;
  }
  return fsqrt32(a);
}

/** fsqrt64, faster. */
export function fastSqrt64(a: u64): u64 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u64>(sqrt<f64>(reinterpret<f64>(a)));
    if (isSafe64(result)) return result;
  }
  return fsqrt64(a);
}

/**
 * fma32, faster. The product is exact in double precision; the sum, rounded there, lies on the same side of every
 * boundary of single precision as the exact one unless it hits the middle between two singles.
 */
export function fastFma32(addend: u32, a: u32, b: u32): u32 {
  if (isHostArithmeticExact()) {
    const product = f64(reinterpret<f32>(a)) * f64(reinterpret<f32>(b));
    const sum = product + f64(reinterpret<f32>(addend));
    const result = reinterpret<u32>(f32(sum));
    if (isSafe32(result) && (reinterpret<u64>(sum) & 0x1fffffff) != 0x10000000) return result;
  }
  return fma32(addend, a, b);
}
