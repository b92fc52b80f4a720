import { beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../../src/engine/isa/tables.ts';
import { compareRows, compareWords, type Outcome, spaces } from './compare.ts';
import { Engine } from './engine.ts';
import { isCovered } from './generate.ts';
import { buildRunner, missingTools } from './reference.ts';

const perRow = Number(process.env['CONFORMANCE_CASES'] ?? 8);
const perSpace = perRow * 500;
const missing = missingTools();
const reason = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : '';

const failures = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap(({ name, examples }) => examples.map((text) => `${name}: ${text}`));

describe.skipIf(missing.length > 0)(`instructions leave the state that the reference leaves${reason}`, () => {
  let engine: Engine;
  let runner: string;
  beforeAll(async () => {
    engine = await Engine.make();
    runner = buildRunner();
  }, 300_000);

  const rows = tables.filter(isCovered);
  test(`${rows.length} rows of the table`, { timeout: 3_600_000 }, () => {
    const outcomes = compareRows(rows, perRow, 1, engine, runner);
    expect(failures(outcomes)).toEqual([]);
    // Every row takes part, and says something else than UNDEFINED.
    const silent = outcomes.filter(
      ({ cases, undefinedCases }) => cases === 0 || (perRow >= 8 && cases === undefinedCases && cases > 20),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test(`random words of ${spaces.join(', ')}, allocated or not`, { timeout: 3_600_000 }, () => {
    expect(failures(compareWords(perSpace, 1, engine, runner))).toEqual([]);
  });
});
