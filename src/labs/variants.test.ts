/** Variants of labs: many, each with an answer of its own, and no cheat gets through at any of the seeds that are tried. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import type { Lab } from './kit/lab.ts';
import { cheatFiles, otherFiles, starterFiles } from './kit/parameters.ts';
import { missingFor } from './kit/testing.ts';
import { isLong } from './kit/tools.ts';
import {
  drawsHiddenOnesAnew,
  hasThirtyVariants,
  isPassedByNoOther,
  isVague,
  passed,
  run,
  seeds,
  type Files,
} from './kit/variants-testing.ts';

/**
 * Twenty for the labs of chapters 0 to 5, which most readers do; of those behind them, whose checks are longer, four here,
 * two where a guest system boots in each (one where it boots twice, for hidden parameters), and twenty with LAB_SEEDS=20 (CONTRIBUTING.md).
 */
const seedsFor = (lab: Lab): readonly number[] =>
  seeds(
    lab.chapter <= 5 ? 20 : Number(process.env['LAB_SEEDS'] ?? (isLong(lab) ? (lab.hidden === undefined ? 2 : 1) : 4)),
  );
/** How many texts of other variants are tried on each. */
const OTHERS = 5;

/** The structure of a variant: its texts without their large numbers. */
const structure = (files: Files): string =>
  Object.values(files)
    .join('\n')
    .replaceAll(/\b(0x[0-9a-f]{3,}|\d{5,})\b/g, '#');

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  const SEEDS = seedsFor(lab);
  const missing = missingFor(lab);

  test('has thirty variants at least that are solved by different texts', () => hasThirtyVariants(lab));

  test('has another value of each hidden parameter the second time', () => drawsHiddenOnesAnew(lab));

  test('has variants that differ not only in their numbers', () => {
    const starters = seeds(400).map((seed) => structure(starterFiles(lab, seed)));
    expect(new Set(starters).size).toBeGreaterThanOrEqual(4);
  });

  test.skipIf(missing !== '')('is not passed by what passes another variant', { timeout: 300_000 }, () =>
    isPassedByNoOther(lab, SEEDS, OTHERS),
  );

  test.skipIf(missing !== '')(
    'refuses at least four cheats at all seeds, and says of each what is missing',
    { timeout: 600_000 },
    () => {
      const cheats = lab.cheats ?? [];
      expect(cheats.length).toBeGreaterThanOrEqual(4);
      for (const cheat of cheats)
        for (const seed of SEEDS) {
          const result = run(lab, cheatFiles(lab, cheat, seed), seed);
          expect([...passed(result)].sort(), `${cheat.name} at seed ${seed}`).toEqual([...(cheat.passes ?? [])].sort());
          const vague = result.verdicts.filter((verdict) => !verdict.passed && isVague(verdict));
          expect(vague, `${cheat.name} at seed ${seed}`).toEqual([]);
        }
    },
  );

  test.skipIf(missing !== '')(
    'is solved by its solution at all seeds, and by the other ways at some of them each',
    { timeout: 300_000 },
    () => {
      const solution = { name: 'solution', files: lab.solution };
      // labs.test.ts tries each at the first three: here the ways have other seeds, all twenty between them.
      const seedsOf = (n: number): readonly number[] =>
        n === 0 ? SEEDS : [n, n + 7].map((seed) => seed % SEEDS.length);
      for (const [n, way] of [solution, ...(lab.others ?? [])].entries())
        for (const seed of seedsOf(n))
          expect(passed(run(lab, otherFiles(lab, way, seed), seed)).length, `${way.name} at seed ${seed}`).toBe(
            lab.checkpoints.length,
          );
    },
  );
});
