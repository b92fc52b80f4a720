import { describe, expect, test } from 'vitest';
import { labInfo } from './lab-info.ts';
import { readWork } from './read-work.ts';
import {
  bestText,
  claimed,
  isComplete,
  isPassed,
  passedBest,
  passedNow,
  pointsOf,
  pointsReached,
  stepState,
} from './results.ts';
import * as works from './work.ts';

const info = labInfo('tour');
const fresh = works.freshWork(info);
const all = info.checkpoints.map(({ id }) => id);
const [first = '', second = ''] = all;
const rest = all.slice(1);
const text = (work: works.Work): string | undefined => work.files['tour.s'];
const typed = (work: works.Work, words: string): works.Work => works.typed(work, 'tour.s', words);
const solved = works.checked(info, typed(fresh, 'right'), all, 1);

test('two texts that pass different checkpoints do not pass the lab between them', () => {
  const one = works.checked(info, typed(fresh, 'one'), [first], 1);
  const two = works.checked(info, typed(one, 'two'), rest, 2);
  expect(Object.keys(two.passed).sort()).toEqual([...all].sort());
  expect(isComplete(info, two)).toBe(false);
  expect(isPassed(info, two)).toBe(false);
  expect(passedBest(info, two)).toEqual(rest);
  expect(stepState(two, [first], false)).toBe('earlier');
  expect(stepState(two, [second], false)).toBe('done');
});

test('one text that passes everything passes the lab, and what is typed then is judged for itself', () => {
  expect(isComplete(info, solved)).toBe(true);
  const later = typed(solved, 'broken');
  expect(isComplete(info, later)).toBe(false);
  expect(passedNow(later)).toEqual([]);
  expect(isPassed(info, later)).toBe(true);
  expect(stepState(later, [first], false)).toBe('earlier');
  // The very text again is known again.
  expect(isComplete(info, typed(later, 'right'))).toBe(true);
});

test('the text that passed most is kept, and can be brought back', () => {
  const broken = works.checked(info, typed(solved, 'broken'), [first], 2);
  expect(broken.best).toEqual({ files: { 'tour.s': 'right' }, passed: all });
  expect(bestText(broken)).toEqual({ 'tour.s': 'right' });
  expect(isPassed(info, broken)).toBe(true);
  const back = works.broughtBest(info, broken);
  expect(text(back)).toBe('right');
  expect(isComplete(info, back)).toBe(true);
  expect(text(works.broughtBack(back))).toBe('broken');
  expect(bestText(back)).toBeUndefined();
});

test('of texts that pass as much the newer one is kept, and none that passes nothing', () => {
  expect(works.checked(info, typed(solved, 'right, too'), all, 2).best?.files).toEqual({ 'tour.s': 'right, too' });
  expect(works.checked(info, fresh, [], 1).best).toBeUndefined();
});

test('a lab that is reset has no ticks and no points; its best text stays', () => {
  const reset = works.resetLab(info, solved);
  expect(passedNow(reset)).toEqual([]);
  for (const { checkpoints } of info.steps) expect(stepState(reset, checkpoints, false)).toBe('open');
  expect(works.currentStep(info, reset)).toBe(info.steps[0]?.id);
  expect(text(works.broughtBest(info, reset))).toBe('right');
});

test('who types stays at their step; a check that finds an earlier step broken leads back to it', () => {
  const one = works.checked(info, typed(fresh, 'one'), [first], 1);
  const typing = typed(one, 'one and more');
  expect(works.currentStep(info, typing)).toBe(info.steps[1]?.id);
  const broken = works.checked(info, typing, [], 2);
  expect(works.currentStep(info, broken)).toBe(info.steps[0]?.id);
  expect(stepState(broken, [first], true)).toBe('now');
});

test('a verdict belongs to the text that was judged, not to what was typed while it was', () => {
  const judged = typed(fresh, 'right');
  const work = works.checked(info, typed(judged, 'right and more'), all, 1, judged.files);
  expect(isComplete(info, work)).toBe(false);
  expect(bestText(work)).toEqual(judged.files);
});

describe('what a file says was passed', () => {
  const imported = claimed(solved);

  test('counts for nothing until its text is checked here', () => {
    expect(isComplete(info, imported)).toBe(false);
    expect(isPassed(info, imported)).toBe(false);
    expect(passedNow(imported)).toEqual([]);
    expect(stepState(typed(imported, 'x'), [first], false)).toBe('claimed');
  });

  test('counts once a check finds it true, and is gone once one finds it false', () => {
    expect(isPassed(info, works.checked(info, imported, all, 2))).toBe(true);
    const found = works.checked(info, imported, [first], 2);
    expect(found.best).toEqual({ files: imported.files, passed: [first] });
    expect(stepState(typed(found, 'x'), [second], false)).toBe('claimed');
    expect(stepState(typed(found, 'x'), [first], false)).toBe('earlier');
  });

  test('is not lost by a check of a worse text', () => {
    const other = works.checked(info, typed(imported, 'worse'), [first], 2);
    expect(other.best).toEqual({ files: { 'tour.s': 'right' }, passed: all, unchecked: true });
  });
});

test('work of format 2 does not say which text passed: the one that is there is said to have', () => {
  const { checked: _, best: __, unchecked: ___, order: ____, ...fields } = solved;
  const read = readWork({ ...fields, format: 2 });
  expect(read).toMatchObject({ format: 3, order: 0, unchecked: [], passed: solved.passed });
  expect(read.best).toEqual({ files: solved.files, passed: all, unchecked: true });
  expect(isPassed(info, read)).toBe(false);
  expect(isPassed(info, works.checked(info, read, all, 2))).toBe(true);
});

test('another version of the lab makes claims of what was passed', () => {
  const now = works.fitted(info, { ...solved, lab: { id: 'tour', version: 0 } });
  expect(now.best).toEqual({ files: solved.files, passed: all, unchecked: true });
  expect(now).not.toHaveProperty('checked');
});

test('a prediction that is right only now has no points, in the shown text and in the best one', () => {
  const late = works.checked(info, typed(fresh, 'right'), all, 1, undefined, [first]);
  const points = pointsOf(info, rest);
  expect(isComplete(info, late)).toBe(true);
  expect(pointsReached(info, late)).toEqual({ now: points, best: points });
  expect(pointsReached(info, readWork(JSON.parse(JSON.stringify(late))))).toEqual({ now: points, best: points });
  expect(pointsReached(info, typed(late, 'other'))).toEqual({ now: 0, best: points });
  expect(pointsReached(info, solved).now).toBe(pointsOf(info, all));
});
