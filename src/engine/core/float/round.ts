// FPRound (Arm ARM A1.5, shared/functions/float/fpround): from an exact value to its bit pattern, once, with all flags.
//
// The exact value is (−1)^sign × significand × 2^(exponent − 63). The significand has its leading one at bit 63; its
// bit 0 is sticky: set when anything below was cut off.
import { INFINITY32, INFINITY64, MAX_NORMAL32, MAX_NORMAL64 } from './bits';
import * as state from './state';
import { IOC, IXC, OFC, raise, UFC } from './state';

/** x ÷ 2^n, with bit 0 set when bits are lost. n is not negative. */
export function shiftRightSticky(x: u64, n: i32): u64 {
  if (n == 0) return x;
  if (n > 63) return u64(x != 0);
  return (x >> n) | u64(x << (64 - n) != 0);
}

/** Whether a magnitude with a rest goes up. `odd`: its last bit is set. tail: what is cut off, not 0; half: half a unit. */
export function roundsUp(mode: u32, sign: u32, odd: bool, tail: u64, half: u64): bool {
  if (mode == state.TIEEVEN) return tail > half || (tail == half && odd);
  if (mode == state.POSINF) return sign == 0;
  if (mode == state.NEGINF) return sign != 0;
  return mode == state.TIEAWAY && tail >= half;
}

/** Whether an overflow is infinite; it is the largest normal number otherwise. */
export function overflowsToInfinity(mode: u32, sign: u32): bool {
  if (mode == state.TIEEVEN || mode == state.TIEAWAY) return true;
  return mode == (sign == 0 ? state.POSINF : state.NEGINF);
}

/** Rounds to double precision by FPCR.RMode. */
export function round64(sign: u32, exponent: i32, significand: u64): u64 {
  let biased = exponent + 1023;
  const signBit = u64(sign) << 63;
  if (biased <= 0) {
    // Tininess is seen before rounding (A1.5.5), and a flushed result is not inexact.
    if (state.flushesToZero()) {
      raise(UFC);
      return signBit;
    }
    significand = shiftRightSticky(significand, 1 - biased);
    biased = 1;
    if ((significand & 0x7ff) != 0) raise(UFC);
  }
  const tail = significand & 0x7ff;
  let mantissa = significand >> 11;
  if (tail != 0) {
    raise(IXC);
    if (roundsUp(state.roundingMode(), sign, (mantissa & 1) != 0, tail, 0x400)) mantissa++;
  }
  if (biased + i32(mantissa >> 53) > 0x7fe) return overflow64(sign);
  // The mantissa's leading one adds 1 to the exponent field; so does a carry out of it.
  return signBit + (u64(biased - 1) << 52) + mantissa;
}

/** Rounds to single precision. mode: any, ODD included. */
export function round32(mode: u32, sign: u32, exponent: i32, significand: u64): u32 {
  const tailMask: u64 = (1 << 40) - 1;
  let biased = exponent + 127;
  const signBit = sign << 31;
  if (biased <= 0) {
    if (state.flushesToZero()) {
      raise(UFC);
      return signBit;
    }
    significand = shiftRightSticky(significand, 1 - biased);
    biased = 1;
    if ((significand & tailMask) != 0) raise(UFC);
  }
  const tail = significand & tailMask;
  let mantissa = u32(significand >> 40);
  if (tail != 0) {
    raise(IXC);
    if (mode == state.ODD) mantissa |= 1;
    else if (roundsUp(mode, sign, (mantissa & 1) != 0, tail, 1 << 39)) mantissa++;
  }
  if (biased + i32(mantissa >> 24) > 0xfe) return overflow32(mode, sign);
  return signBit + (u32(biased - 1) << 23) + mantissa;
}

/** Rounds to half precision, IEEE's or by FPCR.AHP Arm's alternative one, which has neither infinity nor NaN. Never flushes. */
export function round16(sign: u32, exponent: i32, significand: u64): u32 {
  const tailMask: u64 = (1 << 53) - 1;
  const mode = state.roundingMode();
  const alternative = state.hasAlternativeHalf();
  let biased = exponent + 15;
  const signBit = sign << 15;
  let flags: u32 = 0;
  if (biased <= 0) {
    significand = shiftRightSticky(significand, 1 - biased);
    biased = 1;
    if ((significand & tailMask) != 0) flags = UFC;
  }
  const tail = significand & tailMask;
  let mantissa = u32(significand >> 53);
  if (tail != 0) {
    flags |= IXC;
    if (roundsUp(mode, sign, (mantissa & 1) != 0, tail, 1 << 52)) mantissa++;
  }
  const result = biased + i32(mantissa >> 11);
  if (alternative && result > 31) {
    raise(IOC);
    return signBit | 0x7fff;
  }
  if (!alternative && result > 30) {
    raise(OFC | IXC);
    return signBit | (overflowsToInfinity(mode, sign) ? 0x7c00 : 0x7bff);
  }
  raise(flags);
  return signBit + (u32(biased - 1) << 10) + mantissa;
}

export function overflow32(mode: u32, sign: u32): u32 {
  raise(OFC | IXC);
  return (sign << 31) | (overflowsToInfinity(mode, sign) ? INFINITY32 : MAX_NORMAL32);
}

export function overflow64(sign: u32): u64 {
  raise(OFC | IXC);
  return (u64(sign) << 63) | (overflowsToInfinity(state.roundingMode(), sign) ? INFINITY64 : MAX_NORMAL64);
}
