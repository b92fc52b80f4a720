/** Numbers of .float and its kin as bits: the nearest one, ties to even. */

export interface FloatFormat {
  readonly size: 2 | 4 | 8;
  readonly exponent: number;
  readonly fraction: number;
}
export const FORMATS = {
  half: { size: 2, exponent: 5, fraction: 10 },
  bfloat: { size: 2, exponent: 8, fraction: 7 },
  single: { size: 4, exponent: 8, fraction: 23 },
  double: { size: 8, exponent: 11, fraction: 52 },
} as const satisfies Readonly<Record<string, FloatFormat>>;

/** The bits of a number in a format. A NaN is the quiet one of GNU as, which has all fraction bits set. */
export function floatBits(value: number, { size, exponent, fraction }: FloatFormat): bigint {
  const sign = value < 0 || Object.is(value, -0) ? 1n << BigInt(size * 8 - 1) : 0n;
  const infinity = ((1n << BigInt(exponent)) - 1n) << BigInt(fraction);
  if (Number.isNaN(value)) return infinity | ((1n << BigInt(fraction)) - 1n);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const { exponent: wide, fraction: long } = FORMATS.double;
  if (exponent === wide) return sign | bits;
  if (!Number.isFinite(value)) return sign | infinity;
  const bias = (1 << (exponent - 1)) - 1;
  const power = Number(bits >> BigInt(long)) - 1023;
  // With its leading one, and then as many places as the format has there: fewer below its least normal number.
  const significand = (bits & ((1n << BigInt(long)) - 1n)) | (power === -1023 ? 0n : 1n << BigInt(long));
  const lost = BigInt(long - fraction + Math.max(0, 1 - bias - power));
  if (lost > BigInt(long + 2)) return sign;
  const kept = significand >> lost;
  const rest = significand - (kept << lost);
  const half = 1n << (lost - 1n);
  const rounded = kept + (rest > half || (rest === half && (kept & 1n) === 1n) ? 1n : 0n);
  // The leading one adds 1 to the exponent's field, and so does a carry out of the fraction.
  const field = (BigInt(Math.max(0, power + bias - 1)) << BigInt(fraction)) + rounded;
  return sign | (field < infinity ? field : infinity);
}
