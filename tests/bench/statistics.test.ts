import { expect, test } from 'vitest';
import { geometricMean, median, spread } from './statistics.ts';

test('the median is the middle of the sorted values, or the mean of the two in the middle', () => {
  expect(median([10, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 10])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test('the spread is half the range as a part of the median', () => {
  expect(spread([9, 10, 11])).toBeCloseTo(0.1);
  expect(spread([5])).toBe(0);
});

test('the geometric mean of a ratio and its inverse is 1', () => {
  expect(geometricMean([4, 0.25])).toBeCloseTo(1);
  expect(geometricMean([0.3])).toBeCloseTo(0.3);
  expect(() => geometricMean([1, 0])).toThrow(RangeError);
  expect(() => geometricMean([])).toThrow(RangeError);
});
