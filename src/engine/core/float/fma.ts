// FPMulAdd, FPRecipStepFused, FPRSqrtStepFused (Arm ARM shared/functions/float): one rounding. FMSUB, FNMADD and FNMSUB
// are FMADD with the sign bits of op1 and the addend inverted first, NaNs' too.
import * as bits from './bits';
import { narrowSum, narrowSumScaled, widen } from './narrow';
import { round64 } from './round';
import * as unpack from './unpack';
import { multiplyHigh, shiftedHigh, shiftedLowSticky } from './wide';

const TWO32: u32 = 0x40000000;
const THREE32: u32 = 0x40400000;
const ONE_POINT_FIVE32: u32 = 0x3fc00000;
const TWO64: u64 = 1 << 62;
const THREE64: u64 = 0x4008 << 48;
const ONE_POINT_FIVE64: u64 = 0x3ff8 << 48;

/** FMADD: addend + op1 × op2. All flags but DZC. */
export function fma32(addend: u32, op1: u32, op2: u32): u32 {
  return mulAdd32(unpack.flush32(addend), unpack.flush32(op1), unpack.flush32(op2), 1);
}

/** FMADD: addend + op1 × op2. All flags but DZC. */
export function fma64(addend: u64, op1: u64, op2: u64): u64 {
  return mulAdd64(unpack.flush64(addend), unpack.flush64(op1), unpack.flush64(op2), 0);
}

/** FRECPS: 2 − a × b, and 2 for 0 × ∞ without a flag. */
export function frecps32(a: u32, b: u32): u32 {
  a = unpack.flush32(a) ^ bits.SIGN32;
  b = unpack.flush32(b);
  return isZeroTimesInfinity32(a, b) ? TWO32 : mulAdd32(TWO32, a, b, 1);
}

/** FRECPS: 2 − a × b, and 2 for 0 × ∞ without a flag. */
export function frecps64(a: u64, b: u64): u64 {
  a = unpack.flush64(a) ^ bits.SIGN64;
  b = unpack.flush64(b);
  return isZeroTimesInfinity64(a, b) ? TWO64 : mulAdd64(TWO64, a, b, 0);
}

/** FRSQRTS: (3 − a × b) ÷ 2, and 1.5 for 0 × ∞ without a flag. */
export function frsqrts32(a: u32, b: u32): u32 {
  a = unpack.flush32(a) ^ bits.SIGN32;
  b = unpack.flush32(b);
  return isZeroTimesInfinity32(a, b) ? ONE_POINT_FIVE32 : mulAdd32(THREE32, a, b, 0.5);
}

/** FRSQRTS: (3 − a × b) ÷ 2, and 1.5 for 0 × ∞ without a flag. */
export function frsqrts64(a: u64, b: u64): u64 {
  a = unpack.flush64(a) ^ bits.SIGN64;
  b = unpack.flush64(b);
  return isZeroTimesInfinity64(a, b) ? ONE_POINT_FIVE64 : mulAdd64(THREE64, a, b, -1);
}

function isZeroTimesInfinity32(a: u32, b: u32): bool {
  const x = bits.magnitude32(a);
  const y = bits.magnitude32(b);
  return (x == 0 && y == bits.INFINITY32) || (x == bits.INFINITY32 && y == 0);
}

function isZeroTimesInfinity64(a: u64, b: u64): bool {
  const x = bits.magnitude64(a);
  const y = bits.magnitude64(b);
  return (x == 0 && y == bits.INFINITY64) || (x == bits.INFINITY64 && y == 0);
}

// (addend + a × b) × scale of flushed operands.
function mulAdd32(addend: u32, a: u32, b: u32, scale: f64): u32 {
  if (bits.isSpecial32(addend) || bits.isSpecial32(a) || bits.isSpecial32(b)) return mulAddSpecial32(addend, a, b);
  return narrowSumScaled(widen(a) * widen(b), widen(addend), scale);
}

function mulAddSpecial32(addend: u32, a: u32, b: u32): u32 {
  const invalid = isZeroTimesInfinity32(a, b);
  if (bits.isNaN32(addend) || bits.isNaN32(a) || bits.isNaN32(b)) {
    const nan = unpack.processNaNsOfThree32(addend, a, b);
    return invalid && !bits.isSignalling32(addend) ? unpack.invalid32() : nan;
  }
  if (invalid) return unpack.invalid32();
  if (!bits.isSpecial32(a) && !bits.isSpecial32(b)) return addend;
  const product = ((a ^ b) & bits.SIGN32) | bits.INFINITY32;
  return bits.isSpecial32(addend) && addend != product ? unpack.invalid32() : product;
}

// (addend + a × b) × 2^scale of flushed operands.
function mulAdd64(addend: u64, a: u64, b: u64, scale: i32): u64 {
  if (bits.isSpecial64(addend) || bits.isSpecial64(a) || bits.isSpecial64(b)) return mulAddSpecial64(addend, a, b);
  const signProduct = bits.sign64(a ^ b);
  const signAddend = bits.sign64(addend);
  if (bits.magnitude64(a) == 0 || bits.magnitude64(b) == 0) {
    if (bits.magnitude64(addend) != 0) {
      return round64(signAddend, bits.exponent64(addend) + scale, bits.significand64(addend));
    }
    return u64(signProduct == signAddend ? signProduct : bits.zeroSumSign()) << 63;
  }

  // The product as 128 bits with its leading one at bit 126, where the addend's goes too: a sum keeps clear of bit 128.
  const x = bits.significand64(a) >> 1;
  const y = bits.significand64(b);
  let high = multiplyHigh(x, y);
  let low = x * y;
  let exponent = bits.exponent64(a) + bits.exponent64(b) + 1;
  if (high >> 62 == 0) {
    high = (high << 1) | (low >> 63);
    low <<= 1;
    exponent--;
  }
  let sign = signProduct;
  if (bits.magnitude64(addend) != 0) {
    let otherHigh = bits.significand64(addend) >> 1;
    let otherLow: u64 = 0;
    const distance = exponent - bits.exponent64(addend);
    // Both have 21 zeros at the bottom. So bits are lost only when one is far smaller, and after at most one bit of
    // cancellation the sticky bit still lies far below the rounded ones.
    if (distance >= 0) {
      otherLow = shiftedLowSticky(otherHigh, 0, distance);
      otherHigh = shiftedHigh(otherHigh, distance);
    } else {
      exponent -= distance;
      low = shiftedLowSticky(high, low, -distance);
      high = shiftedHigh(high, -distance);
    }
    if (signAddend == signProduct) {
      low += otherLow;
      high += otherHigh + u64(low < otherLow);
    } else if (high > otherHigh || (high == otherHigh && low >= otherLow)) {
      high -= otherHigh + u64(low < otherLow);
      low -= otherLow;
      if ((high | low) == 0) return u64(bits.zeroSumSign()) << 63;
    } else {
      sign = signAddend;
      high = otherHigh - high - u64(otherLow < low);
      low = otherLow - low;
    }
  }
  if (high == 0) {
    high = low;
    low = 0;
    exponent -= 64;
  }
  const shift = i32(clz<u64>(high));
  if (shift != 0) {
    high = (high << shift) | (low >> (64 - shift));
    low <<= shift;
  }
  return round64(sign, exponent + 1 - shift + scale, high | u64(low != 0));
}

function mulAddSpecial64(addend: u64, a: u64, b: u64): u64 {
  const invalid = isZeroTimesInfinity64(a, b);
  if (bits.isNaN64(addend) || bits.isNaN64(a) || bits.isNaN64(b)) {
    const nan = unpack.processNaNsOfThree64(addend, a, b);
    return invalid && !bits.isSignalling64(addend) ? unpack.invalid64() : nan;
  }
  if (invalid) return unpack.invalid64();
  if (!bits.isSpecial64(a) && !bits.isSpecial64(b)) return addend;
  const product = ((a ^ b) & bits.SIGN64) | bits.INFINITY64;
  return bits.isSpecial64(addend) && addend != product ? unpack.invalid64() : product;
}
