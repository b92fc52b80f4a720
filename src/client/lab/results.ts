/**
 * What checks have found, and of which text: a verdict is true of the text that was judged and of no other. A lab is
 * passed by one text that passes everything; what different texts have passed between them is never added up.
 */
import type { LabInfo } from './info.ts';

export interface Result {
  /** The reader's files that were judged. */
  readonly files: Readonly<Record<string, string>>;
  /** Ids of the checkpoints that they pass. */
  readonly passed: readonly string[];
  /** Nobody has checked it here: an import says so, or work of an older format or another version of the lab. */
  readonly unchecked?: true;
  /** Of `passed`: predictions that another one came before. They are right now, and have no points. */
  readonly late?: readonly string[];
}

/** What of a reader's work says which text has passed what. */
export interface Judged {
  /** The reader's files, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Checkpoint id → when any text passed it first (milliseconds since 1970). */
  readonly passed: Readonly<Record<string, number>>;
  /** Those of `passed` that no check here has found: an import says so. */
  readonly unchecked: readonly string[];
  /** What the last check found. */
  readonly checked?: Result;
  /** What the text found that passed most: graders take the better of it and `files`. */
  readonly best?: Result;
}

export const sameFiles = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, text]) => other[path] === text);

export const pointsOf = (info: LabInfo, passed: Iterable<string>): number => {
  const ids = new Set(passed);
  return info.checkpoints.reduce((sum, { id, points }) => sum + (ids.has(id) ? points : 0), 0);
};

const pointsOfResult = (info: LabInfo, { passed, late = [] }: Result): number =>
  pointsOf(
    info,
    passed.filter((id) => !late.includes(id)),
  );

/** What is known of the text that is shown; undefined until somebody checks it. */
export function resultOf(work: Judged): Result | undefined {
  const known = [work.checked, work.best].filter(
    (result): result is Result => result !== undefined && sameFiles(result.files, work.files),
  );
  return known.find(({ unchecked }) => unchecked === undefined) ?? known[0];
}

/** Checkpoints that the shown text passes, as a check here has found. */
export function passedNow(work: Judged): readonly string[] {
  const result = resultOf(work);
  return result === undefined || result.unchecked === true ? [] : result.passed;
}

/** Checkpoints of the best text that was checked here. */
export const passedBest = (info: LabInfo, work: Judged): readonly string[] =>
  [work.checked, work.best]
    .flatMap((result) => (result === undefined || result.unchecked === true ? [] : [result.passed]))
    .reduce((best, passed) => (pointsOf(info, passed) > pointsOf(info, best) ? passed : best), []);

/** Points of the shown text, and of the best one that was checked here. */
export function pointsReached(info: LabInfo, work: Judged): { readonly now: number; readonly best: number } {
  const shown = resultOf(work);
  const found = [work.checked, work.best].filter((one): one is Result => one !== undefined && one.unchecked !== true);
  return {
    now: shown === undefined || shown.unchecked === true ? 0 : pointsOfResult(info, shown),
    best: Math.max(0, ...found.map((one) => pointsOfResult(info, one))),
  };
}

const holdsAll = (info: LabInfo, passed: readonly string[]): boolean =>
  info.checkpoints.every(({ id }) => passed.includes(id));

/** The shown text passes everything. */
export const isComplete = (info: LabInfo, work: Judged): boolean => holdsAll(info, passedNow(work));
/** One text, this one or an earlier one, has passed everything. */
export const isPassed = (info: LabInfo, work: Judged): boolean => holdsAll(info, passedBest(info, work));

/**
 * The better of what was best and what a check has found now; of equals the newer one. A claim is worth what it says
 * until its own text is checked.
 */
export const bestOf = (info: LabInfo, best: Result | undefined, found: Result): Result | undefined => {
  if (best !== undefined && best.unchecked === true && sameFiles(best.files, found.files)) best = undefined;
  if (best !== undefined && pointsOf(info, found.passed) < pointsOf(info, best.passed)) return best;
  return found.passed.length === 0 ? best : found;
};

/** The best result's text in place of the reader's, where it is another one. */
export const bestText = (work: Judged): Result['files'] | undefined =>
  work.best === undefined || sameFiles(work.best.files, work.files) ? undefined : work.best.files;

/** All that it says was passed becomes a claim: it comes from a file, which anybody can write. */
export function claimed<W extends Judged>(work: W): W {
  const claim = (result: Result): Result => ({ ...result, unchecked: true });
  const { checked, best } = work;
  return {
    ...work,
    unchecked: Object.keys(work.passed),
    ...(checked !== undefined && { checked: claim(checked) }),
    ...(best !== undefined && { best: claim(best) }),
  };
}

export type StepState = 'done' | 'now' | 'earlier' | 'claimed' | 'open';

/**
 * `done`: the shown text passes it; `earlier`: another text of the reader's did; `claimed`: a file says so.
 * @param now the step that the reader is at
 */
export function stepState(work: Judged, checkpoints: readonly string[], now: boolean): StepState {
  const passed = passedNow(work);
  if (checkpoints.every((id) => passed.includes(id))) return 'done';
  if (now) return 'now';
  if (!checkpoints.every((id) => Object.hasOwn(work.passed, id))) return 'open';
  return checkpoints.some((id) => work.unchecked.includes(id)) ? 'claimed' : 'earlier';
}
