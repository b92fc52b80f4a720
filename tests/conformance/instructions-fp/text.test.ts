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
  expect(wrong.slice(0, 20).map(({ row, word, text }) => `${row.name} ${word.toString(16)} ${text} ${assemble(text ?? '')?.toString(16)}`)).toEqual([]);
});

describe.skipIf(missing.length > 0)(`binutils${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : ''}`, () => {
  test('disassembly is what binutils prints', () => {
    const texts = binutils(defined.map(({ word }) => word));
    expect(texts.length).toBe(defined.length);
    const wrong = defined.flatMap(({ row, word, text }, i) => (text === texts[i] ? [] : [`${row.name} ${word.toString(16)}: ${text}, binutils ${texts[i]}`]));
    expect(wrong.slice(0, 40)).toEqual([]);
  });
});
