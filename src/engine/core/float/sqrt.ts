// FPSqrt (Arm ARM shared/functions/float/fpsqrt).
import * as bits from './bits';
import { withRemainder } from './divide';
import { narrow, widen } from './narrow';
import { round64 } from './round';
import { flush32, flush64, invalid32, invalid64, processNaN32, processNaN64 } from './unpack';

/** FSQRT. IOC, IXC, IDC. */
export function fsqrt32(a: u32): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return processNaN32(a);
  if (bits.magnitude32(a) == 0) return a;
  if (bits.sign32(a) != 0) return invalid32();
  if (bits.isSpecial32(a)) return a;
  return narrow(sqrt<f64>(widen(a)));
}

/** FSQRT. IOC, IXC, IDC. */
export function fsqrt64(a: u64): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) return processNaN64(a);
  if (bits.magnitude64(a) == 0) return a;
  if (bits.sign64(a) != 0) return invalid64();
  if (bits.isSpecial64(a)) return a;

  // As in fdiv64: the host's root of an even power times the significand, and the sign of the exact remainder.
  const exponent = bits.exponent64(a);
  const odd = exponent & 1;
  const x = (bits.significand64(a) >> 11) << odd;
  const root = u64(sqrt<f64>(f64(x)) * 67108864.0);
  const remainder = i64((x << 52) - root * root);
  return round64(0, (exponent - odd) >> 1, withRemainder(root, remainder));
}
