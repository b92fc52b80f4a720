// 128-bit arithmetic, in halves.

/** The high half of a × b; the low half is a * b. */
export function multiplyHigh(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const middle = a1 * b0 + ((a0 * b0) >> 32);
  const carry = a0 * b1 + (middle & 0xffffffff);
  return a1 * b1 + (middle >> 32) + (carry >> 32);
}

/** The high half of (high, low) ÷ 2^n, 0 ≤ n. */
export function shiftedHigh(high: u64, n: i32): u64 {
  return n > 63 ? 0 : high >> n;
}

/** The low half of (high, low) ÷ 2^n, 0 ≤ n, with bit 0 set when bits are lost. */
export function shiftedLowSticky(high: u64, low: u64, n: i32): u64 {
  if (n == 0) return low;
  if (n < 64) return (high << (64 - n)) | (low >> n) | u64(low << (64 - n) != 0);
  if (n == 64) return high | u64(low != 0);
  if (n < 128) return (high >> (n - 64)) | u64(((high << (128 - n)) | low) != 0);
  return u64((high | low) != 0);
}
