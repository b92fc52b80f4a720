import { expect, test } from 'vitest';
import { choiceOf, isShown, queryWith } from './exercise-filter.ts';

const known = { chapter: ['1', '5'], size: ['small'], skill: ['gic', 'stage2'] };

test('an address chooses what there is, and nothing else', () => {
  expect([...choiceOf('?skill=gic&chapter=5', known)]).toEqual([
    ['chapter', '5'],
    ['skill', 'gic'],
  ]);
  expect([...choiceOf('?chapter=99&size=__proto__&skill=', known)]).toEqual([]);
});

test('a link changes one condition of the address and keeps the rest', () => {
  expect(queryWith('?chapter=5&theme=dark', 'size', 'small')).toBe('?chapter=5&theme=dark&size=small');
  expect(queryWith('?chapter=5&size=small', 'chapter', '1')).toBe('?size=small&chapter=1');
  expect(queryWith('?chapter=5', 'chapter', undefined)).toBe('');
});

test('an exercise is shown that has all of it, one of its skills being enough', () => {
  const row = { chapter: ['5'], size: ['small'], skill: ['registers', 'stage2'] };
  expect(isShown(choiceOf('', known), row)).toBe(true);
  expect(isShown(choiceOf('?skill=stage2&chapter=5', known), row)).toBe(true);
  expect(isShown(choiceOf('?skill=stage2&chapter=1', known), row)).toBe(false);
  expect(isShown(choiceOf('?skill=gic', known), row)).toBe(false);
});
