// FPAdd, FPSub, FABD (Arm ARM shared/functions/float/fpadd, fpsub).
import * as bits from './bits';
import { narrowSum, widen } from './narrow';
import { round64, shiftRightSticky } from './round';
import { flush32, flush64, invalid32, invalid64, processNaNs32, processNaNs64 } from './unpack';

/** FADD. All flags but DZC. */
export function fadd32(a: u32, b: u32): u32 {
  return sum32(a, b, 0);
}

/** FSUB. A NaN operand is propagated, not negated. */
export function fsub32(a: u32, b: u32): u32 {
  return sum32(a, b, bits.SIGN32);
}

/** FABD: the magnitude of the difference, of a NaN too. */
export function fabd32(a: u32, b: u32): u32 {
  return bits.magnitude32(fsub32(a, b));
}

/** FADD. All flags but DZC. */
export function fadd64(a: u64, b: u64): u64 {
  return sum64(a, b, 0);
}

/** FSUB. A NaN operand is propagated, not negated. */
export function fsub64(a: u64, b: u64): u64 {
  return sum64(a, b, bits.SIGN64);
}

/** FABD: the magnitude of the difference, of a NaN too. */
export function fabd64(a: u64, b: u64): u64 {
  return bits.magnitude64(fsub64(a, b));
}

function sum32(a: u32, b: u32, negate: u32): u32 {
  a = flush32(a);
  b = flush32(b);
  if (bits.isSpecial32(a) || bits.isSpecial32(b)) {
    if (bits.isNaN32(a) || bits.isNaN32(b)) return processNaNs32(a, b);
    b ^= negate;
    if (!bits.isSpecial32(b)) return a;
    return bits.isSpecial32(a) && a != b ? invalid32() : b;
  }
  return narrowSum(widen(a), widen(b ^ negate));
}

function sum64(a: u64, b: u64, negate: u64): u64 {
  a = flush64(a);
  b = flush64(b);
  if (bits.isSpecial64(a) || bits.isSpecial64(b)) {
    if (bits.isNaN64(a) || bits.isNaN64(b)) return processNaNs64(a, b);
    b ^= negate;
    if (!bits.isSpecial64(b)) return a;
    return bits.isSpecial64(a) && a != b ? invalid64() : b;
  }
  b ^= negate;
  return bits.magnitude64(a) < bits.magnitude64(b) ? ordered64(b, a) : ordered64(a, b);
}

/** The sum of finite numbers, |a| ≥ |b|. */
function ordered64(a: u64, b: u64): u64 {
  const sign = bits.sign64(a);
  const subtract = bits.sign64(a ^ b) != 0;
  if (bits.magnitude64(b) == 0) {
    if (bits.magnitude64(a) != 0) return a;
    return u64(subtract ? bits.zeroSumSign() : sign) << 63;
  }
  const exponent = max<i32>(bits.biased64(a), 1);
  // Units at bit 62: room for a carry above and for guard bits below.
  const big = aligned(a);
  const small = shiftRightSticky(aligned(b), exponent - max<i32>(bits.biased64(b), 1));
  const sum = subtract ? big - small : big + small;
  if (sum == 0) return u64(bits.zeroSumSign()) << 63;
  const shift = i32(clz<u64>(sum));
  return round64(sign, exponent - 1022 - shift, sum << shift);
}

function aligned(x: u64): u64 {
  const fraction = x & bits.FRACTION64;
  return (bits.biased64(x) != 0 ? fraction | bits.UNIT64 : fraction) << 10;
}
