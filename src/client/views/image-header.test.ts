import { describe, expect, test } from 'vitest';
import { emptyImage } from '../../engine/image-header.ts';
import { ownImage } from './demo/image-header.ts';
import { imageHeaderView, pageKib, type HeaderField } from './image-header.ts';

/** A good header of a file of 4 KiB, with other 64-bit words at some offsets. */
function header(changes: Readonly<Record<number, bigint>> = {}): Uint8Array {
  const bytes = emptyImage(4096, { imageSize: 0x3c_0000, flags: 0xa });
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xd503_201f, true);
  view.setUint32(4, 0x1400_000f, true);
  for (const [at, value] of Object.entries(changes)) view.setBigUint64(Number(at), value, true);
  return bytes;
}
const field = (bytes: Uint8Array, name: string): HeaderField | undefined =>
  imageHeaderView(bytes).fields.find((one) => one.name === name);
const faults = (bytes: Uint8Array): readonly string[] =>
  imageHeaderView(bytes).fields.flatMap(({ name, fault }) => (fault === undefined ? [] : [`${name}: ${fault}`]));

test('the ten fields of an Image, with their values; nothing is wrong with ours', () => {
  expect(imageHeaderView(header()).fields).toHaveLength(10);
  expect(field(header(), 'image_size')?.value).toBe(0x3c_0000n);
  expect(faults(header())).toEqual([]);
  const { head, bytes } = ownImage(undefined);
  expect(imageHeaderView(head, bytes).fields.filter(({ fault }) => fault !== undefined)).toEqual([]);
});

test('what is compressed, an ELF, or cut, has no header', () => {
  expect(imageHeaderView(Uint8Array.of(0x1f, 0x8b, 8))).toEqual({ fields: [], none: 'gzip', bytes: 3 });
  expect(imageHeaderView(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), 999)).toEqual({ fields: [], none: 'elf', bytes: 999 });
  expect(imageHeaderView(header().subarray(0, 63))).toEqual({ fields: [], none: 'short', bytes: 63 });
});

test('values have the meanings that the protocol gives them', () => {
  const meaning = (at: number, value: bigint, name: string): string | undefined =>
    field(header({ [at]: value }), name)?.meaning;
  expect(meaning(8, 0n, 'text_offset')).toBe('offset-anywhere');
  expect(meaning(8, 0x8_0000n, 'text_offset')).toBe('offset');
  expect(meaning(16, 1n, 'image_size')).toBe('size');
  expect(meaning(16, 0n, 'image_size')).toBe('size-unknown');
  expect(meaning(24, 0xan, 'flags')).toBe('flags-anywhere');
  expect(meaning(24, 2n, 'flags')).toBe('flags-2m');
  expect(meaning(24, 0xbn, 'flags')).toBe('flags-big-endian');
  expect(meaning(56, 0x40_0000_0000n + 0x644d_5241n, 'res5')).toBe('pe');
  expect([0n, 2n, 4n, 6n, 8n].map(pageKib)).toEqual([0, 4, 16, 64, 0]);
});

describe('is named as wrong:', () => {
  test.each([
    ['code0 that is no instruction', { 0: 0x1400_000f_0000_0000n }, 'code0: code'],
    ['code1 that is reached and none', { 0: 0xd503_201fn }, 'code1: code'],
    ['a text_offset of more than the boundary', { 8: 0x20_0000n }, 'text_offset: offset-boundary'],
    ['a text_offset within a page', { 8: 0x8_0004n }, 'text_offset: offset-boundary'],
    ['no size', { 16: 0n }, 'image_size: size-unknown'],
    ['a size below that of the file', { 16: 4095n }, 'image_size: size-file'],
    ['flags that nobody has defined', { 24: 0x1an }, 'flags: flags-reserved'],
    ['a big-endian kernel', { 24: 0xbn }, 'flags: flags-big-endian'],
    ['pages that this core has not', { 24: 0xcn }, 'flags: flags-granule'],
    ['pages of no size', { 24: 8n }, 'flags: flags-pages-unsaid'],
    ['a reserved field', { 40: 1n }, 'res3: reserved'],
    ['a magic in reverse', { 56: 0x4152_4d64n }, 'magic: magic-reversed'],
    ['another magic', { 56: 0n }, 'magic: magic'],
    ['a PE header outside the file', { 56: 0x1000_0000_0000n + 0x644d_5241n }, 'res5: pe-outside'],
  ] as const)('%s', (_, changes, fault) => {
    expect(faults(header(changes))).toEqual([fault]);
  });

  test('a text_offset that nobody looks at, because there is no size', () => {
    expect(faults(header({ 8: 0x8_0000n, 16: 0n }))).toEqual([
      'text_offset: offset-ignored',
      'image_size: size-unknown',
    ]);
  });

  test('nothing where code0 branches and code1 is zero, as before there was EFI', () => {
    expect(faults(header({ 0: 0x1400_0010n }))).toEqual([]);
  });
});
