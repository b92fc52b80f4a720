import { expect, test } from 'vitest';
import { decode } from '../../../src/engine/isa/decode.ts';
import { undefinedOp } from '../../../src/engine/isa/table/system.ts';
import { disassembleAll, haveBinutils } from '../assembler/binutils.ts';
import { CASE_SIZE, NOP, OFFSETS, Random, writeCase } from '../instructions/case.ts';
import { buildRunner, missingTools, runReference } from '../instructions/reference.ts';

const count = Math.min(40_000, Number(process.env['CONFORMANCE_CASES'] ?? 1500));
const missing = [...missingTools(), ...(haveBinutils ? [] : ['binutils'])];

/** Words of the scalar floating-point groups, and of the vector groups that have floating point in them (C4.1.69). */
const spaces: readonly (readonly [string, number, number])[] = [
  ['scalar floating point', 0x7e000000, 0x1e000000],
  ['scalar three same', 0xdf200400, 0x5e200400],
  ['scalar two-register, pairwise', 0xdf260c00, 0x5e200800],
  ['scalar by element, shift by immediate', 0xdf000000, 0x5f000000],
  ['vector three same', 0x9f200400, 0x0e200400],
  ['vector two-register, across lanes', 0x9f260c00, 0x0e200800],
  ['vector by element, shift by immediate', 0x9f000000, 0x0f000000],
];

const SIGILL = 4;

/** Which words raise SIGILL. None of these groups touches memory. */
function undefinedForReference(words: readonly number[]): boolean[] {
  const cases = new Uint8Array(words.length * CASE_SIZE);
  const rest = { sp: 0n, v: new Uint8Array(), data: new Uint8Array(), nzcv: 0, fpcr: 0, fpsr: 0 };
  words.forEach((word, i) => {
    writeCase(cases, i, { ...rest, words: [word, NOP, NOP, NOP], x: new BigUint64Array(31) });
  });
  const after = runReference(buildRunner(), cases);
  const view = new DataView(after.buffer, after.byteOffset, after.byteLength);
  return words.map((_, i) => view.getUint32(i * CASE_SIZE + OFFSETS.status, true) === SIGILL);
}

test.skipIf(missing.length > 0).each(spaces)(
  `the same words of %s are undefined as in the reference${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : ''}`,
  (_, mask, value) => {
    const random = new Random(value);
    const words = Array.from({ length: count }, () => ((random.u32() & ~mask) | value) >>> 0);
    const reference = undefinedForReference(words);
    const names = disassembleAll(words);
    const wrong = words.flatMap((word, i) => {
      const ours = decode(word, 0).op === undefinedOp;
      return ours === reference[i]
        ? []
        : [`${word.toString(16)} ${names[i]}: ${ours ? 'undefined only here' : 'undefined only in the reference'}`];
    });
    expect(wrong.slice(0, 30)).toEqual([]);
  },
  600_000,
);
