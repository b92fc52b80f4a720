import { beforeAll, describe, expect, test } from 'vitest';
import { buildEngine, buildReference, type Engine, missingTools, runEngine, runReference } from './build.ts';
import { CASE_SIZE, fillCases, OUTCOME_SIZE } from './cases.ts';
import { operations } from './operations.ts';

const perOperation = Number(process.env['CONFORMANCE_CASES'] ?? 2000);
/** Cases of each operation that are held at a time. */
const perRound = Math.min(perOperation, 4000);
const missing = missingTools();
const reason = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : '';

let engine: Engine;

beforeAll(async () => {
  engine = await buildEngine();
}, 120_000);

test('FPCR keeps AHP, DN, FZ and RMode, FPSR its flags and NZCV (Cortex-A72 TRM 14.4.1, 14.4.2)', () => {
  engine.setFpcr(-1);
  engine.setFpsr(-1);
  expect(engine.getFpcr() >>> 0).toBe(0x07c00000);
  expect(engine.getFpsr() >>> 0).toBe(0xf800009f);
});

test('FMADD by the host sees on which side of a tie a sum lies that double precision rounds to the tie', () => {
  const fused = operations.findIndex(({ name }) => name === 'FMADD (single), host arithmetic');
  const single = (value: number): bigint => BigInt(new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0);
  // 24929 × 673 is 2^24 + 1: the product is 1 + 2^-24, in the middle between two singles.
  const sum = (addend: number): bigint =>
    engine.repeat(fused, single(24929), single(673 * 2 ** -24), single(addend), 1);
  expect(sum(0)).toBe(single(1));
  expect(sum(2 ** -60)).toBe(single(1 + 2 ** -23));
  expect(sum(-(2 ** -60))).toBe(single(1));
});

describe.skipIf(missing.length > 0)(`result and FPSR are the reference's, whatever FPCR${reason}`, () => {
  const mismatches: readonly string[][] = operations.map(() => []);

  beforeAll(() => {
    const reference = buildReference();
    for (let seed = 0; seed * perRound < perOperation; seed++) compareRound(reference, seed, mismatches);
  }, 3_600_000);

  operations.forEach(({ name }, operation) => {
    test(name, () => {
      expect(mismatches[operation]).toEqual([]);
    });
  });
});

function compareRound(reference: string, seed: number, mismatches: readonly string[][]): void {
  const count = perRound * operations.length;
  const cases = new Uint8Array(count * CASE_SIZE);
  const input = new DataView(cases.buffer);
  operations.forEach(({ format }, i) => {
    fillCases(input, i * perRound * CASE_SIZE, i, format, perRound, seed);
  });
  const expected = runReference(reference, cases, count * OUTCOME_SIZE);
  const actual = runEngine(engine, cases, count, count * OUTCOME_SIZE);
  for (let i = 0; i < count; i++) {
    const found = mismatches[Math.floor(i / perRound)];
    if (found === undefined || found.length >= 10 || isSameOutcome(actual, expected, i)) continue;
    found.push(`${describeCase(input, i)}: ${describeOutcome(actual, i)}, reference ${describeOutcome(expected, i)}`);
  }
}

function isSameOutcome(x: DataView, y: DataView, i: number): boolean {
  for (let at = i * OUTCOME_SIZE; at < (i + 1) * OUTCOME_SIZE; at += 4) {
    if (x.getUint32(at) !== y.getUint32(at)) return false;
  }
  return true;
}

function hex(value: bigint | number): string {
  return value.toString(16);
}

function describeCase(view: DataView, i: number): string {
  const at = i * CASE_SIZE;
  const operands = [16, 24, 32].map((offset) => hex(view.getBigUint64(at + offset, true)));
  return `FPCR ${hex(view.getUint32(at + 4, true))} FPSR ${hex(view.getUint32(at + 8, true))} ${operands.join(' ')}`;
}

function describeOutcome(view: DataView, i: number): string {
  const at = i * OUTCOME_SIZE;
  return `${hex(view.getBigUint64(at, true))} FPSR ${hex(view.getBigUint64(at + 8, true))}`;
}
