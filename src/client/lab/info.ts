/** What a page must know of a lab before any worker runs: made when the site is built, without solution and mutants. */
import { labs } from '../../labs/index.ts';
import type { Lab, Language } from '../../labs/kit/lab.ts';
import { starterFiles } from '../../labs/kit/parameters.ts';

export interface LabInfo {
  readonly id: string;
  readonly version: number;
  readonly seed: number;
  readonly chapter: number;
  readonly minutes: number;
  readonly cpus: number;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly checkpoints: readonly string[] }[];
  readonly checkpoints: readonly { readonly id: string; readonly points: number; readonly hints: readonly string[] }[];
  readonly files: readonly FileInfo[];
}

export interface FileInfo {
  readonly path: string;
  readonly language: Language;
  readonly readonly: boolean;
  readonly starter: string;
}

/** @throws Error for a lab that does not exist: a page that names one must not be built */
export function labInfo(id: string, seed = 0): LabInfo {
  const lab = labs.find((one) => one.id === id);
  if (lab === undefined) throw new Error(`no lab “${id}”; there are: ${labs.map((one) => one.id).join(', ')}`);
  return infoOf(lab, seed);
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
  };
}

/** What the reader starts with, by path. */
export const startersOf = (info: LabInfo): Record<string, string> =>
  Object.fromEntries(info.files.map(({ path, starter }) => [path, starter]));

/** The files that are the reader's. */
export const ownFiles = (info: LabInfo): readonly FileInfo[] => info.files.filter((file) => !file.readonly);
