/** Variants of a lab or an exercise: what variants.test.ts and exercises.test.ts ask of one. Node only. */
import { expect } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab, Verdict } from './lab.ts';
import { parametersOf, solutionFiles } from './parameters.ts';
import { coreModule, labTools } from './testing.ts';
import { needsTools } from './tools.ts';

export const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);
/** So many variants are drawn where nothing has to run. */
const DRAWN = 400;

export type Files = Readonly<Record<string, string>>;
/** What the reader writes. */
export const own = (lab: Lab, files: Files): string =>
  lab.files.filter(({ readonly }) => readonly !== true).map(({ path }) => files[path]).join('\n'); // prettier-ignore
export const run = (lab: Lab, files: Files, seed: number): Evaluation =>
  evaluate(coreModule(), lab, files, seed, needsTools(lab) ? labTools() : undefined);
export const passed = ({ verdicts }: Evaluation): readonly string[] =>
  verdicts.filter((verdict) => verdict.passed).map(({ checkpoint }) => checkpoint);
/**
 * A verdict that does not say what was missing: how the run ended, the last of several causes, a sentence with a gap where
 * nothing of the kind has happened. Code that was overwritten is a cause of its own.
 */
export const isVague = ({ code, params }: Verdict): boolean =>
  (code.startsWith('lab.ended.') && code !== 'lab.ended.altered') ||
  /\.(?:other|count|exception|lost)$/.test(code) ||
  Object.values(params).includes('—');

export function hasThirtyVariants(lab: Lab): void {
  const solutions = seeds(DRAWN).map((seed) => own(lab, solutionFiles(lab, seed)));
  expect(new Set(solutions).size).toBeGreaterThanOrEqual(30);
}

export function drawsHiddenOnesAnew(lab: Lab): void {
  for (const seed of seeds(DRAWN)) {
    const [first, second] = [parametersOf(lab, seed), parametersOf(lab, seed, true)];
    for (const name of lab.hidden ?? [])
      expect([seed, name, second.get(name)]).not.toEqual([seed, name, first.get(name)]);
  }
}

/** On each variant the texts of so many others are tried. */
export function isPassedByNoOther(lab: Lab, tried: readonly number[], others: number): void {
  const texts = seeds(tried.length * 2).map((seed) => solutionFiles(lab, seed));
  tried.forEach((seed) => {
    const mine = own(lab, solutionFiles(lab, seed));
    const different = [...texts.slice(seed + 1), ...texts.slice(0, seed)].filter((files) => own(lab, files) !== mine);
    for (const files of different.slice(0, others))
      expect(passed(run(lab, files, seed)).length, `at seed ${seed}: ${own(lab, files)}`).toBeLessThan(
        lab.checkpoints.length,
      );
  });
}
