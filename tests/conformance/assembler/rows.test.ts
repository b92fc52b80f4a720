/** Every row of the table against binutils: seeded random words of it, there and back. CONFORMANCE_CASES: words a row. */
import { beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../../../src/engine/isa/decode.ts';
import { disassemble } from '../../../src/engine/isa/disassemble.ts';
import { encode } from '../../../src/engine/isa/assembler/encode.ts';
import { evaluate } from '../../../src/engine/isa/assembler/evaluate.ts';
import { parseExpression } from '../../../src/engine/isa/assembler/expressions.ts';
import { Section } from '../../../src/engine/isa/assembler/section.ts';
import { Symbols } from '../../../src/engine/isa/assembler/symbols.ts';
import type { Row } from '../../../src/engine/isa/row.ts';
import { undefinedOp } from '../../../src/engine/isa/table/system.ts';
import { tables } from '../../../src/engine/isa/tables.ts';
import { assembleLines, disassembleAll, haveBinutils } from './binutils.ts';

const WORDS = Math.max(1, Number(process.env['CONFORMANCE_CASES'] ?? 40));
/** Milliseconds: many words take long. */
const LONG = 60_000 + WORDS * 2000;

/** A small generator with a fixed seed (splitmix32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** A word of a row with random fields; all zeros and all ones more often than chance would have it. */
function wordOf({ pattern }: Row, random: () => number): number {
  let word = pattern.value + pattern.should;
  for (const { lsb, width } of pattern.fields) {
    const most = 2 ** width - 1;
    const kind = random() % 16;
    word += (kind === 0 ? 0 : kind === 1 ? most : random() % (most + 1)) * 2 ** lsb;
  }
  return word >>> 0;
}

const dot = {
  section: new Section('.text', { allocate: true, write: false, execute: true, noBits: false }),
  offset: 0,
  order: 0,
};
const expression: Parameters<typeof encode>[4] = (cursor) =>
  evaluate(parseExpression(cursor), {
    symbols: new Symbols(),
    given: new Map(),
    dot,
    final: true,
    steps: { left: 1000, all: { left: 1000 } },
  }).number;

interface Case {
  readonly row: Row;
  readonly word: number;
  readonly pc: bigint;
  readonly text: string;
  readonly defined: boolean;
  readonly again: number | undefined;
  readonly reference: string;
}
const random = generator(2024);
const sample = tables.flatMap((row) => Array.from({ length: WORDS }, () => ({ row, word: wordOf(row, random) })));
let cases: Case[] = [];
const hex = (word: number | undefined): string => (word === undefined ? 'nothing' : word.toString(16).padStart(8, '0'));

describe.skipIf(!haveBinutils)(
  `the ${tables.length} rows against binutils${haveBinutils ? '' : ' (skipped: no aarch64-linux-gnu-as and -objdump)'}`,
  () => {
    beforeAll(() => {
      const references = disassembleAll(sample.map(({ word }) => word));
      expect(references).toHaveLength(sample.length);
      cases = sample.map(({ row, word }, i) => {
        const pc = BigInt(i * 4);
        const { text, mnemonic, operands, row: found } = disassemble(word, pc);
        let again: number | undefined;
        try {
          if (found !== undefined) again = encode(mnemonic, operands, 0, pc, expression).word;
        } catch {
          // Reported by the test that looks at it.
        }
        return { row, word, pc, text, defined: found !== undefined, again, reference: references[i] ?? '' };
      });
    }, LONG);

    test('most words of the sample are instructions', () => {
      expect(cases.filter((c) => c.defined).length).toBeGreaterThan(cases.length * 0.75);
    });

    test('the disassembler prints what objdump prints', () => {
      // Reserved encodings of ours that later architectures filled are theirs to print.
      const wrong = cases.filter((c) => c.text !== c.reference);
      expect(wrong.map((c) => `${c.row.name}: ${hex(c.word)} is ${c.text}, not ${c.reference}`)).toEqual([]);
    });

    test(
      'the assembler makes a word with the same meaning from what the disassembler prints',
      () => {
        const wrong = cases.filter(
          (c) => c.defined && (c.again === undefined || disassemble(c.again, c.pc).text !== c.text),
        );
        expect(wrong.map((c) => `${c.row.name}: ${hex(c.word)} ${c.text} became ${hex(c.again)}`)).toEqual([]);
      },
      LONG,
    );

    test(
      'GNU as makes the same word as the assembler from what the disassembler prints',
      () => {
        const lines = cases.map((c) => (c.defined ? relative(c) : '.inst 0'));
        const words = assembleLines(lines);
        const wrong = cases.filter(
          (c, i) => c.defined && words[i] !== undefined && lines[i] !== '.inst 0' && words[i] !== c.again,
        );
        expect(wrong.map((c) => `${c.row.name}: ${c.text} is ${hex(c.again)} here`)).toEqual([]);
        // What is refused as of a later architecture is UNDEFINED here, or another spelling of what is not.
        const refused = cases.filter(
          (c, i) =>
            words[i] === undefined &&
            decode(c.word, 0).op !== undefinedOp &&
            !['SYS', 'MSR (register)', 'MRS', 'BFM'].includes(c.row.name),
        );
        expect(refused.map((c) => `${c.row.name}: GNU as refuses ${c.text}`)).toEqual([]);
      },
      LONG,
    );
  },
);

/** Targets as distances, so that no linker is needed; ADRP has none. */
function relative({ row, text, pc }: Case): string {
  if (row.name === 'ADRP') return '.inst 0';
  const target = row.syntax.some((syntax) => syntax.operands.some(({ operand }) => operand.target !== undefined))
    ? /0x[0-9a-f]+$/.exec(text)
    : null;
  return target === null ? text : `${text.slice(0, target.index)}.+(${BigInt.asIntN(64, BigInt(target[0]) - pc)})`;
}
