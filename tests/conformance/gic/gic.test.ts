import { afterAll, describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { DEVIATIONS } from './deviations.ts';
import { missingTools, Qemu } from './qemu.ts';
import { randomScript } from './random-script.ts';
import { Bench, type Step } from './script.ts';

const missing = missingTools();
if (missing.length > 0) console.warn(`The GIC is not compared with QEMU: ${missing.join(', ')} not found`);

const REGIONS = [
  ['GICD', 0x1000],
  ['GICC', 0x2000],
  ['GICH', 0x1000],
  ['GICV', 0x2000],
] as const;

/** Where our reset state differs from QEMU's: registers that QEMU has not. */
const ABSENT_IN_QEMU = new Set(['GICC 32', 'GICC 40', 'GICV 32', 'GICV 40']);

describe.skipIf(missing.length > 0)('The GIC compared with the one of QEMU’s virt board', { timeout: 60_000 }, () => {
  const qemu = new Qemu();
  afterAll(() => qemu.close());

  it.each([1, 2])('resets every register to the same value, and ends where QEMU’s ends, with %i CPUs', (cpus) => {
    const steps: Step[] = [];
    for (const [region, size] of REGIONS) {
      for (let offset = 0; offset < Math.min(size, 0x1004); offset += 4)
        if (!ABSENT_IN_QEMU.has(`${region} ${offset}`)) steps.push(['read', region, offset, 4, cpus - 1]);
      steps.push(['read', region, size - 4, 4], ['read', region, size, 4], ['read', region, 0xfffc, 4]);
    }
    const { differences, observations } = compare(qemu, steps, cpus);
    expect(differences).toEqual([]);
    expect(observations).toBe(steps.length);
  });

  it.each([
    { side: 'physical', cpus: 1, steps: 6_000, seed: 1 },
    { side: 'virtual', cpus: 1, steps: 6_000, seed: 2 },
    { side: 'physical', cpus: 2, steps: 1_500, seed: 3 },
    { side: 'virtual', cpus: 2, steps: 1_500, seed: 4 },
  ] as const)('shows the same in $steps random accesses on the $side side with $cpus CPUs', (options) => {
    const { differences, observations } = compare(qemu, randomScript(options), options.cpus);
    expect(differences).toEqual([]);
    expect(observations).toBeGreaterThan(options.steps / 3);
  });

  it.each(DEVIATIONS)('follows the manual: $about ($section)', ({ steps, cpus, ours, qemu: theirs }) => {
    const bench = new Bench(cpus);
    expect(steps.map((step) => bench.take(step)).at(-1)).toBe(ours);
    // When this fails QEMU has changed, and the row of docs/deviations.md can go.
    expect(qemu.run(steps, cpus).at(-1)).toBe(theirs);
  });
});
