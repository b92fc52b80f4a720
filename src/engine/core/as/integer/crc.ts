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
