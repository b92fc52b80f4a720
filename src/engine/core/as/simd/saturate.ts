// Saturation (Arm ARM shared/functions/vector: SignedSatQ, UnsignedSatQ): a result that does not fit sets FPSR.QC.
import { QC, raise } from '../../float/state';

export function highest(size: u32): i64 {
  return <i64>(0x7fffffffffffffff >> (64 - (8 << size)));
}
export function lowest(size: u32): i64 {
  return -highest(size) - 1;
}
export function allOnes(size: u32): u64 {
  return 0xffffffffffffffff >> (64 - (8 << size));
}

/** To the limit that the sign names. */
export function saturatedSigned(isNegative: bool, size: u32): i64 {
  raise(QC);
  return isNegative ? lowest(size) : highest(size);
}
export function saturatedUnsigned(isNegative: bool, size: u32): u64 {
  raise(QC);
  return isNegative ? 0 : allOnes(size);
}

export function fitSigned(value: i64, size: u32): i64 {
  if (value > highest(size) || value < lowest(size)) return saturatedSigned(value < 0, size);
  return value;
}
/** A signed value as an unsigned element. */
export function fitUnsigned(value: i64, size: u32): u64 {
  if (value < 0 || <u64>value > allOnes(size)) return saturatedUnsigned(value < 0, size);
  return <u64>value;
}
/** An unsigned value as an unsigned element. */
export function fitPositive(value: u64, size: u32): u64 {
  return value > allOnes(size) ? saturatedUnsigned(false, size) : value;
}

export function addSigned(a: i64, b: i64, size: u32): i64 {
  const sum = a + b;
  if (size < 3) return fitSigned(sum, size);
  return ((a ^ sum) & (b ^ sum)) < 0 ? saturatedSigned(a < 0, size) : sum;
}
export function subtractSigned(a: i64, b: i64, size: u32): i64 {
  const difference = a - b;
  if (size < 3) return fitSigned(difference, size);
  return ((a ^ b) & (a ^ difference)) < 0 ? saturatedSigned(a < 0, size) : difference;
}
export function addUnsigned(a: u64, b: u64, size: u32): u64 {
  const sum = a + b;
  return sum < a ? saturatedUnsigned(false, size) : fitPositive(sum, size);
}
export function subtractUnsigned(a: u64, b: u64, size: u32): u64 {
  return a < b ? saturatedUnsigned(true, size) : a - b;
}
