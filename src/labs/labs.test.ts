/** Every lab keeps its word: what `npm run labs` prints, as tests. */
import { describe, expect, test } from 'vitest';
import { partOfLab } from '../engine/hypervisor/parts.ts';
import { loadLab } from '../exercises/load.ts';
import { labs } from './index.ts';
import { keepsItsWord } from './kit/lab-testing.ts';
import { numberOf } from './kit/lab.ts';
import { labIndex } from './load.ts';

/** A part's labs have three other right answers. */
const answersOf = ({ id, chapter }: { readonly id: string; readonly chapter: number }): number =>
  chapter <= 5 && partOfLab(id) === undefined ? 20 : 3;

test('labs are numbered within their chapters, without a gap', () => {
  const orders = new Map<number, number>();
  for (const lab of labs) {
    const order = (orders.get(lab.chapter) ?? 0) + 1;
    orders.set(lab.chapter, order);
    expect(numberOf(lab)).toBe(`${lab.chapter}.${order}`);
  }
});

test('the index has every lab with what it is', () => {
  expect(labIndex.map(({ load: _, ...entry }) => entry)).toEqual(
    labs.map((lab) => ({
      id: lab.id,
      version: lab.version,
      chapter: lab.chapter,
      order: lab.order,
      number: numberOf(lab),
      minutes: lab.minutes,
      points: lab.checkpoints.reduce((sum, { points }) => sum + points, 0),
    })),
  );
  expect(loadLab('no-such-lab', 'en')).toBeUndefined();
});

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  keepsItsWord(lab, { mutants: 6, others: answersOf(lab) }, loadLab);
});
