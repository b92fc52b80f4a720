// Integer operations that WebAssembly lacks.

/** Unsigned division; by zero it gives zero (C6.2.394). */
export function udiv32(n: u32, m: u32): u32 { return m == 0 ? 0 : n / m; }
export function udiv64(n: u64, m: u64): u64 { return m == 0 ? 0 : n / m; }
/** Signed division toward zero; the one overflow wraps (C6.2.298). */
export function sdiv32(n: u32, m: u32): u32 {
  if (m == 0) return 0;
  return m == 0xffffffff ? 0 - n : <u32>(<i32>n / <i32>m);
}
export function sdiv64(n: u64, m: u64): u64 {
  if (m == 0) return 0;
  return m == 0xffffffffffffffff ? 0 - n : <u64>(<i64>n / <i64>m);
}

export function umulh(a: u64, b: u64): u64 {
  const al = a & 0xffffffff, ah = a >> 32, bl = b & 0xffffffff, bh = b >> 32;
  const ll = al * bl, hl = ah * bl, lh = al * bh;
  const middle = (ll >> 32) + (hl & 0xffffffff) + lh;
  return ah * bh + (hl >> 32) + (middle >> 32);
}
export function smulh(a: u64, b: u64): u64 {
  let high = umulh(a, b);
  if (<i64>a < 0) high -= b;
  if (<i64>b < 0) high -= a;
  return high;
}

export function rev64(x: u64): u64 { return bswap<u64>(x); }
export function rev32(x: u32): u32 { return bswap<u32>(x); }
/** Bytes reversed in each word. */
export function rev32_64(x: u64): u64 { return rotr<u64>(bswap<u64>(x), 32); }
export function rev16_64(x: u64): u64 { return ((x & 0xff00ff00ff00ff00) >> 8) | ((x & 0x00ff00ff00ff00ff) << 8); }
export function rev16_32(x: u32): u32 { return ((x & 0xff00ff00) >> 8) | ((x & 0x00ff00ff) << 8); }
export function rbit64(x: u64): u64 {
  let v = bswap<u64>(x);
  v = ((v & 0xf0f0f0f0f0f0f0f0) >> 4) | ((v & 0x0f0f0f0f0f0f0f0f) << 4);
  v = ((v & 0xcccccccccccccccc) >> 2) | ((v & 0x3333333333333333) << 2);
  return ((v & 0xaaaaaaaaaaaaaaaa) >> 1) | ((v & 0x5555555555555555) << 1);
}
export function rbit32(x: u32): u32 { return <u32>(rbit64(<u64>x) >> 32); }
