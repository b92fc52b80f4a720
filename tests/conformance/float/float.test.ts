import { beforeAll, describe, expect, test } from 'vitest';
import { buildEngine, missingTools, runEngine, runReference } from './build.ts';
import { CASE_SIZE, fillCases, OUTCOME_SIZE } from './cases.ts';
import { operations } from './operations.ts';

const perOperation = Number(process.env['CONFORMANCE_CASES'] ?? 2000);
const total = perOperation * operations.length;
const missing = missingTools();
const reason = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : '';

describe.skipIf(missing.length > 0)(`result and FPSR are the reference's, whatever FPCR${reason}`, () => {
  const cases = new Uint8Array(total * CASE_SIZE);
  const input = new DataView(cases.buffer);
  let expected: DataView;
  let actual: DataView;

  beforeAll(async () => {
    operations.forEach(({ format }, i) => {
      fillCases(input, i * perOperation * CASE_SIZE, i, format, perOperation);
    });
    expected = runReference(cases, total * OUTCOME_SIZE);
    actual = runEngine(await buildEngine(), cases, total, total * OUTCOME_SIZE);
  }, 600_000);

  operations.forEach(({ name }, operation) => {
    test(name, () => {
      const mismatches: string[] = [];
      for (let i = operation * perOperation; i < (operation + 1) * perOperation && mismatches.length < 10; i++) {
        const ours = describeOutcome(actual, i);
        const theirs = describeOutcome(expected, i);
        if (ours !== theirs) mismatches.push(`${describeCase(input, i)}: ${ours}, reference ${theirs}`);
      }
      expect(mismatches).toEqual([]);
    });
  });
});

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
