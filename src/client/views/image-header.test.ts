import { expect, test } from 'vitest';
import { imageHeaderView, pageKib } from './image-header.ts';

function header(changes: Readonly<Record<number, bigint>> = {}): Uint8Array {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xd503201f, true);
  view.setBigUint64(16, 0x3c_0000n, true);
  view.setBigUint64(24, 0xan, true);
  view.setUint32(56, 0x644d5241, true);
  for (const [at, value] of Object.entries(changes)) view.setBigUint64(Number(at), value, true);
  return bytes;
}
const meaning = (bytes: Uint8Array, name: string): string | undefined =>
  imageHeaderView(bytes).find((field) => field.name === name)?.meaning;

test('the fields of an Image stand beside each other, without a gap, up to byte 64', () => {
  const fields = imageHeaderView(header());
  expect(fields.reduce((end, { at, size }) => (at === end ? end + size : NaN), 0)).toBe(64);
  expect(fields.find(({ name }) => name === 'image_size')?.value).toBe(0x3c_0000n);
});

test('what has no magic, or is cut, is no Image', () => {
  expect(imageHeaderView(header())).toHaveLength(10);
  expect(imageHeaderView(header({ 56: 0n }))).toEqual([]);
  expect(imageHeaderView(header().subarray(0, 63))).toEqual([]);
});

test('text_offset 0 leaves the choice to the loader', () => {
  expect(meaning(header(), 'text_offset')).toBe('offset-anywhere');
  expect(meaning(header({ 8: 0x8_0000n }), 'text_offset')).toBe('offset');
});

test('an image_size of 0 is that of a kernel before v3.17, which says nothing', () => {
  expect(meaning(header(), 'image_size')).toBe('size');
  expect(meaning(header({ 16: 0n }), 'image_size')).toBe('size-unknown');
});

test('flags say byte order, page size and placement', () => {
  expect(meaning(header(), 'flags')).toBe('flags-anywhere');
  expect(meaning(header({ 24: 2n }), 'flags')).toBe('flags-2m');
  expect(meaning(header({ 24: 0xbn }), 'flags')).toBe('flags-big-endian');
  expect([0n, 2n, 4n, 6n, 8n].map(pageKib)).toEqual([0, 4, 16, 64, 0]);
});

test('the last word is the offset of a PE header, where the Image is an EFI program too', () => {
  expect(meaning(header(), 'res5')).toBe('reserved');
  expect(meaning(header({ 56: 0x40_0000_0000n + 0x644d5241n }), 'res5')).toBe('pe');
});
