// FPConvert between half, single and double precision, and FCVTXN (Arm ARM shared/functions/float/fpconvert).
// Half-precision operands are never flushed (FPUnpackCV). With FPCR.AHP a half has neither infinities nor NaNs.
import * as bits from './bits';
import { round16, round32 } from './round';
import { hasAlternativeHalf, hasDefaultNaN, IOC, ODD, raise, roundingMode } from './state';
import { flush32, flush64 } from './unpack';

/** FCVT Dd, Sn: exact. IOC, IDC. */
export function fcvt32to64(a: u32): u64 {
  a = flush32(a);
  if (bits.isNaN32(a)) return quieted(leftAligned32(a));
  return reinterpret<u64>(f64(reinterpret<f32>(a)));
}

/** FCVT Sd, Dn. All flags but DZC. */
export function fcvt64to32(a: u64): u32 {
  return toSingle(a, roundingMode());
}

/** FCVTXN: rounds to odd, so that a further rounding is as good as one; never to an infinity. */
export function fcvtxn(a: u64): u32 {
  return toSingle(a, ODD);
}

function toSingle(a: u64, mode: u32): u32 {
  a = flush64(a);
  const sign = bits.sign64(a);
  if (bits.isNaN64(a)) {
    const nan = quieted(a);
    return (u32(nan >> 32) & bits.SIGN32) | bits.INFINITY32 | (u32(nan >> 29) & 0x007fffff);
  }
  if (bits.isSpecial64(a)) return (sign << 31) | bits.INFINITY32;
  if (bits.magnitude64(a) == 0) return sign << 31;
  return round32(mode, sign, bits.exponent64(a), bits.significand64(a));
}

/** FCVT Sd, Hn: exact. a: 16 bits. IOC. */
export function fcvt16to32(a: u32): u32 {
  if (isNaN16(a)) {
    const nan = quieted(leftAligned16(a));
    return (u32(nan >> 32) & bits.SIGN32) | bits.INFINITY32 | (u32(nan >> 29) & 0x007fffff);
  }
  return reinterpret<u32>(f32(reinterpret<f64>(number16(a))));
}

/** FCVT Dd, Hn: exact. a: 16 bits. IOC. */
export function fcvt16to64(a: u32): u64 {
  return isNaN16(a) ? quieted(leftAligned16(a)) : number16(a);
}

/** FCVT Hd, Sn. 16 bits. All flags but DZC. */
export function fcvt32to16(a: u32): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return toHalf(leftAligned32(a));
  return toHalf(reinterpret<u64>(f64(reinterpret<f32>(a))));
}

/** FCVT Hd, Dn, rounded once. 16 bits. All flags but DZC. */
export function fcvt64to16(a: u64): u32 {
  return toHalf(flush64(a));
}

function toHalf(a: u64): u32 {
  const sign = bits.sign64(a) << 15;
  if (bits.isSpecial64(a)) {
    const isNaN = bits.isNaN64(a);
    if (hasAlternativeHalf()) {
      raise(IOC);
      return isNaN ? sign : sign | 0x7fff;
    }
    if (!isNaN) return sign | 0x7c00;
    const nan = quieted(a);
    return (u32(nan >> 48) & 0x8000) | 0x7c00 | (u32(nan >> 42) & 0x3ff);
  }
  if (bits.magnitude64(a) == 0) return sign;
  return round16(bits.sign64(a), bits.exponent64(a), bits.significand64(a));
}

/** FPConvertNaN in the widest format: a NaN's payload is aligned to the left, so that narrowing keeps its top bits. */
function quieted(nan: u64): u64 {
  if ((nan & bits.QUIET64) == 0) raise(IOC);
  return hasDefaultNaN() ? bits.DEFAULT_NAN64 : nan | bits.QUIET64;
}

function leftAligned32(nan: u32): u64 {
  return (u64(nan & bits.SIGN32) << 32) | bits.INFINITY64 | (u64(nan & 0x007fffff) << 29);
}

function leftAligned16(nan: u32): u64 {
  return (u64(nan & 0x8000) << 48) | bits.INFINITY64 | (u64(nan & 0x3ff) << 42);
}

function isNaN16(a: u32): bool {
  return (a & 0x7c00) == 0x7c00 && (a & 0x3ff) != 0 && !hasAlternativeHalf();
}

/** A half that is no NaN, as a double. */
function number16(a: u32): u64 {
  const sign = u64(a & 0x8000) << 48;
  const exponent = (a >> 10) & 0x1f;
  const fraction = u64(a & 0x3ff);
  if (exponent == 0x1f && !hasAlternativeHalf()) return sign | bits.INFINITY64;
  if (exponent != 0) return sign | (u64(exponent + 1008) << 52) | (fraction << 42);
  return sign | reinterpret<u64>(f64(fraction) * (1.0 / 16777216.0));
}
