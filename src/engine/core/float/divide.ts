// FPDiv (Arm ARM shared/functions/float/fpdiv).
import * as bits from './bits';
import { narrow, widen } from './narrow';
import { round64 } from './round';
import { DZC, raise } from './state';
import { flush32, flush64, invalid32, invalid64, processNaNs32, processNaNs64 } from './unpack';

/** FDIV. All flags. */
export function fdiv32(a: u32, b: u32): u32 {
  a = flush32(a);
  b = flush32(b);
  if (bits.isNaN32(a) || bits.isNaN32(b)) return processNaNs32(a, b);
  const sign = (a ^ b) & bits.SIGN32;
  const infiniteA = bits.isSpecial32(a);
  const infiniteB = bits.isSpecial32(b);
  const zeroA = bits.magnitude32(a) == 0;
  const zeroB = bits.magnitude32(b) == 0;
  if ((infiniteA && infiniteB) || (zeroA && zeroB)) return invalid32();
  if (zeroB && !infiniteA) raise(DZC);
  if (infiniteA || zeroB) return sign | bits.INFINITY32;
  if (zeroA || infiniteB) return sign;
  return narrow(widen(a) / widen(b));
}

/** FDIV. All flags. */
export function fdiv64(a: u64, b: u64): u64 {
  a = flush64(a);
  b = flush64(b);
  if (bits.isNaN64(a) || bits.isNaN64(b)) return processNaNs64(a, b);
  const sign = (a ^ b) & bits.SIGN64;
  const infiniteA = bits.isSpecial64(a);
  const infiniteB = bits.isSpecial64(b);
  const zeroA = bits.magnitude64(a) == 0;
  const zeroB = bits.magnitude64(b) == 0;
  if ((infiniteA && infiniteB) || (zeroA && zeroB)) return invalid64();
  if (zeroB && !infiniteA) raise(DZC);
  if (infiniteA || zeroB) return sign | bits.INFINITY64;
  if (zeroA || infiniteB) return sign;

  // The host divides the significands, to nearest: at most half a unit off. The sign of the exact remainder, which
  // fits 64 bits though its two terms do not, tells on which side the quotient lies.
  const x = bits.significand64(a) >> 11;
  const y = bits.significand64(b) >> 11;
  const less = x < y;
  const quotient = u64((f64(x) / f64(y)) * (less ? 2 * f64(bits.UNIT64) : f64(bits.UNIT64)));
  const remainder = i64((x << (less ? 53 : 52)) - quotient * y);
  const exponent = bits.exponent64(a) - bits.exponent64(b) - i32(less);
  return round64(bits.sign64(sign), exponent, withRemainder(quotient, remainder));
}

/** A significand of 53 bits and a rest with the sign of `remainder`, as round64 takes it. It is not 2^52 with a negative rest. */
export function withRemainder(significand: u64, remainder: i64): u64 {
  const shifted = significand << 11;
  return remainder < 0 ? shifted - 1 : shifted | u64(remainder != 0);
}
