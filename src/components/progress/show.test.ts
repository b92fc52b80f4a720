import { expect, test } from 'vitest';
import { lastOf, type LabProgress } from '../../client/lab/progress.ts';
import { stateOf, stateOfAll } from './show.ts';

const of = (passed: number, changed = 1, place = 'chapters/x/'): LabProgress => ({
  passed: Array.from({ length: passed }, (_, n) => `c${n}`),
  begun: changed > 0,
  place,
  files: {},
  changed,
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

test('one goes on with what was changed last, where it has a page', () => {
  const progress = new Map([['a', of(1, 5)], ['b', of(1, 9)], ['c', of(1, 20, '')]]); // prettier-ignore
  expect(lastOf(progress)?.[0]).toBe('b');
  expect(lastOf(new Map())).toBeUndefined();
});
