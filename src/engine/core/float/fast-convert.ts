// Comparisons and conversions by the host where it gives the architecture's result and flags, else by the exact
// functions. Flags of two values are u32s here: the generated interpreter calls these.
import { fcmp32, fcmp64 } from './compare';
import { fcvt64to32 } from './convert';
import { ftoint32, ftoint64, inttof32, inttof64 } from './integer';
import { flushesToZero, isHostArithmeticExact, ZERO } from './state';

/** fcmp32, faster: host comparisons are false for NaNs. */
export function fastFcmp32(a: u32, b: u32, signalling: u32): u32 {
  if (!flushesToZero()) {
    const x = reinterpret<f32>(a);
    const y = reinterpret<f32>(b);
    if (x == y) return 0b0110;
    if (x < y) return 0b1000;
    if (x > y) return 0b0010;
  }
  return fcmp32(a, b, signalling != 0);
}

/** fcmp64, faster: host comparisons are false for NaNs. */
export function fastFcmp64(a: u64, b: u64, signalling: u32): u32 {
  if (!flushesToZero()) {
    const x = reinterpret<f64>(a);
    const y = reinterpret<f64>(b);
    if (x == y) return 0b0110;
    if (x < y) return 0b1000;
    if (x > y) return 0b0010;
  }
  return fcmp64(a, b, signalling != 0);
}

/** fcvt64to32, faster. A result with an exponent field of at least 2 was not tiny before it was rounded (fast.ts). */
export function fastFcvt64to32(a: u64): u32 {
  if (isHostArithmeticExact()) {
    const result = reinterpret<u32>(f32(reinterpret<f64>(a)));
    if (((result >> 23) & 0xff) - 2 < 0xfd) return result;
  }
  return fcvt64to32(a);
}

/** ftoint32 toward zero without fraction bits, faster. */
export function fastFcvtz32(a: u32, unsigned: u32, width: u32): u64 {
  if (isHostArithmeticExact()) {
    // Widening is exact, and NaN fails the range check.
    const x = f64(reinterpret<f32>(a));
    if (isInRange(x, unsigned, width)) return truncated(x, unsigned, width);
  }
  return ftoint32(a, ZERO, unsigned != 0, width, 0);
}

/** ftoint64 toward zero without fraction bits, faster. */
export function fastFcvtz64(a: u64, unsigned: u32, width: u32): u64 {
  if (isHostArithmeticExact()) {
    const x = reinterpret<f64>(a);
    if (isInRange(x, unsigned, width)) return truncated(x, unsigned, width);
  }
  return ftoint64(a, ZERO, unsigned != 0, width, 0);
}

function isInRange(x: f64, unsigned: u32, width: u32): bool {
  const limit: f64 = width == 32 ? 4294967296.0 : 18446744073709551616.0;
  return unsigned != 0 ? x > -1.0 && x < limit : x >= -limit / 2.0 && x < limit / 2.0;
}

function truncated(x: f64, unsigned: u32, width: u32): u64 {
  if (unsigned != 0) return u64(x);
  return width == 32 ? u64(u32(i32(x))) : u64(i64(x));
}

/** inttof32 without fraction bits, faster. */
export function fastCvtf32(value: u64, unsigned: u32, width: u32): u32 {
  if (!isHostArithmeticExact()) return inttof32(value, unsigned != 0, width, 0);
  if (width == 32) return reinterpret<u32>(unsigned != 0 ? f32(u32(value)) : f32(i32(value)));
  return reinterpret<u32>(unsigned != 0 ? f32(value) : f32(i64(value)));
}

/** inttof64 without fraction bits, faster: of 32 bits it is exact. */
export function fastCvtf64(value: u64, unsigned: u32, width: u32): u64 {
  if (width == 32) return reinterpret<u64>(unsigned != 0 ? f64(u32(value)) : f64(i32(value)));
  if (!isHostArithmeticExact()) return inttof64(value, unsigned != 0, width, 0);
  return reinterpret<u64>(unsigned != 0 ? f64(value) : f64(i64(value)));
}
