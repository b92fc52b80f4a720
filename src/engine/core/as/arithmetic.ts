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

// CRC32 and CRC32C, reflected; four bits at a time from tables of 16.
const crcTable: usize = memory.data<u32>([
  0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
  0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
]);
const crcCTable: usize = memory.data<u32>([
  0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
  0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
]);
function crc(table: usize, start: u32, value: u64, bytes: i32): u32 {
  let c = start;
  let v = value;
  for (let i = 0; i < bytes; i++) {
    c ^= <u32>v & 0xff;
    c = load<u32>(table + ((c & 15) << 2)) ^ (c >> 4);
    c = load<u32>(table + ((c & 15) << 2)) ^ (c >> 4);
    v >>= 8;
  }
  return c;
}
export function crc32b(c: u32, v: u32): u32 { return crc(crcTable, c, <u64>v, 1); }
export function crc32h(c: u32, v: u32): u32 { return crc(crcTable, c, <u64>v, 2); }
export function crc32w(c: u32, v: u32): u32 { return crc(crcTable, c, <u64>v, 4); }
export function crc32x(c: u32, v: u64): u32 { return crc(crcTable, c, v, 8); }
export function crc32cb(c: u32, v: u32): u32 { return crc(crcCTable, c, <u64>v, 1); }
export function crc32ch(c: u32, v: u32): u32 { return crc(crcCTable, c, <u64>v, 2); }
export function crc32cw(c: u32, v: u32): u32 { return crc(crcCTable, c, <u64>v, 4); }
export function crc32cx(c: u32, v: u64): u32 { return crc(crcCTable, c, v, 8); }
