/** Describes labs for their pages, when the site is built: without solutions and mutants. */
import { labs } from '../../labs/index.ts';
import type { Lab } from '../../labs/kit/lab.ts';
import { starterFiles } from '../../labs/kit/parameters.ts';
import type { LabInfo } from './info.ts';

/** @throws Error for a lab that does not exist: a page that names one must not be built */
export function labInfo(id: string, seed = 0): LabInfo {
  const lab = labs.find((one) => one.id === id);
  if (lab === undefined) throw new Error(`no lab “${id}”; there are: ${labs.map((one) => one.id).join(', ')}`);
  return infoOf(lab, seed);
}

/** `5.2`: the second lab of chapter 5. */
export function labNumber(id: string): string {
  const chapter = labs.find((lab) => lab.id === id)?.chapter ?? 0;
  return `${chapter}.${labs.filter((lab) => lab.chapter === chapter).findIndex((lab) => lab.id === id) + 1}`;
}

export function infoOf(lab: Lab, seed: number): LabInfo {
  const starters = starterFiles(lab, seed);
  const { id, version, chapter, minutes, title, objectives, machine } = lab;
  return {
    id,
    version,
    seed,
    chapter,
    minutes,
    cpus: machine.cpus,
    title,
    objectives,
    steps: lab.steps.map(({ id: step, text, checkpoints }) => ({ id: step, text, checkpoints })),
    checkpoints: lab.checkpoints.map(({ id: checkpoint, points, hints }) => ({ id: checkpoint, points, hints })),
    files: lab.files.map(({ path, language, readonly }) => ({
      path,
      language,
      readonly: readonly === true,
      starter: starters[path] ?? '',
    })),
    views: lab.views ?? ['registers', 'levels', 'memory'],
  };
}
