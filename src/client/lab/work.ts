/** A reader's work on one lab: plain data, in the store, in an export and in links. Everything that changes it is here. */
import { MAX_FILE } from '../../labs/kit/limits.ts';
import { inOwnLanguage, ownFiles, startersOf, type LabInfo } from './info.ts';
import { bestOf, passedNow, resultOf, sameFiles, type Judged, type Result } from './results.ts';

/**
 * 2: names all checkpoints of its lab. 3: says which text passed what, keeps the best one, and is ordered by a counter.
 * Older work is read and upgraded (read-work.ts).
 */
export const WORK_FORMAT = 3;
/** The machine's behaviour that saved points in time rest on. Goes up when the same files would run differently. */
export const ENGINE_VERSION = 1;

export interface Work extends Judged {
  readonly format: typeof WORK_FORMAT;
  readonly engine: number;
  readonly lab: { readonly id: string; readonly version: number };
  /** Ids of all checkpoints of that lab; none for work of format 1 that its lab has not opened since. */
  readonly checkpoints: readonly string[];
  readonly seed: number;
  /** SHA-256 of the guests that the lab's machine loads, by name; labs of assembly have none. */
  readonly guests: Readonly<Record<string, string>>;
  /** The variant that `files` were written for, where it is not `seed`: a text that was brought back. */
  readonly textSeed?: number;
  /** Checkpoint id → hints that were shown. */
  readonly hints: Readonly<Record<string, number>>;
  /** The answers with which a whole prediction was run first, by path: running shows what is right, and points count these. */
  readonly committed?: Readonly<Record<string, string>>;
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
  /** When it was changed last, to be shown. Clocks are set back and forth: what is newer, `order` says. */
  readonly changed: number;
  /** Counts the changes of all works of this browser; the greater one is the later one. */
  readonly order: number;
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
    unchecked: [],
    hints: {},
    stages: first === undefined ? {} : { [first]: files },
    attempts: 0,
    solutionSeen: false,
    place: '',
    changed: 0,
    order: 0,
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
/** The lab from its beginning. The best text stays, with what it passed: it can be brought back. */
export const resetLab = (info: LabInfo, work: Work): Work => ({
  ...replaced(info, work, startersOf(info)),
  passed: {},
  unchecked: [],
  hints: {},
  attempts: 0,
});
/** The best result's text in place of the reader's, who can have that back. */
export const broughtBest = (info: LabInfo, work: Work): Work =>
  work.best === undefined ? work : replaced(info, work, work.best.files);

/**
 * What a check found. Steps whose predecessors are passed now begin with these files.
 * @param files what was judged: the reader may have typed since
 * @param late of `passed`: predictions that another one came before
 */
export function checked(
  info: LabInfo,
  work: Work,
  passed: readonly string[],
  now: number,
  files: Work['files'] = work.files,
  late: readonly string[] = [],
): Work {
  const found: Result = { files, passed, ...(late.length > 0 && { late }) };
  const best = bestOf(info, work.best, found);
  const all = { ...work.passed, ...Object.fromEntries(passed.map((id) => [id, work.passed[id] ?? now])) };
  const stages = { ...work.stages };
  info.steps.forEach(({ id }, n) => {
    const before = info.steps.slice(0, n);
    const isReached = before.every(({ checkpoints }) => checkpoints.every((one) => passed.includes(one)));
    if (isReached && !Object.hasOwn(stages, id)) stages[id] = files;
  });
  const { textSeed, best: _, ...rest } = work;
  const isFitting = info.checkpoints.every(({ id }) => passed.includes(id));
  return {
    ...rest,
    ...(!isFitting && textSeed !== undefined && { textSeed }),
    passed: all,
    unchecked: work.unchecked.filter((id) => !passed.includes(id)),
    checked: found,
    ...(best !== undefined && { best }),
    stages,
    attempts: work.attempts + 1,
  };
}

/** The first prediction stays the first, whatever comes later: also over a reload, a reset and an import. */
export const committed = (work: Work, answers: Work['files']): Work =>
  work.committed !== undefined ? work : { ...work, committed: answers };

export function hinted(info: LabInfo, work: Work, checkpoint: string): Work {
  const most = info.checkpoints.find(({ id }) => id === checkpoint)?.hints.length ?? 0;
  return { ...work, hints: { ...work.hints, [checkpoint]: Math.min(most, (work.hints[checkpoint] ?? 0) + 1) } };
}

/**
 * The first step that is not passed; the last one when all are. While it is not known what the shown text passes, what
 * earlier ones have passed counts: who types does not go back to the first step.
 */
export function currentStep(info: LabInfo, work: Work): string {
  const known = resultOf(work);
  const passed = known === undefined || known.unchecked === true ? Object.keys(work.passed) : passedNow(work);
  const open = info.steps.find(({ checkpoints }) => !checkpoints.every((id) => passed.includes(id)));
  return (open ?? info.steps.at(-1))?.id ?? '';
}

/** Whether the reader has tried: changed something, and asked for a check. */
export const hasTried = (info: LabInfo, work: Work): boolean =>
  work.attempts > 0 && !sameFiles(ownOf(info, work.files), ownOf(info, startersOf(info)));

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
  // Texts that differ in language alone are one program: what was found of one is true of the other.
  const judged = (result: Result | undefined): Result | undefined => {
    const texts = result === undefined ? undefined : own(result.files);
    return result === undefined || texts === undefined || texts === result.files ? result : { ...result, files: texts };
  };
  const [found, best] = [judged(work.checked), judged(work.best)];
  const isSame =
    files === work.files &&
    before === work.replaced &&
    found === work.checked &&
    best === work.best &&
    Object.entries(stages).every(([step, texts]) => texts === work.stages[step]);
  if (isSame) return work;
  return {
    ...work,
    files,
    stages,
    ...(before !== undefined && { replaced: before }),
    ...(found !== undefined && { checked: found }),
    ...(best !== undefined && { best }),
  };
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
  const { checked: _, best, committed: __, ...rest } = work;
  return {
    ...rest,
    ...(best !== undefined && {
      best: { files: ownOf(info, best.files), passed: best.passed.filter((id) => known.has(id)), unchecked: true },
    }),
    engine: ENGINE_VERSION,
    lab: { id: info.id, version: info.version },
    checkpoints,
    seed: info.seed,
    files: ownOf(info, work.files),
    // Checkpoints may ask for something else now: only a check says that they are passed.
    passed: {},
    unchecked: [],
    hints: still(work.hints),
    stages: freshWork(info).stages,
  };
}
