import { relative } from 'node:path';

/** How many tests ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those passed, how many did so at the second attempt. */
  readonly flaky: number;
  /** Those that failed, by name, as far as the runner says it: a log of which only the end is kept has them there. */
  readonly failures: readonly string[];
}

/** A browser that stalls happens to a test or two in a run; more are a fault of ours. */
const mostFlaky = 2;

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
  flaky: tallies.reduce((sum, { flaky }) => sum + flaky, 0),
  failures: tallies.flatMap(({ failures }) => failures),
});

/**
 * The tally of a vitest JSON report. A file that fails before its first test (it does not even load) has no failed test
 * in it, so failed files without one count by themselves. Throws on a report that is none.
 */
export function vitestTally(report: unknown): Tally {
  const broken = list(report, 'testResults').filter(
    (file) =>
      field(file, 'status') === 'failed' &&
      !list(file, 'assertionResults').some((one) => field(one, 'status') === 'failed'),
  );
  const failed = list(report, 'testResults').flatMap((file) =>
    list(file, 'assertionResults')
      .filter((one) => field(one, 'status') === 'failed')
      .map((one) => `${nameOf(field(file, 'name'))}: ${text(field(one, 'fullName'))}`),
  );
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests') + broken.length,
    skipped: count(report, 'numPendingTests') + count(report, 'numTodoTests'),
    flaky: 0,
    failures: [...failed, ...broken.map((file) => nameOf(field(file, 'name')))],
  };
}

/**
 * The tally of a Playwright JSON report. Tests that pass at the second attempt have passed, unless they are many.
 * Throws on a report that is none.
 */
export function playwrightTally(report: unknown): Tally {
  const stats = field(report, 'stats');
  const second = count(stats, 'flaky');
  const flaky = second > mostFlaky ? 0 : second;
  const isFailure = (status: string): boolean => status === 'unexpected' || (status === 'flaky' && flaky < second);
  return {
    passed: count(stats, 'expected') + flaky,
    failed: count(stats, 'unexpected') + (second - flaky) + list(report, 'errors').length,
    skipped: count(stats, 'skipped'),
    flaky,
    failures: specsOf(report).flatMap((spec) =>
      list(spec, 'tests').some((one) => isFailure(text(field(one, 'status'))))
        ? [`${text(field(spec, 'file'))}: ${text(field(spec, 'title'))}`]
        : [],
    ),
  };
}

/** Suites are in files and in each other. */
function specsOf(suite: unknown): readonly unknown[] {
  const of = (key: string): readonly unknown[] => {
    const found = field(suite, key);
    return Array.isArray(found) ? found : [];
  };
  return [...of('specs'), ...of('suites').flatMap(specsOf)];
}

const text = (of: unknown): string => (typeof of === 'string' ? of : '');
/** A file's path from the project's root. */
const nameOf = (path: unknown): string => relative(process.cwd(), text(path));

const field = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? (Reflect.get(of, key) as unknown) : undefined;

function count(of: unknown, key: string): number {
  const value = field(of, key);
  if (typeof value !== 'number') throw new Error(`the report has no number ${key}`);
  return value;
}

function list(of: unknown, key: string): readonly unknown[] {
  const value = field(of, key);
  if (!Array.isArray(value)) throw new Error(`the report has no list ${key}`);
  return value;
}
