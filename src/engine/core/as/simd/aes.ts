// AES (FIPS 197) as the instructions divide it up: AESE and AESD add the key, move the bytes and substitute them; AESMC
// and AESIMC mix columns. The substitution is computed once from its definition.

const forward: usize = memory.data(256);
const inverse: usize = memory.data(256);
const result: usize = memory.data(16, 16);
let isPrepared: bool = false;

/** x times the polynomial x, in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
function doubled(value: u32): u32 {
  return ((value << 1) ^ ((value >> 7) * 0x11b)) & 0xff;
}

function prepare(): void {
  isPrepared = true;
  // p runs through the powers of the generator 3, q through those of its inverse.
  let p: u32 = 1;
  let q: u32 = 1;
  do {
    p = p ^ doubled(p);
    q ^= q << 1;
    q ^= q << 2;
    q = (q ^ (q << 4)) & 0xff;
    if ((q & 0x80) != 0) q ^= 0x09;
    const turned = q ^ turn(q, 1) ^ turn(q, 2) ^ turn(q, 3) ^ turn(q, 4);
    substitute(p, turned ^ 0x63);
  } while (p != 1);
  substitute(0, 0x63);
}
function turn(value: u32, by: u32): u32 {
  return ((value << by) | (value >> (8 - by))) & 0xff;
}
function substitute(from: u32, to: u32): void {
  store<u8>(forward + from, <u8>to);
  store<u8>(inverse + to, <u8>from);
}

// ShiftRows moves the byte of row r and column c from column c + r; its inverse from column c - r.
function round(d: usize, n: usize, table: usize, columns: u32): void {
  if (!isPrepared) prepare();
  for (let i: u32 = 0; i < 16; i++) {
    const row = i & 3;
    const from = ((i + ((row * columns) << 2)) & 12) | row;
    store<u8>(result + i, load<u8>(table + (load<u8>(d + from) ^ load<u8>(n + from))));
  }
  store<v128>(d, load<v128>(result));
}
export function aese(d: usize, n: usize): void { round(d, n, forward, 1); }
export function aesd(d: usize, n: usize): void { round(d, n, inverse, 3); }

export function aesmc(d: usize, n: usize): void {
  for (let c: u32 = 0; c < 16; c += 4) {
    const a = <u32>load<u8>(n + c), b = <u32>load<u8>(n + c, 1), e = <u32>load<u8>(n + c, 2), f = <u32>load<u8>(n + c, 3);
    const all = a ^ b ^ e ^ f;
    store<u8>(result + c, <u8>(a ^ all ^ doubled(a ^ b)));
    store<u8>(result + c, <u8>(b ^ all ^ doubled(b ^ e)), 1);
    store<u8>(result + c, <u8>(e ^ all ^ doubled(e ^ f)), 2);
    store<u8>(result + c, <u8>(f ^ all ^ doubled(f ^ a)), 3);
  }
  store<v128>(d, load<v128>(result));
}

/** The inverse matrix is the forward one times 5 + 4x^2: that is applied before. */
export function aesimc(d: usize, n: usize): void {
  for (let c: u32 = 0; c < 16; c += 4) {
    const a = <u32>load<u8>(n + c), b = <u32>load<u8>(n + c, 1), e = <u32>load<u8>(n + c, 2), f = <u32>load<u8>(n + c, 3);
    const even = doubled(doubled(a ^ e));
    const odd = doubled(doubled(b ^ f));
    store<u8>(result + c, <u8>(a ^ even));
    store<u8>(result + c, <u8>(b ^ odd), 1);
    store<u8>(result + c, <u8>(e ^ even), 2);
    store<u8>(result + c, <u8>(f ^ odd), 3);
  }
  store<v128>(d, load<v128>(result));
  aesmc(d, d);
}
