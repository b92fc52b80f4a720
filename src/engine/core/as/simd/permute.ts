// Table lookup and extraction.
import { V0 } from '../../layout';
import { beginResult, endResult, putElement } from './elements';

const EXTENDS: u32 = 256;

/** TBL and (bit 8 of `mode`) TBX: `count` registers from `n` on, after V31 comes V0; indices in m. */
export function tableLookup(d: usize, n: usize, m: usize, count: u32, mode: u32): void {
  const bytes = mode & 255;
  const first = <u32>(n - V0);
  beginResult();
  for (let i: u32 = 0; i < bytes; i++) {
    const index = <u32>load<u8>(m + i);
    let value: u64 = 0;
    if (index < count << 4) value = load<u8>(V0 + ((first + index) & 511));
    else if ((mode & EXTENDS) != 0) value = load<u8>(d + i);
    putElement(i, 0, value);
  }
  endResult(d);
}

/** Bytes `from` to `from` + 15 of m:n. An index outside of a register gives zero. */
export function extractBytes(n: v128, m: v128, from: u32): v128 {
  const indices = i8x16.add(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>from));
  return v128.or(i8x16.swizzle(n, indices), i8x16.swizzle(m, i8x16.sub(indices, i8x16.splat(16))));
}
