import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { addTallies, playwrightTally, vitestTally } from './tally.ts';

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };

test('a test file that does not load is a failure, though no test of it failed', () => {
  const testResults = [
    { name: resolve('a.test.ts'), status: 'failed', assertionResults: [{ status: 'failed', fullName: 'a one' }] },
    { name: resolve('b.test.ts'), status: 'failed', assertionResults: [] },
    { name: resolve('c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(vitestTally({ ...vitest, testResults })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    flaky: 0,
    failures: ['a.test.ts: a one', 'b.test.ts'],
  });
});

test('an error outside of browser tests is a failure', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 };
  const spec = (title: string, status: string) => ({ title, file: 'a.spec.ts', tests: [{ status }] });
  const suites = [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'unexpected')] }] }];
  expect(playwrightTally({ stats, errors: [{}], suites })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
    flaky: 0,
    failures: ['a.spec.ts: two'],
  });
});

test('two browser tests that pass at the second attempt are counted and named, a third makes all three failures', () => {
  const stats = { expected: 5, unexpected: 0, skipped: 0 };
  const suites = [{ specs: [{ title: 'late', file: 'a.spec.ts', tests: [{ status: 'flaky' }] }] }];
  expect(playwrightTally({ stats: { ...stats, flaky: 2 }, errors: [], suites })).toMatchObject({
    passed: 7,
    failed: 0,
    flaky: 2,
    failures: [],
  });
  expect(playwrightTally({ stats: { ...stats, flaky: 3 }, errors: [], suites })).toMatchObject({
    passed: 5,
    failed: 3,
    flaky: 0,
    failures: ['a.spec.ts: late'],
  });
});

test('what is not a report is refused, not taken for zero failures', () => {
  expect(() => vitestTally({})).toThrow();
  expect(() => playwrightTally({ stats: {}, errors: [] })).toThrow();
});

test('tallies add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3, flaky: 4, failures: ['this'] };
  const both = { passed: 2, failed: 4, skipped: 6, flaky: 8, failures: ['this', 'this'] };
  expect(addTallies([one, one])).toEqual(both);
});
