// Shifts of one element by a signed amount, with infinite precision in between (Arm ARM: SSHL and its family, SHRN …).
import { allOnes, fitPositive, fitSigned, fitUnsigned, highest, lowest, saturatedSigned, saturatedUnsigned } from './saturate';
import { beginResult, endHalfResult, endResult, putElement, signedElement, unsignedElement } from './elements';

/** Right by 1 to 128: the rounding half is added before, which can only matter below 64. */
function rightSigned(value: i64, by: i32, isRounding: bool): i64 {
  if (by >= 64) return isRounding ? 0 : value >> 63;
  return (value >> by) + (isRounding ? (value >> (by - 1)) & 1 : 0);
}
function rightUnsigned(value: u64, by: i32, isRounding: bool): u64 {
  if (by > 64) return 0;
  if (by == 64) return isRounding ? value >> 63 : 0;
  return (value >> by) + (isRounding ? (value >> (by - 1)) & 1 : 0);
}

export function shiftSigned(value: i64, by: i32, size: u32, isRounding: bool, saturates: bool): i64 {
  if (by < 0) return rightSigned(value, -by, isRounding);
  const bits = 8 << size;
  if (!saturates) return by >= bits ? 0 : value << by;
  if (value == 0) return 0;
  if (by >= bits || value > highest(size) >> by || value < lowest(size) >> by) return saturatedSigned(value < 0, size);
  return value << by;
}

export function shiftUnsigned(value: u64, by: i32, size: u32, isRounding: bool, saturates: bool): u64 {
  if (by < 0) return rightUnsigned(value, -by, isRounding);
  const bits = 8 << size;
  if (!saturates) return by >= bits ? 0 : value << by;
  if (value == 0) return 0;
  if (by >= bits || value > allOnes(size) >> by) return saturatedUnsigned(false, size);
  return value << by;
}

// By immediate: `mode` is the number of result bytes, and the amount from bit 8 on.

export function sqshlImmediate(d: usize, n: usize, size: u32, mode: u32): void {
  beginResult();
  for (let i: u32 = 0; i < (mode & 255); i += 1 << size)
    putElement(i, size, <u64>shiftSigned(signedElement(n + i, size), mode >> 8, size, false, true));
  endResult(d);
}
export function uqshlImmediate(d: usize, n: usize, size: u32, mode: u32): void {
  beginResult();
  for (let i: u32 = 0; i < (mode & 255); i += 1 << size)
    putElement(i, size, shiftUnsigned(unsignedElement(n + i, size), mode >> 8, size, false, true));
  endResult(d);
}
/** Signed operands, unsigned results. */
export function sqshluImmediate(d: usize, n: usize, size: u32, mode: u32): void {
  beginResult();
  for (let i: u32 = 0; i < (mode & 255); i += 1 << size) {
    const value = signedElement(n + i, size);
    putElement(i, size, value < 0 ? saturatedUnsigned(true, size) : shiftUnsigned(<u64>value, mode >> 8, size, false, true));
  }
  endResult(d);
}

/** Bit of `mode` beside bytes and amount: only the 8 bytes at d are written. */
const KEEPS: u32 = 128;
const SIGNED: u32 = 0;
const UNSIGNED: u32 = 1;
const SIGNED_TO_UNSIGNED: u32 = 2;

// `size` is the result's, operands are one size up. An amount of 0 is a plain narrowing.
function narrow(d: usize, n: usize, size: u32, mode: u32, kind: u32, isRounding: bool): void {
  const by = mode >> 8;
  beginResult();
  for (let i: u32 = 0; i < (mode & 127); i += 1 << size) {
    const at = n + (i << 1);
    let value: u64;
    if (kind == UNSIGNED) {
      const wide = unsignedElement(at, size + 1);
      value = fitPositive(by == 0 ? wide : rightUnsigned(wide, by, isRounding), size);
    } else {
      let wide = signedElement(at, size + 1);
      if (by != 0) wide = rightSigned(wide, by, isRounding);
      value = kind == SIGNED ? <u64>fitSigned(wide, size) : fitUnsigned(wide, size);
    }
    putElement(i, size, value);
  }
  if ((mode & KEEPS) != 0) endHalfResult(d);
  else endResult(d);
}
export function sqshrn(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, SIGNED, false); }
export function sqrshrn(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, SIGNED, true); }
export function uqshrn(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, UNSIGNED, false); }
export function uqrshrn(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, UNSIGNED, true); }
export function sqshrun(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, SIGNED_TO_UNSIGNED, false); }
export function sqrshrun(d: usize, n: usize, size: u32, mode: u32): void { narrow(d, n, size, mode, SIGNED_TO_UNSIGNED, true); }
