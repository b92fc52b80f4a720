import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviations } from '../../deviations.ts';
import { exceptions, returns } from './exceptions.ts';
import { knownDeviation } from './known.ts';
import { type Difference, Machines, missingTools } from './machines.ts';
import { breakpoints, watchpoints } from './comparators.ts';
import { debug, interrupts, psci } from './misc.ts';
import { bigEndian } from './endian.ts';
import { crossInterrupts, gicInterrupts } from './gic.ts';
import { contexts, selfModifying, tlbi } from './maintenance.ts';
import { programs } from './programs.ts';
import type { Script } from './script.ts';
import { stage1, stage1El2, stage2 } from './translation.ts';

const missing = missingTools();
if (missing.length > 0) console.warn(`The machine is not compared with QEMU: ${missing.join(', ')} not found`);
/** CONFORMANCE_CASES multiplies nothing below it: it is how many cases each suite has at least. */
const asked = Number(process.env['CONFORMANCE_CASES'] ?? 0);
const cases = (usual: number): number => Math.max(usual, asked);
const BATCH = 2500;

/** Differences that no row of docs/deviations.md explains. */
function unexplained(differences: readonly Difference[]): readonly Difference[] {
  const rows = new Set(deviations().map(({ id }) => id));
  return differences.filter((difference) => {
    const ids = knownDeviation(difference)?.split(' ') ?? [];
    return ids.length === 0 || !ids.every((id) => rows.has(id));
  });
}

describe.skipIf(missing.length > 0)('The whole machine, compared with QEMU’s', { timeout: 3_600_000 }, () => {
  let machines: Machines | undefined;
  beforeAll(async () => {
    machines = await Machines.make();
  }, 240_000);
  afterAll(() => machines?.close());

  const run = (script: (machines: Machines) => Script, cpus: 1 | 2 = 1): readonly Difference[] =>
    machines === undefined ? [] : unexplained(machines.compare(script(machines), { cpus }));
  const inBatches = (
    count: number,
    script: (machines: Machines, seed: number, count: number) => Script,
  ): readonly Difference[] =>
    Array.from({ length: Math.ceil(count / BATCH) }, (_, i) =>
      run((m) => script(m, i + 1, Math.min(BATCH, count - i * BATCH))),
    ).flat();

  it('takes the same exception from every level, under random traps', () => {
    expect(inBatches(cases(2500), (m, seed, count) => exceptions(m, seed, count, false))).toEqual([]);
  });
  it('takes the same exceptions where there is no EL2', () => {
    expect(inBatches(cases(1000), (m, seed, count) => exceptions(m, seed, count, true))).toEqual([]);
  });
  it.each([true, false])('returns alike with every SPSR (only EL1: %s)', (atEl1) => {
    expect(run((m) => returns(m, 1, atEl1))).toEqual([]);
  });
  it('translates alike through random tables of EL1&0', () => {
    expect(inBatches(cases(2500), stage1)).toEqual([]);
  });
  it('translates alike through random tables of EL2', () => {
    expect(inBatches(cases(1500), stage1El2)).toEqual([]);
  });
  it('translates alike through random tables of stage 2', () => {
    expect(inBatches(cases(1500), stage2)).toEqual([]);
  });
  it('ends programs of random instructions with the same registers and memory', () => {
    expect(inBatches(cases(800), programs)).toEqual([]);
  });
  it.each([
    ['a changed descriptor of a stage 1', tlbi],
    ['a changed stage 2, or another ASID or VMID', contexts],
    ['changed code', selfModifying],
  ])('sees %s after the maintenance that it needs', (_, script) => {
    expect(run(script)).toEqual([]);
  });
  it('accesses data alike at big-endian levels', () => {
    expect(run(bigEndian)).toEqual([]);
  });
  it('has the same timer conditions, and takes the interrupts that HCR_EL2 pends as QEMU does', () => {
    expect(run(interrupts)).toEqual([]);
  });
  it('takes interrupts of the GIC, physical and of list registers, as QEMU does', () => {
    expect(run(gicInterrupts)).toEqual([]);
  });
  it('takes the other core’s interrupts as QEMU does', () => {
    expect(run(crossInterrupts, 2)).toEqual([]);
  });
  it('steps, and stops at breakpoints and watchpoints, as QEMU does', () => {
    expect(run(debug)).toEqual([]);
  });
  it('matches breakpoints of every control, and linked ones, as QEMU does', () => {
    expect(run(breakpoints)).toEqual([]);
  });
  it('matches random watchpoints with random accesses as QEMU does', () => {
    expect(inBatches(cases(500), watchpoints)).toEqual([]);
  });
  it.each([true, false])('answers PSCI alike, and starts the second core (only EL1: %s)', (atEl1) => {
    expect(run((m) => psci(m, atEl1), 2)).toEqual([]);
  });
});
