import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Machines, missingTools } from './machines.ts';
import { compareSuite, SUITES } from './suites.ts';

const missing = missingTools();
if (missing.length > 0) console.warn(`The machine is not compared with QEMU: ${missing.join(', ')} not found`);
/** How many cases each random suite has at least. */
const asked = Number(process.env['CONFORMANCE_CASES'] ?? 0);

describe.skipIf(missing.length > 0)('The whole machine, compared with QEMU’s', { timeout: 3_600_000 }, () => {
  let machines: Machines | undefined;
  beforeAll(async () => {
    machines = await Machines.make();
  }, 240_000);
  afterAll(() => machines?.close());

  it.each(SUITES.map((suite) => [suite.name, suite] as const))('%s', (_, suite) => {
    if (machines === undefined) return;
    expect(compareSuite(machines, suite, Math.max(suite.usual ?? 0, asked)).unexplained).toEqual([]);
  });
});
