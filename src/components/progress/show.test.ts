import { expect, test } from 'vitest';
import { labInfo } from '../../client/lab/lab-info.ts';
import { lastOf, progressOf, type LabProgress } from '../../client/lab/progress.ts';
import { claimed } from '../../client/lab/results.ts';
import { checked, freshWork, typed } from '../../client/lab/work.ts';
import { stateOf, stateOfAll } from './show.ts';

const of = (reached: number, order = 1, place = 'chapters/x/'): LabProgress => ({
  reached,
  claimed: 0,
  begun: order > 0,
  place,
  files: {},
  order,
});

test('a lab is done when all its checkpoints are passed, and begun before', () => {
  const progress = new Map([['a', of(3)], ['b', of(1)], ['c', of(0, 0)]]); // prettier-ignore
  expect(['a', 'b', 'c', 'd'].map((lab) => stateOf(progress, lab, 3))).toEqual(['done', 'begun', 'none', 'none']);
});

test('a chapter is done when all its labs are', () => {
  const progress = new Map([['a', of(3)], ['b', of(1)]]); // prettier-ignore
  expect(stateOfAll(progress, [['a', 3]])).toBe('done');
  expect(stateOfAll(progress, [['a', 3], ['b', 3]])).toBe('begun'); // prettier-ignore
  expect(stateOfAll(progress, [['a', 3], ['c', 3]])).toBe('begun'); // prettier-ignore
  expect(stateOfAll(progress, [['c', 3]])).toBe('none');
  expect(stateOfAll(progress, [])).toBe('none');
});

test('a lab is done when one text has passed everything, in whatever variant, and not by what a file says', () => {
  const info = labInfo('tour');
  const fresh = { ...freshWork(info), order: 1 };
  const all = info.checkpoints.map(({ id }) => id);
  const stateIn = (...kept: readonly (typeof fresh)[]): string => stateOf(progressOf(kept), 'tour', all.length);
  const half = checked(info, fresh, all.slice(0, 1), 1);
  const passed = checked(info, fresh, all, 1);
  expect(stateIn(half)).toBe('begun');
  expect(stateIn(checked(info, typed(half, 'tour.s', 'other'), all.slice(1), 2))).toBe('begun');
  expect(stateIn(passed)).toBe('done');
  expect(stateIn(checked(info, typed(passed, 'tour.s', 'broken'), [], 2))).toBe('done');
  expect(stateIn({ ...half, seed: 7, order: 9 }, passed)).toBe('done');
  expect(stateIn(claimed(passed))).toBe('claimed');
  // What is shown of several variants is the text of the last one.
  const later = { ...typed(fresh, 'tour.s', 'later'), seed: 7, order: 9 };
  for (const kept of [
    [passed, later],
    [later, passed],
  ])
    // prettier-ignore
    expect(progressOf(kept).get('tour')).toMatchObject({ files: { 'tour.s': 'later' }, order: 9 });
});

test('one goes on with what was worked on last, where it has a page', () => {
  const progress = new Map([['a', of(1, 5)], ['b', of(1, 9)], ['c', of(1, 20, '')]]); // prettier-ignore
  expect(lastOf(progress)?.[0]).toBe('b');
  expect(lastOf(new Map())).toBeUndefined();
});
