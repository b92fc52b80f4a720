// SHA1 and SHA256 (FIPS 180-4) as the instructions divide them up (Arm ARM C7.2, shared/functions/crypto). Registers are
// four words at addresses d, n, m.

const result: usize = memory.data(16, 16);

function word(at: usize, i: u32): u32 { return load<u32>(at + (i << 2)); }
function putWord(i: u32, value: u32): void { store<u32>(result + (i << 2), value); }
function finish(d: usize): void { store<v128>(d, load<v128>(result)); }

function choose(x: u32, y: u32, z: u32): u32 { return ((y ^ z) & x) ^ z; }
function parity(x: u32, y: u32, z: u32): u32 { return x ^ y ^ z; }
function majority(x: u32, y: u32, z: u32): u32 { return (x & y) | ((x | y) & z); }

// Four rounds; n holds E, m the words of the schedule with their constants.
function sha1Rounds(d: usize, n: usize, m: usize, kind: u32): void {
  let a = word(d, 0), b = word(d, 1), c = word(d, 2), e = word(n, 0), f = word(d, 3);
  for (let i: u32 = 0; i < 4; i++) {
    const t = kind == 0 ? choose(b, c, f) : kind == 1 ? parity(b, c, f) : majority(b, c, f);
    const next = rotl<u32>(a, 5) + t + e + word(m, i);
    e = f;
    f = c;
    c = rotl<u32>(b, 30);
    b = a;
    a = next;
  }
  putWord(0, a);
  putWord(1, b);
  putWord(2, c);
  putWord(3, f);
  finish(d);
}
export function sha1c(d: usize, n: usize, m: usize): void { sha1Rounds(d, n, m, 0); }
export function sha1p(d: usize, n: usize, m: usize): void { sha1Rounds(d, n, m, 1); }
export function sha1m(d: usize, n: usize, m: usize): void { sha1Rounds(d, n, m, 2); }

export function sha1h(d: usize, n: usize): void {
  const value = rotl<u32>(word(n, 0), 30);
  store<v128>(d, i32x4(value, 0, 0, 0));
}

export function sha1su0(d: usize, n: usize, m: usize): void {
  putWord(0, word(d, 2) ^ word(d, 0) ^ word(m, 0));
  putWord(1, word(d, 3) ^ word(d, 1) ^ word(m, 1));
  putWord(2, word(n, 0) ^ word(d, 2) ^ word(m, 2));
  putWord(3, word(n, 1) ^ word(d, 3) ^ word(m, 3));
  finish(d);
}

export function sha1su1(d: usize, n: usize): void {
  const first = rotl<u32>(word(d, 0) ^ word(n, 1), 1);
  putWord(0, first);
  putWord(1, rotl<u32>(word(d, 1) ^ word(n, 2), 1));
  putWord(2, rotl<u32>(word(d, 2) ^ word(n, 3), 1));
  // The last word depends on the first of the new ones.
  putWord(3, rotl<u32>(word(d, 3), 1) ^ rotl<u32>(first, 1));
  finish(d);
}

// Four rounds on x (A to D) and y (E to H): SHA256H keeps the first half, SHA256H2 the second.
function sha256Rounds(d: usize, x: usize, y: usize, m: usize, second: bool): void {
  let a = word(x, 0), b = word(x, 1), c = word(x, 2), e0 = word(x, 3);
  let e = word(y, 0), f = word(y, 1), g = word(y, 2), h = word(y, 3);
  for (let i: u32 = 0; i < 4; i++) {
    const upper = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
    const lower = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
    const t = h + upper + choose(e, f, g) + word(m, i);
    h = g;
    g = f;
    f = e;
    e = e0 + t;
    e0 = c;
    const next = t + lower + majority(a, b, c);
    c = b;
    b = a;
    a = next;
  }
  putWord(0, second ? e : a);
  putWord(1, second ? f : b);
  putWord(2, second ? g : c);
  putWord(3, second ? h : e0);
  finish(d);
}
export function sha256h(d: usize, n: usize, m: usize): void { sha256Rounds(d, d, n, m, false); }
export function sha256h2(d: usize, n: usize, m: usize): void { sha256Rounds(d, n, d, m, true); }

export function sha256su0(d: usize, n: usize): void {
  for (let i: u32 = 0; i < 4; i++) {
    const t = i < 3 ? word(d, i + 1) : word(n, 0);
    putWord(i, word(d, i) + (rotr<u32>(t, 7) ^ rotr<u32>(t, 18) ^ (t >> 3)));
  }
  finish(d);
}
export function sha256su1(d: usize, n: usize, m: usize): void {
  for (let i: u32 = 0; i < 4; i++) {
    // The last two depend on the first two of the new words.
    const t = i < 2 ? word(m, i + 2) : load<u32>(result + ((i - 2) << 2));
    const w = i < 3 ? word(n, i + 1) : word(m, 0);
    putWord(i, word(d, i) + w + (rotr<u32>(t, 17) ^ rotr<u32>(t, 19) ^ (t >> 10)));
  }
  finish(d);
}
