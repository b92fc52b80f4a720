// FPMul, FPMulX (Arm ARM shared/functions/float/fpmul, fpmulx). FNMUL is FMUL with its sign bit inverted, a NaN's too.
import * as bits from './bits';
import { narrow, widen } from './narrow';
import { round64 } from './round';
import { flush32, flush64, invalid32, invalid64, processNaNs32, processNaNs64 } from './unpack';
import { multiplyHigh } from './wide';

const TWO32: u32 = 0x40000000;
const TWO64: u64 = 1 << 62;

/** FMUL. All flags but DZC. */
export function fmul32(a: u32, b: u32): u32 {
  return product32(a, b, false);
}

/** FMULX: FMUL, but 0 × ∞ is 2 with the product's sign, without a flag. */
export function fmulx32(a: u32, b: u32): u32 {
  return product32(a, b, true);
}

/** FMUL. All flags but DZC. */
export function fmul64(a: u64, b: u64): u64 {
  return product64(a, b, false);
}

/** FMULX: FMUL, but 0 × ∞ is 2 with the product's sign, without a flag. */
export function fmulx64(a: u64, b: u64): u64 {
  return product64(a, b, true);
}

function product32(a: u32, b: u32, extended: bool): u32 {
  a = flush32(a);
  b = flush32(b);
  if (bits.isSpecial32(a) || bits.isSpecial32(b)) {
    if (bits.isNaN32(a) || bits.isNaN32(b)) return processNaNs32(a, b);
    const sign = (a ^ b) & bits.SIGN32;
    if (bits.magnitude32(a) != 0 && bits.magnitude32(b) != 0) return sign | bits.INFINITY32;
    return extended ? sign | TWO32 : invalid32();
  }
  return narrow(widen(a) * widen(b));
}

function product64(a: u64, b: u64, extended: bool): u64 {
  a = flush64(a);
  b = flush64(b);
  const sign = (a ^ b) & bits.SIGN64;
  const zero = bits.magnitude64(a) == 0 || bits.magnitude64(b) == 0;
  if (bits.isSpecial64(a) || bits.isSpecial64(b)) {
    if (bits.isNaN64(a) || bits.isNaN64(b)) return processNaNs64(a, b);
    if (!zero) return sign | bits.INFINITY64;
    return extended ? sign | TWO64 : invalid64();
  }
  if (zero) return sign;
  const x = bits.significand64(a);
  const y = bits.significand64(b);
  // In [2^62, 2^64). The low half is only needed as a sticky bit: its top bit may be lost, there are 11 to spare.
  const product = multiplyHigh(x, y) | u64(x * y != 0);
  const shift = i32(clz<u64>(product));
  return round64(bits.sign64(sign), bits.exponent64(a) + bits.exponent64(b) + 1 - shift, product << shift);
}
