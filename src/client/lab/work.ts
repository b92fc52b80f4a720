/** A reader's work on one lab: plain data, in the store, in an export and in links. Everything that changes it is here. */
import { MAX_FILE } from '../../labs/kit/limits.ts';
import { inOwnLanguage, ownFiles, startersOf, type LabInfo } from './info.ts';

/** 2: names all checkpoints of its lab; work of format 1 is read and upgraded. */
export const WORK_FORMAT = 2;
/** The machine's behaviour that saved points in time rest on. Goes up when the same files would run differently. */
export const ENGINE_VERSION = 1;

export interface Work {
  readonly format: typeof WORK_FORMAT;
  readonly engine: number;
  readonly lab: { readonly id: string; readonly version: number };
  /** Ids of all checkpoints of that lab; none for work of format 1 that its lab has not opened since. */
  readonly checkpoints: readonly string[];
  readonly seed: number;
  /** SHA-256 of the guests that the lab's machine loads, by name; labs of assembly have none. */
  readonly guests: Readonly<Record<string, string>>;
  /** The reader's files, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The variant that `files` were written for, where it is not `seed`: a text that was brought back. */
  readonly textSeed?: number;
  /** Checkpoint id → when it was passed first (milliseconds since 1970). */
  readonly passed: Readonly<Record<string, number>>;
  /** Checkpoint id → hints that were shown. */
  readonly hints: Readonly<Record<string, number>>;
  /** Step id → the files with which it was begun. */
  readonly stages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly attempts: number;
  readonly solutionSeen: boolean;
  /** What the last reset, import or link replaced. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** The variant that `replaced` were written for. */
  readonly replacedSeed?: number;
  /** Below the site's base and without the language: where the reader last worked on it. */
  readonly place: string;
  readonly changed: number;
}

export function freshWork(info: LabInfo): Work {
  const files = ownOf(info, startersOf(info));
  const first = info.steps[0]?.id;
  return {
    format: WORK_FORMAT,
    engine: ENGINE_VERSION,
    lab: { id: info.id, version: info.version },
    checkpoints: checkpointsOf(info),
    seed: info.seed,
    guests: {},
    files,
    passed: {},
    hints: {},
    stages: first === undefined ? {} : { [first]: files },
    attempts: 0,
    solutionSeen: false,
    place: '',
    changed: 0,
  };
}

export const checkpointsOf = (info: LabInfo): readonly string[] => info.checkpoints.map(({ id }) => id);

/** The reader's files; one that was begun in another language and not touched is shown in the page's. */
const ownOf = (info: LabInfo, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(ownFiles(info).map((file) => [file.path, inOwnLanguage(file, files[file.path] ?? file.starter)]));

/** The machine's files: the reader's, and the lab's own. */
export const allFiles = (info: LabInfo, work: Work): Record<string, string> => ({ ...startersOf(info), ...work.files });

export const typed = (work: Work, path: string, text: string): Work => ({
  ...work,
  files: { ...work.files, [path]: text.slice(0, MAX_FILE + 1) },
});

/** What can be brought back once a work's files are replaced. */
export const keptOf = (work: Work): Pick<Required<Work>, 'replaced' | 'replacedSeed'> => ({
  replaced: work.files,
  replacedSeed: work.textSeed ?? work.seed,
});

/** Other files in place of the reader's, who can have them back. */
export function replaced(info: LabInfo, work: Work, files: Readonly<Record<string, string>>): Work {
  const next = ownOf(info, { ...work.files, ...files });
  if (sameFiles(next, work.files)) return work;
  const { textSeed, ...rest } = work;
  const isPart = ownFiles(info).some(({ path }) => !Object.hasOwn(files, path));
  return { ...rest, ...(isPart && textSeed !== undefined && { textSeed }), files: next, ...keptOf(work) };
}
/** The files that were replaced last. They may be another variant's: `textSeed` says so. */
export function broughtBack(work: Work): Work {
  if (work.replaced === undefined) return work;
  const { textSeed: _, ...rest } = work;
  const { replaced: files, replacedSeed: seed = work.seed } = work;
  return { ...rest, ...(seed !== work.seed && { textSeed: seed }), files, ...keptOf(work) };
}

export const resetFile = (info: LabInfo, work: Work, path: string): Work =>
  replaced(info, work, { [path]: startersOf(info)[path] ?? '' });
/** The files as they were when a step was begun. */
export const resetStep = (info: LabInfo, work: Work, step: string): Work =>
  replaced(info, work, work.stages[step] ?? startersOf(info));
/** Everything but what was reached: files, hints and attempts. */
export const resetLab = (info: LabInfo, work: Work): Work => ({
  ...replaced(info, work, startersOf(info)),
  hints: {},
  attempts: 0,
});

/** What a check found. Steps whose predecessors are passed now begin with these files. */
export function checked(info: LabInfo, work: Work, passed: readonly string[], now: number): Work {
  const all = { ...work.passed, ...Object.fromEntries(passed.map((id) => [id, work.passed[id] ?? now])) };
  const stages = { ...work.stages };
  info.steps.forEach(({ id }, n) => {
    const before = info.steps.slice(0, n);
    const isReached = before.every(({ checkpoints }) => checkpoints.every((one) => passed.includes(one)));
    if (isReached && !Object.hasOwn(stages, id)) stages[id] = work.files;
  });
  const { textSeed, ...rest } = work;
  const isFitting = info.checkpoints.every(({ id }) => passed.includes(id));
  return {
    ...rest,
    ...(!isFitting && textSeed !== undefined && { textSeed }),
    passed: all,
    stages,
    attempts: work.attempts + 1,
  };
}

export function hinted(info: LabInfo, work: Work, checkpoint: string): Work {
  const most = info.checkpoints.find(({ id }) => id === checkpoint)?.hints.length ?? 0;
  return { ...work, hints: { ...work.hints, [checkpoint]: Math.min(most, (work.hints[checkpoint] ?? 0) + 1) } };
}

/** The first step that is not passed; the last one when all are. */
export function currentStep(info: LabInfo, work: Work): string {
  const open = info.steps.find(({ checkpoints }) => !checkpoints.every((id) => Object.hasOwn(work.passed, id)));
  return (open ?? info.steps.at(-1))?.id ?? '';
}

/** Whether the reader has tried: changed something, and asked for a check. */
export const hasTried = (info: LabInfo, work: Work): boolean =>
  work.attempts > 0 && !sameFiles(ownOf(info, work.files), ownOf(info, startersOf(info)));

export const isComplete = (info: LabInfo, work: Work): boolean =>
  info.checkpoints.every(({ id }) => Object.hasOwn(work.passed, id));

const sameFiles = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, text]) => other[path] === text);

/** Another variant of the lab, from its beginning. What stood here can be brought back. */
export const variantOf = (info: LabInfo, work: Work): Work => ({
  ...freshWork(info),
  place: work.place,
  changed: work.changed,
  ...keptOf(work),
});

/** Work that was begun on a page in another language: what was not touched, and steps that were begun so, in this one. */
function inLanguage(info: LabInfo, work: Work): Work {
  const known = new Map(info.files.map((file) => [file.path, file]));
  const own = (files: Work['files']): Work['files'] => {
    const next = Object.fromEntries(
      Object.entries(files).map(([path, text]) => {
        const file = known.get(path);
        return [path, file === undefined ? text : inOwnLanguage(file, text)];
      }),
    );
    return sameFiles(next, files) ? files : next;
  };
  const files = own(work.files);
  const before = work.replaced === undefined ? undefined : own(work.replaced);
  const stages = Object.fromEntries(Object.entries(work.stages).map(([step, texts]) => [step, own(texts)]));
  const isSame =
    files === work.files &&
    before === work.replaced &&
    Object.entries(stages).every(([step, texts]) => texts === work.stages[step]);
  return isSame ? work : { ...work, files, stages, ...(before !== undefined && { replaced: before }) };
}

/** Work as this page shows it: in its language; of an older version of the lab, what still fits it. Texts are never lost. */
export function fitted(info: LabInfo, work: Work): Work {
  const checkpoints = checkpointsOf(info);
  if (work.lab.version === info.version && work.seed === info.seed) {
    const shown = inLanguage(info, work);
    return shown.checkpoints.length > 0 ? shown : { ...shown, checkpoints };
  }
  const known = new Set(checkpoints);
  const still = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).filter(([id]) => known.has(id)));
  return {
    ...work,
    engine: ENGINE_VERSION,
    lab: { id: info.id, version: info.version },
    checkpoints,
    seed: info.seed,
    files: ownOf(info, work.files),
    // Checkpoints may ask for something else now: only a check says that they are passed.
    passed: {},
    hints: still(work.hints),
    stages: freshWork(info).stages,
  };
}
