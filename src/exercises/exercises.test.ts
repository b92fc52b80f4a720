/** Every exercise keeps its word, as labs do, with fewer answers of each kind, and at two seeds: one takes no longer than 3 s. */
import { describe, expect, test } from 'vitest';
import { labs } from '../labs/index.ts';
import { keepsItsWord } from '../labs/kit/lab-testing.ts';
import { EXERCISE_SIZES, numberOf, SKILLS } from '../labs/kit/lab.ts';
import { cheatFiles } from '../labs/kit/parameters.ts';
import { missingFor } from '../labs/kit/testing.ts';
import {
  drawsHiddenOnesAnew,
  hasThirtyVariants,
  isPassedByNoOther,
  isVague,
  run,
} from '../labs/kit/variants-testing.ts';
import { exercisesT } from '../messages/exercises.ts';
import { exercises } from './index.ts';
import { exerciseIndex, isOurs, loadLab } from './load.ts';

const SEEDS = [0, 1];

test('exercises are numbered within their chapters, without a gap', () => {
  const orders = new Map<number, number>();
  for (const one of exercises) {
    const order = (orders.get(one.chapter) ?? 0) + 1;
    orders.set(one.chapter, order);
    expect(numberOf(one)).toBe(`E${one.chapter}.${order}`);
  }
});

test('an id names a lab or an exercise, never both', () => {
  const ids = [...labs, ...exercises].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isOurs(id))).toEqual([]);
  expect(isOurs('no-such-lab')).toBe(false);
  expect(exerciseIndex.map(({ id }) => id)).toEqual(exercises.map(({ id }) => id));
  expect(exerciseIndex.map(({ number }) => number)).toEqual(exercises.map(numberOf));
});

test('sizes and skills have their words, and an exercise names each skill once', () => {
  for (const locale of ['en', 'zh-cn'] as const) {
    const say = exercisesT(locale);
    for (const code of [...EXERCISE_SIZES.map((size) => `size.${size}`), ...SKILLS.map((skill) => `skill.${skill}`)])
      expect(say(`exercises.${code}`), code).not.toBe(`exercises.${code}`);
  }
  for (const { id, exercise } of exercises)
    expect([id, ...new Set(exercise?.skills)]).toEqual([id, ...(exercise?.skills ?? [])]);
});

describe.each(exercises.map((one) => [one.id, one] as const))('%s', (_, one) => {
  keepsItsWord(one, { mutants: 3, others: 1, seeds: SEEDS }, loadLab);

  const missing = missingFor(one);
  test('has thirty variants at least that are solved by different texts', () => hasThirtyVariants(one));
  test('has another value of each hidden parameter the second time', () => drawsHiddenOnesAnew(one));
  test.skipIf(missing !== '')('is not passed by what passes another variant', { timeout: 60_000 }, () =>
    isPassedByNoOther(one, SEEDS, 2),
  );

  test.skipIf(missing !== '')('says of each of two cheats at least what is missing', { timeout: 60_000 }, () => {
    const { cheats = [] } = one;
    expect(cheats.length).toBeGreaterThanOrEqual(2);
    for (const cheat of cheats) {
      const { verdicts } = run(one, cheatFiles(one, cheat, 1), 1);
      expect(verdicts.filter((verdict) => !verdict.passed && isVague(verdict)), cheat.name).toEqual([]); // prettier-ignore
    }
  });
});
