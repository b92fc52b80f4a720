/** Ways to write an instruction, some of which GNU as refuses: the same word, or refused by both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemble, AssemblyErrors } from '../../../src/engine/isa/assembler/index.ts';
import { assembleLines, haveBinutils } from './binutils.ts';

const lines = readFileSync(join(import.meta.dirname, 'corpus/spellings.txt'), 'utf8')
  .trim()
  .split('\n');

function wordOf(line: string): number | undefined {
  try {
    const { bytes } = assemble(line, { origin: 0n });
    return new DataView(bytes.buffer).getUint32(0, true);
  } catch (error) {
    if (error instanceof AssemblyErrors) return undefined;
    throw error;
  }
}

test.skipIf(!haveBinutils)(
  `${lines.length} spellings mean what they mean to GNU as${haveBinutils ? '' : ' (skipped: no aarch64-linux-gnu-as)'}`,
  () => {
    const hex = (word: number | undefined): string => word?.toString(16) ?? 'refused';
    const words = assembleLines(lines);
    expect(lines.map((line) => `${line}: ${hex(wordOf(line))}`)).toEqual(
      lines.map((line, i) => `${line}: ${hex(words[i])}`),
    );
  },
);
