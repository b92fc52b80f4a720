/** Whether a lab keeps its word: the starter fails every checkpoint, the solution passes all, each mutant fails where it should. */
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab } from './lab.ts';
import type { LabTools } from './tools.ts';
import { mutantFiles, solutionFiles, starterFiles } from './parameters.ts';

export interface Finding {
  /** `starter`, `solution` or a mutant's name. */
  readonly what: string;
  readonly seed: number;
  readonly ok: boolean;
  /** What was found instead, for authors. */
  readonly detail: string;
}

const SEEDS = [0, 1, 2];

const summary = ({ verdicts, problems, ended }: Evaluation): string =>
  problems.length > 0
    ? problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.code} ${JSON.stringify(p.params)}`).join('; ')
    : `${verdicts.map((v) => `${v.checkpoint}: ${v.code} ${JSON.stringify(v.params)}`).join('; ')} (${ended?.reason ?? ''})`;

/** Runs a lab's starter, solution and mutants with several seeds. */
export function verify(module: WebAssembly.Module, lab: Lab, tools?: LabTools): readonly Finding[] {
  const seeds = lab.parameters.length === 0 ? SEEDS.slice(0, 1) : SEEDS;
  const findings: Finding[] = [];
  const add = (what: string, seed: number, result: Evaluation, ok: boolean): void =>
    void findings.push({ what, seed, ok, detail: ok ? '' : summary(result) });
  for (const seed of seeds) {
    const starter = evaluate(module, lab, starterFiles(lab, seed), seed, tools);
    add('starter', seed, starter, starter.problems.length === 0 && starter.verdicts.every(({ passed }) => !passed));
    const solution = evaluate(module, lab, solutionFiles(lab, seed), seed, tools);
    add(
      'solution',
      seed,
      solution,
      solution.verdicts.every(({ passed }) => passed),
    );
    for (const { name, fails, code } of lab.mutants) {
      const result = evaluate(module, lab, mutantFiles(lab, name, seed), seed, tools);
      const verdict = result.verdicts.find(({ checkpoint }) => checkpoint === fails);
      add(name, seed, result, verdict?.passed === false && verdict.code === code);
    }
  }
  return findings;
}
