// Element-wise operations that WebAssembly lacks: d, n and m are addresses of registers, `size` is log2 of an element's
// bytes, `bytes` how many bytes the result has; the rest of d becomes zero.
import { beginResult, endResult, putElement, signedElement, unsignedElement } from './elements';
import { addSigned, addUnsigned, fitSigned, subtractSigned, subtractUnsigned } from './saturate';
import { shiftSigned, shiftUnsigned } from './shift';

export function sqadd(d: usize, n: usize, m: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size)
    putElement(i, size, <u64>addSigned(signedElement(n + i, size), signedElement(m + i, size), size));
  endResult(d);
}
export function uqadd(d: usize, n: usize, m: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size)
    putElement(i, size, addUnsigned(unsignedElement(n + i, size), unsignedElement(m + i, size), size));
  endResult(d);
}
export function sqsub(d: usize, n: usize, m: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size)
    putElement(i, size, <u64>subtractSigned(signedElement(n + i, size), signedElement(m + i, size), size));
  endResult(d);
}
export function uqsub(d: usize, n: usize, m: usize, size: u32, bytes: u32): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size)
    putElement(i, size, subtractUnsigned(unsignedElement(n + i, size), unsignedElement(m + i, size), size));
  endResult(d);
}

// The amount is the low byte of m's element, signed: negative ones shift right.
function shiftAll(d: usize, n: usize, m: usize, size: u32, bytes: u32, isSigned: bool, isRounding: bool, saturates: bool): void {
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const amount = <i32>load<i8>(m + i);
    const value = isSigned
      ? <u64>shiftSigned(signedElement(n + i, size), amount, size, isRounding, saturates)
      : shiftUnsigned(unsignedElement(n + i, size), amount, size, isRounding, saturates);
    putElement(i, size, value);
  }
  endResult(d);
}
export function sshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, true, false, false); }
export function ushl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, false, false, false); }
export function srshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, true, true, false); }
export function urshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, false, true, false); }
export function sqshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, true, false, true); }
export function uqshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, false, false, true); }
export function sqrshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, true, true, true); }
export function uqrshl(d: usize, n: usize, m: usize, size: u32, bytes: u32): void { shiftAll(d, n, m, size, bytes, false, true, true); }

/** By element m stays where it is: bit 8 of `bytes`. */
const BY_ELEMENT: u32 = 256;

// Twice the product overflows only for the square of the lowest number, which is 2^31 or 2^63 here and does not fit.
function highHalves(d: usize, n: usize, m: usize, size: u32, mode: u32, rounding: i64): void {
  const bytes = mode & 255;
  const step: u32 = (mode & BY_ELEMENT) != 0 ? 0 : 1;
  const bits: i64 = 8 << size;
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << size) {
    const product = signedElement(n + i, size) * signedElement(m + i * step, size);
    // Half of everything, so that 2^63 is not met: (2p + 2r) >> bits is (p + r) >> (bits - 1).
    putElement(i, size, <u64>fitSigned((product + rounding * (<i64>1 << (bits - 2))) >> (bits - 1), size));
  }
  endResult(d);
}
export function sqdmulh(d: usize, n: usize, m: usize, size: u32, mode: u32): void { highHalves(d, n, m, size, mode, 0); }
export function sqrdmulh(d: usize, n: usize, m: usize, size: u32, mode: u32): void { highHalves(d, n, m, size, mode, 1); }

// Results are one size up; `mode` as above, in bytes of the result.
function doubled(d: usize, n: usize, m: usize, size: u32, mode: u32, accumulate: i32): void {
  const bytes = mode & 255;
  const step: u32 = (mode & BY_ELEMENT) != 0 ? 0 : 1;
  const wide = size + 1;
  beginResult();
  for (let i: u32 = 0; i < bytes; i += 1 << wide) {
    const product = signedElement(n + (i >> 1), size) * signedElement(m + (i >> 1) * step, size);
    let value = addSigned(product, product, wide);
    if (accumulate > 0) value = addSigned(signedElement(d + i, wide), value, wide);
    else if (accumulate < 0) value = subtractSigned(signedElement(d + i, wide), value, wide);
    putElement(i, wide, <u64>value);
  }
  endResult(d);
}
export function sqdmull(d: usize, n: usize, m: usize, size: u32, mode: u32): void { doubled(d, n, m, size, mode, 0); }
export function sqdmlal(d: usize, n: usize, m: usize, size: u32, mode: u32): void { doubled(d, n, m, size, mode, 1); }
export function sqdmlsl(d: usize, n: usize, m: usize, size: u32, mode: u32): void { doubled(d, n, m, size, mode, -1); }
