import { describe, expect, test } from 'vitest';
import { encode } from '../../../src/engine/isa/assembler/encode.ts';
import { disassemble } from '../../../src/engine/isa/disassemble.ts';
import { AssemblyError, type Cursor } from '../../../src/engine/isa/syntax/cursor.ts';
import { disassembleAll, haveBinutils } from '../assembler/binutils.ts';
import { Random } from '../instructions/case.ts';
import { definedWord, rows } from './rows.ts';

const perRow = Math.max(8, Math.ceil(Number(process.env['CONFORMANCE_CASES'] ?? 2000) / rows.length));

const integer = (cursor: Cursor): bigint => {
  const found = cursor.match(/-?(?:0x[0-9a-f]+|\d+)/);
  if (found === undefined) throw new AssemblyError('asm.expression', cursor.at + 1);
  return BigInt(found[0]);
};
/** The word, or undefined when the text is refused. */
function assemble(text: string): number | undefined {
  const [mnemonic = '', operands = ''] = text.split(/[ \t](.*)/s);
  try {
    return encode(mnemonic, operands, 0, 0n, integer).word;
  } catch (error) {
    if (error instanceof AssemblyError) return undefined;
    throw error;
  }
}

const random = new Random(1);
const samples = rows.flatMap((row) => Array.from({ length: perRow }, () => ({ row, word: definedWord(row, random) })));
const defined = samples.flatMap(({ row, word }) =>
  word === undefined ? [] : [{ row, word, text: disassemble(word, 0n).text }],
);

test('every row has encodings that the architecture defines', () => {
  const without = rows.filter((row) => !defined.some((sample) => sample.row === row));
  expect(without.map((row) => row.name)).toEqual([]);
});

test('assembling what is disassembled gives the word again', () => {
  const wrong = defined.filter(({ word, text }) => assemble(text) !== word);
  expect(wrong.slice(0, 20).map(({ row, word, text }) => `${row.name} ${word.toString(16)} ${text}`)).toEqual([]);
}, 600_000);

describe.skipIf(!haveBinutils)(`binutils${haveBinutils ? '' : ' (skipped: not found)'}`, () => {
  test('disassembly is what binutils prints', () => {
    const texts = disassembleAll(defined.map(({ word }) => word));
    expect(texts.length).toBe(defined.length);
    const wrong = defined.flatMap(({ row, word, text }, i) =>
      text === texts[i] ? [] : [`${row.name} ${word.toString(16)}: ${text}, binutils ${texts[i]}`],
    );
    expect(wrong.slice(0, 40)).toEqual([]);
  }, 600_000);
});

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
