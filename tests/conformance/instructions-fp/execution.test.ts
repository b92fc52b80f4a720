import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { FPSR_AT, fillCases, NZCV_AT, STATE_SIZE, V_AT, X_AT } from './cases.ts';
import { buildCore, runCore, runTrapped } from './core.ts';
import { missingTools, output, print, rows } from './words.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const total = Number(process.env['CONFORMANCE_CASES'] ?? 10_000);
const perRow = Math.ceil(total / rows.length);
/** Cases of a row that are held at a time. */
const perRound = Math.min(perRow, 100);
const missing = missingTools('aarch64-linux-gnu-gcc', 'qemu-aarch64-static');

describe.skipIf(missing.length > 0)(
  `registers, NZCV and FPSR are the reference's, whatever FPCR${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : ''}`,
  () => {
    const mismatches: readonly string[][] = rows.map(() => []);

    beforeAll(() => {
      buildCore();
      mkdirSync(output, { recursive: true });
      const runner = `${output}runner`;
      execFileSync('aarch64-linux-gnu-gcc', ['-O2', '-static', '-o', runner, `${here}runner.c`, `${here}trampoline.S`]);
      for (let seed = 0; seed * perRound < perRow; seed++) compareRound(runner, seed, mismatches);
    }, 3_600_000);

    rows.forEach(({ name, pattern }, i) => {
      test(`${name}: ${pattern.text}`, () => {
        expect(mismatches[i]).toEqual([]);
      });
    });
  },
);

test('every instruction traps with EC 0x07 before it changes anything when CPACR_EL1.FPEN is 0', () => {
  buildCore();
  const perRow = 8;
  const count = perRow * rows.length;
  const cases = new Uint8Array(count * STATE_SIZE);
  rows.forEach((row, i) => {
    fillCases(row, i, new DataView(cases.buffer), i * perRow * STATE_SIZE, perRow);
  });
  const trapped = runTrapped(cases, count);
  expect(
    rows.filter((_, i) => trapped.slice(i * perRow, (i + 1) * perRow).includes(false)).map((row) => row.name),
  ).toEqual([]);
}, 600_000);

function compareRound(runner: string, seed: number, mismatches: readonly string[][]): void {
  const count = perRound * rows.length;
  const cases = new Uint8Array(count * STATE_SIZE);
  const input = new DataView(cases.buffer);
  rows.forEach((row, i) => {
    fillCases(row, seed * rows.length + i, input, i * perRound * STATE_SIZE, perRound);
  });
  const bytes = execFileSync('qemu-aarch64-static', ['-cpu', 'cortex-a72', runner], {
    input: cases,
    maxBuffer: cases.length + 1,
  });
  expect(bytes.length).toBe(cases.length);
  const expected = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const actual = runCore(cases, count);
  for (let i = 0; i < count; i++) {
    const found = mismatches[Math.floor(i / perRound)];
    const row = rows[Math.floor(i / perRound)];
    if (found === undefined || row === undefined || found.length >= 5) continue;
    const differences = compareState(input, actual, expected, i * STATE_SIZE);
    if (differences.length > 0)
      found.push(`${print(row, input.getUint32(i * STATE_SIZE, true))}: ${differences.join('; ')}`);
  }
}

const hex = (value: bigint | number): string => value.toString(16);

/** What differs, each with the value before, ours and the reference's. */
function compareState(input: DataView, actual: DataView, expected: DataView, at: number): string[] {
  const word = (view: DataView, offset: number): number => view.getUint32(at + offset, true);
  const long = (view: DataView, offset: number): bigint => view.getBigUint64(at + offset, true);
  const differences: string[] = [];
  const note = (name: string, get: (view: DataView) => bigint | number): void => {
    if (get(actual) !== get(expected))
      differences.push(`${name} was ${hex(get(input))}, is ${hex(get(actual))}, reference ${hex(get(expected))}`);
  };
  if (word(actual, 0) !== word(expected, 0))
    differences.push(`signal ${word(actual, 0)}, reference ${word(expected, 0)}`);
  for (const [name, offset] of [
    ['FPSR', FPSR_AT],
    ['NZCV', NZCV_AT],
  ] as const)
    note(name, (view) => word(view, offset));
  for (let n = 0; n < 31; n++) note(`X${n}`, (view) => long(view, X_AT + 8 * n));
  for (let n = 0; n < 32; n++)
    for (const half of [0, 1]) note(`V${n}.D[${half}]`, (view) => long(view, V_AT + 16 * n + 8 * half));
  if (differences.length > 0) differences.push(`FPCR ${hex(word(input, 4))}`);
  return differences;
}
