// Two-register operations and reductions. Addresses, size (log2) and bytes as in three-same.ts.
import { QC, raise } from '../../float/state';
import { beginResult, endResult, putElement, signedElement, unsignedElement } from './elements';
import { addUnsigned, fitSigned, fitUnsigned, highest, lowest, saturatedSigned, saturatedUnsigned } from './saturate';

function countLeadingZeros(value: u64, size: u32): u64 {
  return clz(value) - (64 - (8 << size));
}
export function clzElements(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) putElement(i, size, countLeadingZeros(unsignedElement(n + i, size), size));
  endResult(d);
}
/** The bits after the sign that are equal to it. */
export function clsElements(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const value = signedElement(n + i, size);
    putElement(i, size, countLeadingZeros(<u64>(value ^ (value >> 63)), size) - 1);
  }
  endResult(d);
}
export function rbitBytes(d: usize, n: usize, _size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i++) {
    let v = <u32>load<u8>(n + i);
    v = (v >> 4) | (v << 4);
    v = ((v & 0xcc) >> 2) | ((v & 0x33) << 2);
    v = ((v & 0xaa) >> 1) | ((v & 0x55) << 1);
    putElement(i, 0, v);
  }
  endResult(d);
}

export function sqabs(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const value = signedElement(n + i, size);
    putElement(i, size, <u64>(value >= 0 ? value : negated(value, size)));
  }
  endResult(d);
}
export function sqneg(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) putElement(i, size, <u64>negated(signedElement(n + i, size), size));
  endResult(d);
}
function negated(value: i64, size: u32): i64 {
  if (value != lowest(size)) return -value;
  raise(QC);
  return highest(size);
}

/** Signed d plus unsigned n. */
export function suqadd(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const a = signedElement(d + i, size);
    const b = unsignedElement(n + i, size);
    let sum: i64;
    if (size < 3) sum = fitSigned(a + <i64>b, size);
    // What is left to the highest number, as an unsigned one, says whether b fits.
    else sum = b > <u64>(highest(3) - a) ? saturatedSigned(false, 3) : a + <i64>b;
    putElement(i, size, <u64>sum);
  }
  endResult(d);
}
/** Unsigned d plus signed n. */
export function usqadd(d: usize, n: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const a = unsignedElement(d + i, size);
    const b = signedElement(n + i, size);
    let sum: u64;
    if (size < 3) sum = fitUnsigned(<i64>a + b, size);
    else if (b >= 0) sum = addUnsigned(a, <u64>b, 3);
    else sum = a < <u64>0 - <u64>b ? saturatedUnsigned(true, 3) : a + <u64>b;
    putElement(i, size, sum);
  }
  endResult(d);
}

function sums(d: usize, n: usize, size: u32, bytes: u32, isSigned: bool, wider: u32): void {
  let sum: u64 = 0;
  for (let i: u32 = 0; i < bytes; i += 1 << size) sum += isSigned ? <u64>signedElement(n + i, size) : unsignedElement(n + i, size);
  beginResult();
  putElement(0, size + wider, sum);
  endResult(d);
}
export function addv(d: usize, n: usize, size: u32, bytes: u32): void { sums(d, n, size, bytes, false, 0); }
export function saddlv(d: usize, n: usize, size: u32, bytes: u32): void { sums(d, n, size, bytes, true, 1); }
export function uaddlv(d: usize, n: usize, size: u32, bytes: u32): void { sums(d, n, size, bytes, false, 1); }

function extreme(d: usize, n: usize, size: u32, bytes: u32, isSigned: bool, wantsHighest: bool): void {
  // Elements have at most 32 bits here, so that unsigned ones compare as signed ones of 64.
  let found = isSigned ? signedElement(n, size) : <i64>unsignedElement(n, size);
  for (let i: u32 = 1 << size; i < bytes; i += 1 << size) {
    const value = isSigned ? signedElement(n + i, size) : <i64>unsignedElement(n + i, size);
    if (wantsHighest ? value > found : value < found) found = value;
  }
  beginResult();
  putElement(0, size, <u64>found);
  endResult(d);
}
export function smaxv(d: usize, n: usize, size: u32, bytes: u32): void { extreme(d, n, size, bytes, true, true); }
export function sminv(d: usize, n: usize, size: u32, bytes: u32): void { extreme(d, n, size, bytes, true, false); }
export function umaxv(d: usize, n: usize, size: u32, bytes: u32): void { extreme(d, n, size, bytes, false, true); }
export function uminv(d: usize, n: usize, size: u32, bytes: u32): void { extreme(d, n, size, bytes, false, false); }
