import { describe, expect, test } from 'vitest';
import { decode, decodeTo, fieldsOf, findRow, writeRecord } from './decode.ts';
import { tables } from './tables.ts';

const memory = new ArrayBuffer(64);
const view = new DataView(memory);
const words = new Int32Array(memory);

/** The record of decodeTo, and the one of decode and writeRecord, as hex. */
const remembered = (word: number, pageOffset: number): string => {
  decodeTo(view, words, 16, word, pageOffset);
  return Buffer.from(memory, 16, 16).toString('hex');
};
const plain = (word: number, pageOffset: number): string => {
  writeRecord(view, 48, decode(word, pageOffset));
  return Buffer.from(memory, 48, 16).toString('hex');
};

/** A word of each row: its fixed bits, the others from a fixed sequence. */
let seed = 1;
const random = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
const samples = tables.flatMap(({ pattern }) =>
  Array.from({ length: 8 }, () => ((random() & ~pattern.mask) | pattern.value) >>> 0),
);

describe('The decoder', () => {
  test('finds for a word the first row whose fixed bits the word has', () => {
    for (const word of samples)
      expect(findRow(word)).toBe(tables.find(({ pattern }) => (word & pattern.mask) >>> 0 === pattern.value));
  });

  test('gives the same record for a word that it has met before, wherever both stood', () => {
    for (const offset of [0, 4, 0x7fc, 0xffc]) {
      for (const word of samples) expect([word, remembered(word, offset)]).toEqual([word, plain(word, offset)]);
      for (const word of samples) expect([word, remembered(word, offset)]).toEqual([word, plain(word, offset)]);
    }
  });

  test('decodes a branch by where its target stands: 0x14000002 stays in its page at 0, and leaves it at 0xffc', () => {
    expect(remembered(0x14000002, 0)).not.toBe(remembered(0x14000002, 0xffc));
  });

  test('hands out fields that a later word does not change', () => {
    const row = findRow(0x91000420); // add x0, x1, #1
    if (row === undefined) throw new Error('ADD (immediate) is missing');
    const fields = fieldsOf(row, 0x91000420);
    remembered(0x91001c62, 0); // add x2, x3, #7
    expect(fields).toMatchObject({ Rd: 0, Rn: 1, imm12: 1 });
  });
});
