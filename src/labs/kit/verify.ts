/**
 * Whether a lab keeps its word: the starter fails every checkpoint, the solution and other right ways pass all, each mutant
 * fails where it should, and no cheat passes more than it has done.
 */
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab } from './lab.ts';
import { isLong, type LabTools } from './tools.ts';
import { cheatFiles, mutantFiles, otherFiles, solutionFiles, starterFiles } from './parameters.ts';

export const KINDS = ['starter', 'solution', 'mutant', 'cheat', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export interface Finding {
  readonly kind: Kind;
  /** The name of a mutant, a cheat or another way. */
  readonly what: string;
  readonly seed: number;
  readonly ok: boolean;
  readonly result: Evaluation;
}

const SEEDS: readonly number[] = [0, 1, 2];

/**
 * Runs all that a lab's author has written with several seeds.
 * @param enough asked before each run: the rest is left out then
 * @param wanted the seeds; of a lab without parameters, or with a guest system, only the first
 */
export function verify(
  module: WebAssembly.Module,
  lab: Lab,
  tools?: LabTools,
  enough: () => boolean = () => false,
  wanted = SEEDS,
): readonly Finding[] {
  const seeds = lab.parameters.length === 0 || isLong(lab) ? wanted.slice(0, 1) : wanted;
  const findings: Finding[] = [];
  const add = (kind: Kind, what: string, seed: number, result: Evaluation, ok: boolean): void =>
    void findings.push({ kind, what, seed, ok, result });
  const all = ({ verdicts }: Evaluation): boolean => verdicts.every(({ passed }) => passed);
  for (const seed of seeds) {
    if (enough()) return findings;
    const starter = evaluate(module, lab, starterFiles(lab, seed), seed, tools);
    add(
      'starter',
      'starter',
      seed,
      starter,
      starter.problems.length === 0 && starter.verdicts.every(({ passed }) => !passed),
    );
    const solution = evaluate(module, lab, solutionFiles(lab, seed), seed, tools);
    add('solution', 'solution', seed, solution, all(solution));
    for (const { name, fails, code } of lab.mutants) {
      if (enough()) return findings;
      const result = evaluate(module, lab, mutantFiles(lab, name, seed), seed, tools);
      const verdict = result.verdicts.find(({ checkpoint }) => checkpoint === fails);
      add('mutant', name, seed, result, verdict?.passed === false && verdict.code === code);
    }
    for (const cheat of lab.cheats ?? []) {
      if (enough()) return findings;
      const result = evaluate(module, lab, cheatFiles(lab, cheat, seed), seed, tools);
      const passed = result.verdicts.filter((verdict) => verdict.passed).map(({ checkpoint }) => checkpoint);
      // One that does not build shows nothing.
      const isRun = result.problems.length === 0;
      add('cheat', cheat.name, seed, result, isRun && sameNames(passed, cheat.passes ?? []));
    }
    for (const way of lab.others ?? []) {
      if (enough()) return findings;
      const result = evaluate(module, lab, otherFiles(lab, way, seed), seed, tools);
      add('other', way.name, seed, result, result.problems.length === 0 && all(result));
    }
  }
  return findings;
}

const sameNames = (found: readonly string[], wanted: readonly string[]): boolean =>
  found.length === wanted.length && found.every((name) => wanted.includes(name));
