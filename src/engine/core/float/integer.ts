// FPToFixed, FixedToFP (Arm ARM shared/functions/float): integers and fixed-point numbers.
import * as bits from './bits';
import { round32, round64, roundsUp } from './round';
import { IOC, IXC, raise, roundingMode } from './state';
import { flush32, flush64 } from './unpack';

/**
 * FCVT{N,P,M,Z,A}{S,U} to an integer of `width` 32 or 64 bits with `fractionBits` 0 to width, saturating.
 * IOC for NaN (which gives 0) and saturation, else IXC, IDC. 32-bit results are zero-extended.
 */
export function ftoint32(a: u32, mode: u32, unsigned: bool, width: i32, fractionBits: i32): u64 {
  a = flush32(a);
  if (bits.isNaN32(a)) {
    raise(IOC);
    return 0;
  }
  return toInteger(reinterpret<u64>(f64(reinterpret<f32>(a))), mode, unsigned, width, fractionBits);
}

/** As ftoint32. */
export function ftoint64(a: u64, mode: u32, unsigned: bool, width: i32, fractionBits: i32): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) {
    raise(IOC);
    return 0;
  }
  return toInteger(a, mode, unsigned, width, fractionBits);
}

function toInteger(a: u64, mode: u32, unsigned: bool, width: i32, fractionBits: i32): u64 {
  if (bits.magnitude64(a) == 0) return 0;
  const sign = bits.sign64(a);
  const negative = sign != 0;
  const mask = u64(-1) >> (64 - width);
  const largest = unsigned ? (negative ? 0 : mask) : (mask >> 1) + u64(sign);
  const exponent = bits.exponent64(a) + fractionBits;
  if (exponent > 63) return saturated(negative, largest, mask);
  const significand = bits.significand64(a);
  let integer: u64 = 0;
  let tail: u64 = 1;
  let half: u64 = 2;
  if (exponent >= 0) {
    integer = significand >> (63 - exponent);
    tail = (significand << exponent) << 1;
    half = 1 << 63;
  } else if (exponent == -1) {
    tail = significand;
    half = 1 << 63;
  }
  // No carry out of 64 bits: a double with a fraction is below 2^53.
  if (tail != 0 && roundsUp(mode, sign, (integer & 1) != 0, tail, half)) integer++;
  if (integer > largest) return saturated(negative, largest, mask);
  if (tail != 0) raise(IXC);
  return (negative ? 0 - integer : integer) & mask;
}

function saturated(negative: bool, magnitude: u64, mask: u64): u64 {
  raise(IOC);
  return (negative ? 0 - magnitude : magnitude) & mask;
}

/** SCVTF, UCVTF to single precision from the low `width` 32 or 64 bits of `value`, ÷ 2^fractionBits, by FPCR.RMode. IXC. */
export function inttof32(value: u64, unsigned: bool, width: i32, fractionBits: i32): u32 {
  value = extended(value, unsigned, width);
  if (value == 0) return 0;
  const negative = !unsigned && i64(value) < 0;
  const magnitude = negative ? 0 - value : value;
  const zeros = i32(clz<u64>(magnitude));
  return round32(roundingMode(), u32(negative), 63 - zeros - fractionBits, magnitude << zeros);
}

/** SCVTF, UCVTF to double precision from the low `width` 32 or 64 bits of `value`, ÷ 2^fractionBits, by FPCR.RMode. IXC. */
export function inttof64(value: u64, unsigned: bool, width: i32, fractionBits: i32): u64 {
  value = extended(value, unsigned, width);
  if (value == 0) return 0;
  const negative = !unsigned && i64(value) < 0;
  const magnitude = negative ? 0 - value : value;
  const zeros = i32(clz<u64>(magnitude));
  return round64(u32(negative), 63 - zeros - fractionBits, magnitude << zeros);
}

function extended(value: u64, unsigned: bool, width: i32): u64 {
  if (width == 64) return value;
  return unsigned ? value & 0xffffffff : u64(i64(i32(value)));
}
