import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decode } from '../../../src/engine/isa/decode.ts';
import { undefinedOp } from '../../../src/engine/isa/table/system.ts';
import { STATE_SIZE } from './cases.ts';
import { binutils, generator, missingTools, output } from './words.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const count = Math.min(40_000, Number(process.env['CONFORMANCE_CASES'] ?? 1500));
const missing = missingTools('aarch64-linux-gnu-gcc', 'aarch64-linux-gnu-objdump', 'qemu-aarch64-static');

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

/** Which words raise SIGILL. */
function undefinedForReference(words: readonly number[]): boolean[] {
  mkdirSync(output, { recursive: true });
  const runner = `${output}runner-undefined`;
  execFileSync('aarch64-linux-gnu-gcc', ['-O2', '-static', '-o', runner, `${here}runner.c`, `${here}trampoline.S`]);
  const cases = new DataView(new ArrayBuffer(words.length * STATE_SIZE));
  words.forEach((word, i) => cases.setUint32(i * STATE_SIZE, word, true));
  const bytes = execFileSync('qemu-aarch64-static', ['-cpu', 'cortex-a72', runner], {
    input: new Uint8Array(cases.buffer),
    maxBuffer: cases.byteLength + 1,
  });
  expect(bytes.length).toBe(cases.byteLength);
  return words.map((_, i) => bytes.readUInt32LE(i * STATE_SIZE) !== 0);
}

test.skipIf(missing.length > 0).each(spaces)(
  `the same words of %s are undefined as in the reference${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : ''}`,
  (_, mask, value) => {
    const random = generator(value);
    const words = Array.from({ length: count }, () => ((random() & ~mask) | value) >>> 0);
    const reference = undefinedForReference(words);
    const names = binutils('undefined', words);
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
