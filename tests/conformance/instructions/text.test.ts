import { describe, expect, test } from 'vitest';
import { encode } from '../../../src/engine/isa/assembler/encode.ts';
import { findRow } from '../../../src/engine/isa/decode.ts';
import { disassemble } from '../../../src/engine/isa/disassemble.ts';
import { AssemblyError, type Cursor } from '../../../src/engine/isa/syntax/cursor.ts';
import { crypto } from '../../../src/engine/isa/table/crypto.ts';
import { simdCopy } from '../../../src/engine/isa/table/simd-copy.ts';
import { simdElement } from '../../../src/engine/isa/table/simd-element.ts';
import { simdMisc } from '../../../src/engine/isa/table/simd-misc.ts';
import { simdShift } from '../../../src/engine/isa/table/simd-shift.ts';
import { simdThreeDifferent } from '../../../src/engine/isa/table/simd-three-different.ts';
import { simdThreeSame } from '../../../src/engine/isa/table/simd-three-same.ts';
import { vectorLoadsStores } from '../../../src/engine/isa/table/vector-loads-stores.ts';
import { assembleLines, disassembleAll, haveBinutils } from '../assembler/binutils.ts';
import { Random } from './case.ts';
import { randomWord } from './generate.ts';

const rows = [
  simdThreeSame,
  simdThreeDifferent,
  simdCopy,
  simdShift,
  simdMisc,
  simdElement,
  crypto,
  vectorLoadsStores,
].flat();
const perRow = Number(process.env['CONFORMANCE_CASES'] ?? 12);

const random = new Random(7);
const samples = rows.flatMap((row) =>
  Array.from({ length: perRow }, () => ({ row, word: randomWord(row, random).word })).filter(
    ({ word }) => findRow(word) === row,
  ),
);
const texts = samples.map(({ word }) => disassemble(word, 0n).text);
const isDefined = (text: string | undefined): text is string =>
  text !== undefined && !text.includes('undefined') && !text.startsWith('.inst');

function integer(cursor: Cursor): bigint {
  const found = cursor.match(/-?(?:0x[0-9a-f]+|\d+)/);
  if (found === undefined) throw new AssemblyError('asm.expression', cursor.at + 1);
  return BigInt(found[0]);
}
function assemble(text: string): number | undefined {
  const [mnemonic = '', operands = ''] = text.split('\t');
  try {
    return encode(mnemonic, operands, 0, 0n, integer).word;
  } catch (error) {
    if (error instanceof AssemblyError) return undefined;
    throw error;
  }
}

test('every row has encodings that the architecture defines', () => {
  const without = rows.filter((row) => !samples.some((sample, i) => sample.row === row && isDefined(texts[i])));
  expect(without.map(({ name }) => name)).toEqual([]);
});

describe.skipIf(!haveBinutils)('binutils', () => {
  test('disassembly is what objdump prints', () => {
    const reference = disassembleAll(samples.map(({ word }) => word));
    const wrong = samples.flatMap(({ row, word }, i) => {
      const [ours, theirs] = [texts[i], reference[i]];
      if (ours === theirs || (!isDefined(ours) && !isDefined(theirs))) return [];
      return [`${row.name} ${word.toString(16)}: ${ours} | ${theirs}`];
    });
    expect(wrong.slice(0, 60)).toEqual([]);
  });

  test('assembling it gives the word that GNU as gives', () => {
    const lines = texts.filter(isDefined);
    const reference = assembleLines(lines);
    const wrong = lines.flatMap((line, i) => {
      const word = assemble(line);
      return word === reference[i] ? [] : [`${line}: ${word?.toString(16)} | ${reference[i]?.toString(16)}`];
    });
    expect(wrong.slice(0, 60)).toEqual([]);
  });
});
