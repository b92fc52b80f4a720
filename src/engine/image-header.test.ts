import { expect, test } from 'vitest';
import { emptyImage, IMAGE_FIELDS, IMAGE_HEADER_BYTES, imageField, imageHeader, isLinuxImage } from './image-header.ts';

test('its fields stand behind each other without a gap, and fill it', () => {
  expect(IMAGE_FIELDS.reduce((end, [, at, size]) => (at === end ? end + size : NaN), 0)).toBe(IMAGE_HEADER_BYTES);
});

test('what is written is read', () => {
  const file = emptyImage(100, { textOffset: 0x8_0000, imageSize: 0x3c_0000, flags: 0xa });
  expect(file).toHaveLength(100);
  expect(imageHeader(file)).toEqual({ textOffset: 0x8_0000, imageSize: 0x3c_0000 });
  expect(imageField(file, 'flags')).toBe(0xan);
  // The bytes of the magic as they stand in the file.
  expect([...file.subarray(56, 60)]).toEqual([0x41, 0x52, 0x4d, 0x64]);
});

test('a file of less than 64 bytes, or with another word at 56, is none', () => {
  const file = emptyImage(64, { imageSize: 1 });
  expect(isLinuxImage(file)).toBe(true);
  expect(imageHeader(file.subarray(0, 63))).toBeUndefined();
  file[56] = 0;
  expect(imageHeader(file)).toBeUndefined();
});

test('a part of a larger buffer is read from where it begins', () => {
  const larger = new Uint8Array(200);
  larger.set(emptyImage(64, { imageSize: 5 }), 7);
  expect(imageHeader(larger.subarray(7))).toEqual({ textOffset: 0, imageSize: 5 });
});
