import { expect, test } from 'vitest';
import type { MapView, RangeView } from '../../client/views/command-line.ts';
import { layOutLine } from './line-map-layout.ts';

const range = (start: number, size: number | undefined): RangeView => ({ by: 'loader', what: 'f', start, size });
const map = (...ranges: RangeView[]): MapView => ({
  ram: { start: 0x4000, size: 0x4000 },
  vms: [],
  ranges,
  conflicts: [],
  entry: undefined,
});

test('what overlaps stands side by side, and what does not one below the other', () => {
  const { lanes, pieces } = layOutLine(map(range(0x4000, 0x2000), range(0x5000, 0x800), range(0x6000, 0x100)));
  expect(lanes).toBe(2);
  expect(pieces.map(({ lane, wrong }) => [lane, wrong])).toEqual([[0, true], [1, true], [0, false]]); // prettier-ignore
  const [first, second, third] = pieces;
  expect(second?.y).toBeGreaterThan(first?.y ?? 0);
  expect((second?.y ?? 0) + (second?.height ?? 0)).toBeLessThan((first?.y ?? 0) + (first?.height ?? 0));
  expect(third?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));
});

test('a range without a size has room up to what comes next, or to the end of RAM', () => {
  const { pieces } = layOutLine(map(range(0x4000, undefined), range(0x4800, undefined)));
  expect(pieces.map(({ room }) => room)).toEqual([0x800, 0x3800]);
});

test('what is behind RAM is in the picture, and what is between them is no RAM', () => {
  const { rows, pieces } = layOutLine(map(range(0xa000, 0x100)));
  expect(pieces.map(({ wrong }) => wrong)).toEqual([true]);
  expect(rows.map(({ gap }) => gap)).toEqual(['free', 'outside', undefined]);
});

test('rows are in order and touch nowhere', () => {
  const { rows, height } = layOutLine(map(range(0, 0x40), range(0x4100, 1), range(0x4100, 0x100), range(0x7fff, 0x10)));
  rows.slice(1).forEach((row, i) => expect(row.y).toBeGreaterThan((rows[i]?.y ?? 0) + (rows[i]?.height ?? 0)));
  expect(height).toBeGreaterThan(rows.at(-1)?.y ?? 0);
});
