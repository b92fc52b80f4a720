/** Sources assembled by us and by GNU as and ld: the same image, byte for byte. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/engine/isa/assembler/index.ts';
import { assembleFlat, compile, haveBinutils, haveGcc } from './binutils.ts';

const folder = join(import.meta.dirname, 'corpus');
const files = readdirSync(folder).sort();
const ORIGIN = 0x40080000n;
// Freestanding, since nothing is linked to it; constants unmerged, since merging them is the linker's work.
const OPTIONS = [
  '-ffreestanding',
  '-fno-pic',
  '-fno-merge-constants',
  '-fno-asynchronous-unwind-tables',
  '-fno-stack-protector',
  '-fno-math-errno',
  '-mno-outline-atomics',
  '-march=armv8-a',
];

function expectEqual(source: string): void {
  const ours = assemble(source, { origin: ORIGIN });
  const theirs = assembleFlat(source, ORIGIN);
  const different = ours.listing.filter(({ address, bytes }) => {
    const at = Number(address - ORIGIN);
    return bytes.length > 0 && Buffer.compare(bytes, theirs.subarray(at, at + bytes.length)) !== 0;
  });
  expect(different.map(({ address, line, text }) => `${address.toString(16)}, line ${line}: ${text}`)).toEqual([]);
  expect(Buffer.compare(ours.bytes, theirs)).toBe(0);
}

describe.skipIf(!haveBinutils)(
  `hand-written assembly${haveBinutils ? '' : ' (skipped: no aarch64-linux-gnu-as)'}`,
  () => {
    test.each(files.filter((file) => file.endsWith('.s')))(
      '%s has the bytes that GNU as and ld give it',
      (file) => {
        expectEqual(readFileSync(join(folder, file), 'utf8'));
      },
      60_000,
    );
  },
);

describe.skipIf(!haveBinutils || !haveGcc)(`compiled C${haveGcc ? '' : ' (skipped: no aarch64-linux-gnu-gcc)'}`, () => {
  const builds = files
    .filter((file) => file.endsWith('.c'))
    .flatMap((file) => ['-O2', '-O0', '-O3', '-Os'].map((level) => [file, level] as const));
  test.each(builds)(
    '%s %s has the bytes that GNU as and ld give it',
    (file, level) => {
      expectEqual(compile(join(folder, file), [level, ...OPTIONS]));
    },
    60_000,
  );
});
