// FPRecipEstimate, FPRSqrtEstimate, FPRecpX, UnsignedRecipEstimate, UnsignedRSqrtEstimate (Arm ARM shared/functions/float).
// A single's estimate is its double's: eight bits of fraction go in and come out, only the ranges differ.
import * as bits from './bits';
import { overflow32, overflow64 } from './round';
import { DZC, flushesToZero, raise, roundingMode, UFC } from './state';
import { flush32, flush64, invalid32, invalid64, processNaN32, processNaN64 } from './unpack';

/** FRECPE. */
export function frecpe32(a: u32): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return processNaN32(a);
  const sign = a & bits.SIGN32;
  const magnitude = bits.magnitude32(a);
  if (magnitude == bits.INFINITY32) return sign;
  if (magnitude == 0) {
    raise(DZC);
    return sign | bits.INFINITY32;
  }
  // Below 2^-128 the reciprocal has no place, from 2^126 on it is denormal.
  if (magnitude < 0x00200000) return overflow32(roundingMode(), sign >> 31);
  if (flushesToZero() && magnitude >= 0x7e800000) {
    raise(UFC);
    return sign;
  }
  const wide = reinterpret<u64>(f64(reinterpret<f32>(magnitude)));
  const fraction = recipEstimate(0x100 | (u32(wide >> 44) & 0xff)) & 0xff;
  return sign | u32(packReciprocal(126 - bits.exponent64(wide), fraction << 15, 23));
}

/** FRECPE. */
export function frecpe64(a: u64): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) return processNaN64(a);
  const sign = a & bits.SIGN64;
  const magnitude = bits.magnitude64(a);
  if (magnitude == bits.INFINITY64) return sign;
  if (magnitude == 0) {
    raise(DZC);
    return sign | bits.INFINITY64;
  }
  // Below 2^-1024 the reciprocal has no place, from 2^1022 on it is denormal.
  if (magnitude < 1 << 50) return overflow64(bits.sign64(sign));
  if (flushesToZero() && magnitude >= 0x7fd << 52) {
    raise(UFC);
    return sign;
  }
  const fraction = recipEstimate(u32(bits.significand64(magnitude) >> 55)) & 0xff;
  return sign | packReciprocal(1022 - bits.exponent64(magnitude), u64(fraction) << 44, 52);
}

/** An exponent field of 0 or −1 means a denormal: the leading one moves into the fraction. */
function packReciprocal(exponent: i32, fraction: u64, fractionBits: u64): u64 {
  if (exponent > 0) return (u64(exponent) << fractionBits) | fraction;
  return ((1 << fractionBits) | fraction) >> u64(1 - exponent);
}

/** FRSQRTE. */
export function frsqrte32(a: u32): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return processNaN32(a);
  if (bits.magnitude32(a) == 0) {
    raise(DZC);
    return a | bits.INFINITY32;
  }
  if (bits.sign32(a) != 0) return invalid32();
  if (a == bits.INFINITY32) return 0;
  const wide = reinterpret<u64>(f64(reinterpret<f32>(a)));
  const exponent = bits.exponent64(wide);
  return (u32((253 - exponent) >> 1) << 23) | (rootEstimate(exponent, bits.significand64(wide)) << 15);
}

/** FRSQRTE. */
export function frsqrte64(a: u64): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) return processNaN64(a);
  if (bits.magnitude64(a) == 0) {
    raise(DZC);
    return a | bits.INFINITY64;
  }
  if (bits.sign64(a) != 0) return invalid64();
  if (a == bits.INFINITY64) return 0;
  const exponent = bits.exponent64(a);
  return (u64((2045 - exponent) >> 1) << 52) | (u64(rootEstimate(exponent, bits.significand64(a))) << 44);
}

/** The eight bits of fraction; an odd exponent (an even field) takes a factor of 2 into the significand. */
function rootEstimate(exponent: i32, significand: u64): u32 {
  const scaled = u32(significand >> 55);
  return recipSqrtEstimate((exponent & 1) != 0 ? scaled : scaled >> 1) & 0xff;
}

/** FRECPX: the exponent of a reciprocal, for scaling. */
export function frecpx32(a: u32): u32 {
  a = flush32(a);
  if (bits.isNaN32(a)) return processNaN32(a);
  const exponent = a & bits.INFINITY32;
  return (a & bits.SIGN32) | (exponent == 0 ? 0x7f000000 : exponent ^ bits.INFINITY32);
}

/** FRECPX: the exponent of a reciprocal, for scaling. */
export function frecpx64(a: u64): u64 {
  a = flush64(a);
  if (bits.isNaN64(a)) return processNaN64(a);
  const exponent = a & bits.INFINITY64;
  return (a & bits.SIGN64) | (exponent == 0 ? 0x7fe << 52 : exponent ^ bits.INFINITY64);
}

/** URECPE: 0.32 fixed point, all ones below a half. */
export function urecpe(a: u32): u32 {
  return a >> 31 == 0 ? 0xffffffff : recipEstimate(a >> 23) << 23;
}

/** URSQRTE: 0.32 fixed point, all ones below a quarter. */
export function ursqrte(a: u32): u32 {
  return a >> 30 == 0 ? 0xffffffff : recipSqrtEstimate(a >> 23) << 23;
}

/** RecipEstimate: a in [256, 512) stands for [0.5, 1); the result in [256, 512) for [1, 2). */
function recipEstimate(a: u32): u32 {
  return ((1 << 19) / (2 * a + 1) + 1) >> 1;
}

/**
 * RecipSqrtEstimate: a in [128, 512) stands for [0.25, 1); the result in [256, 512) for [1, 2).
 * The manual counts b up from 512 until a × (b + 1)² reaches 2^28; here the host's root lands beside that b.
 */
function recipSqrtEstimate(a: u32): u32 {
  const middle = a < 256 ? 2 * a + 1 : 4 * (a >> 1) + 2;
  let b = u32(sqrt<f64>(268435456.0 / f64(middle))) - 1;
  while (middle * (b + 1) * (b + 1) < 1 << 28) b++;
  return (b + 1) >> 1;
}
