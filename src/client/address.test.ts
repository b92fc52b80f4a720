import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';

test.each([
  ['0x70000000', 0x7000_0000],
  ['0x7020_0000', 0x7020_0000],
  ['  1048576 ', 1048576],
  ['0XfF', 255],
  ['', undefined],
])('%j is %s', (text, value) => {
  expect(parseAddress(text)).toBe(value);
});

test.each(['70zz', '0x', '-1', '1e9', '0x1.5', '0b11'])('%j is refused as malformed', (text) => {
  expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: 'address.malformed' }));
});

test('an address beyond the 40 bits of the A72 is refused', () => {
  expect(parseAddress('0xffffffffff')).toBe(2 ** 40 - 1);
  expect(() => parseAddress('0x10000000000')).toThrow(expect.objectContaining({ code: 'address.too-large' }));
});
