// Single precision by way of the host's double precision, which is exact: round to nearest, denormals, no contraction.
// A product of two singles fits a double; quotients and square roots rounded to 53 bits never land on a number of 24
// or 25 bits unless they are exactly it; sums are rounded to odd. So the second rounding sees all that it needs.
import { exponent64, sign64, significand64, zeroSumSign } from './bits';
import { round32 } from './round';
import { roundingMode } from './state';

/** The value of a single that is no NaN. */
export function widen(x: u32): f64 {
  return f64(reinterpret<f32>(x));
}

/** Rounds a finite x by FPCR.RMode. A zero keeps its sign. */
export function narrow(x: f64): u32 {
  const bits = reinterpret<u64>(x);
  const sign = sign64(bits);
  if (x == 0) return sign << 31;
  return round32(roundingMode(), sign, exponent64(bits), significand64(bits));
}

/** x + y to single precision, the exact sum rounded once. x and y are finite and have at most 48 significant bits. */
export function narrowSum(x: f64, y: f64): u32 {
  return narrowSumScaled(x, y, 1);
}

/** (x + y) × scale, scale a small power of 2. */
export function narrowSumScaled(x: f64, y: f64, scale: f64): u32 {
  const sum = x + y;
  if (sum == 0) {
    const sign = sign64(reinterpret<u64>(x));
    return (x == 0 && sign == sign64(reinterpret<u64>(y)) ? sign : zeroSumSign()) << 31;
  }
  return narrow(scale * roundedToOdd(sum, x, y));
}

// Knuth's two-sum gives the error of the host's sum; an even sum with an error moves to its odd neighbour on that side.
function roundedToOdd(sum: f64, x: f64, y: f64): f64 {
  const yPart = sum - x;
  const error = x - (sum - yPart) + (y - yPart);
  const bits = reinterpret<u64>(sum);
  if (error == 0 || (bits & 1) != 0) return sum;
  return reinterpret<f64>(error > 0 == sum > 0 ? bits + 1 : bits - 1);
}
