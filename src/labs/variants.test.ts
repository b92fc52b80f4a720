/** Variants of labs: enough of them, each with an answer of its own, and cheats that fail in all. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { evaluate } from './kit/evaluate.ts';
import type { Evaluation, Lab } from './kit/lab.ts';
import { cheatFiles, otherFiles, solutionFiles, starterFiles } from './kit/parameters.ts';
import { coreModule, missing } from './kit/testing.ts';

const VARIED = [
  'tour', 'drop-to-el1', 'hvc-round-trip', 'predict-the-vector', 'el2-vector-table', 'el2-mmu', 'what-breaks-without',
]; // prettier-ignore
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);

/** The structure of a variant: its texts without their large numbers. */
const structure = (files: Readonly<Record<string, string>>): string =>
  Object.values(files)
    .join('\n')
    .replaceAll(/\b(0x[0-9a-f]{3,}|\d{5,})\b/g, '#');
const own = (lab: Lab, files: Readonly<Record<string, string>>): string =>
  lab.files.filter(({ readonly }) => readonly !== true).map(({ path }) => files[path]).join('\n'); // prettier-ignore
const run = (lab: Lab, files: Readonly<Record<string, string>>, seed: number): Evaluation =>
  evaluate(coreModule(), lab, files, seed);
const passed = ({ verdicts }: Evaluation): readonly string[] =>
  verdicts.filter((verdict) => verdict.passed).map(({ checkpoint }) => checkpoint);

describe.skipIf(missing !== '').each(labs.filter(({ id }) => VARIED.includes(id)).map((lab) => [lab.id, lab] as const))(
  '%s',
  (_, lab) => {
    test('has thirty variants at least, not only in their numbers', () => {
      const solutions = seeds(400).map((seed) => solutionFiles(lab, seed));
      expect(new Set(solutions.map((files) => own(lab, files))).size).toBeGreaterThanOrEqual(30);
      const starters = seeds(400).map((seed) => starterFiles(lab, seed));
      expect(new Set(starters.map(structure)).size).toBeGreaterThanOrEqual(4);
    });

    test('is not passed by what passes another variant', { timeout: 120_000 }, () => {
      const sample = seeds(12).map((seed) => ({ seed, files: solutionFiles(lab, seed) }));
      for (const { seed, files } of sample)
        for (const other of sample) {
          if (own(lab, files) === own(lab, other.files)) continue;
          const whole = passed(run(lab, other.files, seed)).length === lab.checkpoints.length;
          expect(whole, `the text of seed ${other.seed} at seed ${seed}`).toBe(false);
        }
    });

    test('refuses at least four cheats at twenty seeds, and says what is missing', { timeout: 120_000 }, () => {
      const cheats = lab.cheats ?? [];
      expect(cheats.length).toBeGreaterThanOrEqual(4);
      for (const cheat of cheats)
        for (const seed of seeds(20)) {
          const result = run(lab, cheatFiles(lab, cheat, seed), seed);
          expect(result.problems, cheat.name).toEqual([]);
          expect([...passed(result)].sort(), `${cheat.name} at seed ${seed}`).toEqual([...(cheat.passes ?? [])].sort());
        }
    });

    test('is solved by its solution and by other ways at twenty seeds', { timeout: 120_000 }, () => {
      const solution = { name: 'solution', files: lab.solution };
      for (const way of [solution, ...(lab.others ?? [])])
        for (const seed of seeds(20)) {
          const result = run(lab, otherFiles(lab, way, seed), seed);
          expect(passed(result).length, `${way.name} at seed ${seed}`).toBe(lab.checkpoints.length);
        }
    });
  },
);
