/** Chapters 4 and 5: variants are many, a neighbour's text is none, and no cheat gets through at any of 20 seeds. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { evaluate } from './kit/evaluate.ts';
import type { Lab } from './kit/lab.ts';
import { cheatFiles, solutionFiles } from './kit/parameters.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './kit/testing.ts';
import { needsTools } from './kit/tools.ts';

const missing = missingCore || missingSandbox;
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

const own = (lab: Lab, seed: number): string => {
  const files = solutionFiles(lab, seed);
  return lab.files
    .filter(({ readonly }) => readonly !== true)
    .map(({ path }) => files[path])
    .join('\n');
};
const passed = (lab: Lab, files: Readonly<Record<string, string>>, seed: number): readonly string[] =>
  evaluate(coreModule(), lab, files, seed, needsTools(lab) ? labTools() : undefined)
    .verdicts.filter((verdict) => verdict.passed)
    .map(({ checkpoint }) => checkpoint);

describe.each(labs.filter(({ chapter }) => chapter >= 4).map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  test('has at least 30 variants that are solved by different texts', () => {
    expect(new Set(Array.from({ length: 200 }, (_, seed) => own(lab, seed))).size).toBeGreaterThanOrEqual(30);
  });

  test('has at least four cheats', () => {
    expect(lab.cheats?.length).toBeGreaterThanOrEqual(4);
  });

  test.skipIf(missing !== '')('is not passed by what solves another variant', { timeout: 300_000 }, () => {
    for (const seed of SEEDS) {
      const other = [seed + 1, seed + 2, seed + 3, seed + 4].find((one) => own(lab, one) !== own(lab, seed)) ?? seed;
      expect([seed, other, passed(lab, solutionFiles(lab, other), seed).length]).not.toEqual([
        seed,
        other,
        lab.checkpoints.length,
      ]);
    }
  });

  test.skipIf(missing !== '')('refuses each cheat at 20 seeds', { timeout: 600_000 }, () => {
    for (const seed of SEEDS)
      for (const cheat of lab.cheats ?? [])
        expect([seed, cheat.name, [...passed(lab, cheatFiles(lab, cheat, seed), seed)].sort()]).toEqual([
          seed,
          cheat.name,
          [...(cheat.passes ?? [])].sort(),
        ]);
  });

  test.skipIf(missing !== '')('is passed by its solution at 20 seeds', { timeout: 300_000 }, () => {
    for (const seed of SEEDS)
      expect([seed, passed(lab, solutionFiles(lab, seed), seed).length]).toEqual([seed, lab.checkpoints.length]);
  });
});
