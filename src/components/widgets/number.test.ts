import { expect, test } from 'vitest';
import { parseHex, sizeText } from './number.ts';

test.each([
  ['0x40_0004', 0x40_0004n],
  ['FFFF', 0xffffn],
  [' 0Xff ', 0xffn],
  ['', undefined],
  ['0x', undefined],
  ['0xg', undefined],
  ['-1', undefined],
  ['1'.repeat(17), undefined],
])('%s is %s', (text, value) => {
  expect(parseHex(text)).toBe(value);
});

test.each([
  [0x1000n, '4 KiB'],
  [0x20_0000n, '2 MiB'],
  [0x4000_0000n, '1 GiB'],
  [0x1_2000n, '72 KiB'],
  [17n, '17 B'],
])('%s bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
