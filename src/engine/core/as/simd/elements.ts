// Elements of vector registers by address and size (log2 of bytes), and the result under construction: operands may be
// the destination, so that results are collected aside and written at the end.

const result: usize = memory.data(16, 16);

export function signedElement(at: usize, size: u32): i64 {
  if (size == 0) return load<i8>(at);
  if (size == 1) return load<i16>(at);
  if (size == 2) return load<i32>(at);
  return load<i64>(at);
}

export function unsignedElement(at: usize, size: u32): u64 {
  if (size == 0) return load<u8>(at);
  if (size == 1) return load<u16>(at);
  if (size == 2) return load<u32>(at);
  return load<u64>(at);
}

export function beginResult(): void {
  store<u64>(result, 0);
  store<u64>(result, 0, 8);
}

export function putElement(offset: u32, size: u32, value: u64): void {
  if (size == 0) store<u8>(result + offset, <u8>value);
  else if (size == 1) store<u16>(result + offset, <u16>value);
  else if (size == 2) store<u32>(result + offset, <u32>value);
  else store<u64>(result + offset, value);
}

/** Writes all 16 bytes: what was not put is zero. */
export function endResult(d: usize): void {
  store<v128>(d, load<v128>(result));
}

/** Writes the low 8 bytes only, and leaves what stands behind them (the second half of a narrowing pair). */
export function endHalfResult(d: usize): void {
  store<u64>(d, load<u64>(result));
}
