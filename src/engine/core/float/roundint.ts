// FPRoundInt (Arm ARM shared/functions/float/fproundint).
import * as bits from './bits';
import { roundsUp } from './round';
import { IXC, raise } from './state';
import { flush32, flush64, processNaN32, processNaN64 } from './unpack';

const ONE64: u64 = 0x3ff << 52;

/**
 * FRINTN, FRINTP, FRINTM, FRINTZ, FRINTA by `mode` TIEEVEN, POSINF, NEGINF, ZERO, TIEAWAY; FRINTI and FRINTX take
 * FPCR.RMode, and FRINTX alone is `exact`: it raises IXC when the value changes.
 */
export function frint32(a: u32, mode: u32, exact: bool): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return processNaN32(a);
  if (bits.isSpecial32(a)) return a;
  const wide = reinterpret<u64>(f64(reinterpret<f32>(a)));
  // An integer of at most 24 bits or the value itself: either is a single.
  return reinterpret<u32>(f32(reinterpret<f64>(integral(wide, mode, exact))));
}

/** As frint32. */
export function frint64(a: u64, mode: u32, exact: bool): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) return processNaN64(a);
  return integral(a, mode, exact);
}

function integral(a: u64, mode: u32, exact: bool): u64 {
  const biased = bits.biased64(a);
  if (biased >= 1075 || bits.magnitude64(a) == 0) return a;
  const sign = bits.sign64(a);
  if (biased < 1023) {
    if (exact) raise(IXC);
    // Magnitudes compare like their patterns: a half's is 1022 << 52.
    const up = roundsUp(mode, sign, false, bits.magnitude64(a), 1022 << 52);
    return (u64(sign) << 63) | (up ? ONE64 : 0);
  }
  const unit = u64(1) << (1075 - biased);
  const tail = a & (unit - 1);
  if (tail == 0) return a;
  if (exact) raise(IXC);
  // A unit is added to the pattern, so that a carry goes into the exponent; that of 1.f is not in the fraction but odd.
  const odd = biased == 1023 || (a & unit) != 0;
  return a - tail + (roundsUp(mode, sign, odd, tail, unit >> 1) ? unit : 0);
}
