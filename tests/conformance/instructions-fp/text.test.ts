import { expect, test, describe } from 'vitest';
import { assemble, binutils, generator, missingTools, print, rows, wordOf } from './words.ts';

const perRow = Math.max(8, Math.ceil(Number(process.env['CONFORMANCE_CASES'] ?? 2000) / rows.length));
const missing = missingTools('aarch64-linux-gnu-as', 'aarch64-linux-gnu-objdump');

const random = generator(1);
const samples = rows.flatMap((row) => Array.from({ length: perRow }, () => ({ row, word: wordOf(row, random) })));
const defined = samples.flatMap(({ row, word }) => (word === undefined ? [] : [{ row, word, text: print(row, word) }]));

test('every row has encodings that the architecture defines', () => {
  expect(rows.filter((row) => !defined.some((sample) => sample.row === row)).map((row) => row.name)).toEqual([]);
});

test('assembling what is disassembled gives the word again', () => {
  const wrong = defined.filter(({ word, text }) => text === undefined || assemble(text) !== word);
  expect(
    wrong
      .slice(0, 20)
      .map(({ row, word, text }) => `${row.name} ${word.toString(16)} ${text} ${assemble(text ?? '')?.toString(16)}`),
  ).toEqual([]);
});

describe.skipIf(missing.length > 0)(
  `binutils${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : ''}`,
  () => {
    test('disassembly is what binutils prints', () => {
      const texts = binutils(
        'text',
        defined.map(({ word }) => word),
      );
      expect(texts.length).toBe(defined.length);
      const wrong = defined.flatMap(({ row, word, text }, i) =>
        text === texts[i] ? [] : [`${row.name} ${word.toString(16)}: ${text}, binutils ${texts[i]}`],
      );
      expect(wrong.slice(0, 40)).toEqual([]);
    });
  },
);

test.each([
  ['fmov s0, #0x3f800000', 0x1e2e1000],
  ['fmov d0, #0x3ff0000000000000', 0x1e6e1000],
  ['fmov s0, 1.0', 0x1e2e1000],
  ['fmov s0, #1', 0x1e2e1000],
  ['fmov s0, #-.5', 0x1e3c1000],
  ['fmov d0, # 1.5', 0x1e6f1000],
  ['fmov s0, #0.0', undefined],
  ['fmov d0, #0x70', undefined],
  ['fmov s0, #112', undefined],
  ['fcmp s0, #0', 0x1e202008],
  ['fcmp s0, 0.0', 0x1e202008],
  ['fcmp s0, #-0.0', undefined],
  ['fcmgt s0, s1, #0', 0x5ea0c820],
  ['scvtf d0, d1, 64', 0x5f40e420],
  ['scvtf d0, d1, #0', undefined],
  ['scvtf s0, w1, #33', undefined],
  ['fadd v0.1d, v1.1d, v2.1d', undefined],
  ['fmla v0.4s, v1.4s, v2.s[4]', undefined],
])('%s assembles as by GNU as', (text, word) => {
  expect(assemble(text)).toBe(word);
});
