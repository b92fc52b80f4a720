/** The middle value; of an even number of values the mean of the two in the middle. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError('a median of nothing');
  return (lower + upper) / 2;
}

/** Half the distance from the smallest to the largest value, as a part of the median: 0.1 is ± 10 %. */
export function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/** @throws RangeError without values, or when one of them is not above 0 */
export function geometricMean(values: readonly number[]): number {
  if (values.length === 0 || values.some((value) => !(value > 0)))
    throw new RangeError('a geometric mean needs values above 0');
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
