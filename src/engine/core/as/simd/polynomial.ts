// Multiplication of polynomials over {0, 1}.
import { beginResult, endResult, putElement } from './elements';

export function pmul(d: usize, n: usize, m: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i++) putElement(i, 0, bytesProduct(load<u8>(n + i), load<u8>(m + i)));
  endResult(d);
}

function bytesProduct(a: u32, b: u32): u64 {
  let product: u32 = 0;
  for (let i = 0; i < 8; i++) product ^= (a << i) & (0 - ((b >> i) & 1));
  return product;
}

/** PMULL: eight products of bytes (size 0) or one of doublewords (size 3), from the 8 bytes at n and m. */
export function pmull(d: usize, n: usize, m: usize, size: u32, _bytes: u32): void {
  beginResult();
  if (size == 0) {
    for (let i: u32 = 0; i < 8; i++) putElement(i << 1, 1, bytesProduct(load<u8>(n + i), load<u8>(m + i)));
  } else {
    const a = load<u64>(n);
    const b = load<u64>(m);
    let low: u64 = (b & 1) != 0 ? a : 0;
    let high: u64 = 0;
    for (let i = 1; i < 64; i++) {
      const mask = <u64>0 - ((b >> i) & 1);
      low ^= (a << i) & mask;
      high ^= (a >> (64 - i)) & mask;
    }
    putElement(0, 3, low);
    putElement(8, 3, high);
  }
  endResult(d);
}
