// Floating-point functions as the operations' IR can call them: its values are u32 and u64, never bool.
import * as f from '../../float/index';

/** FCVT{N,P,M,Z,A}{S,U} of a single; `mode` a rounding mode of float/state.ts, `width` 32 or 64 bits. */
export function fpToInteger32(a: u32, mode: u32, unsigned: u32, width: u32, fractionBits: u32): u64 {
  return f.ftoint32(a, mode, unsigned != 0, width, fractionBits);
}
export function fpToInteger64(a: u64, mode: u32, unsigned: u32, width: u32, fractionBits: u32): u64 {
  return f.ftoint64(a, mode, unsigned != 0, width, fractionBits);
}

/** SCVTF and UCVTF from fixed point. */
export function integerToFp32(value: u64, unsigned: u32, width: u32, fractionBits: u32): u32 {
  return f.inttof32(value, unsigned != 0, width, fractionBits);
}
export function integerToFp64(value: u64, unsigned: u32, width: u32, fractionBits: u32): u64 {
  return f.inttof64(value, unsigned != 0, width, fractionBits);
}

/** FRINTN to FRINTA in a given mode; FRINTX and FRINTI in FPCR's. */
export function roundTo32(a: u32, mode: u32): u32 { return f.frint32(a, mode, false); }
export function roundTo64(a: u64, mode: u32): u64 { return f.frint64(a, mode, false); }
export function roundByFpcr32(a: u32, exact: u32): u32 { return f.frint32(a, f.roundingMode(), exact != 0); }
export function roundByFpcr64(a: u64, exact: u32): u64 { return f.frint64(a, f.roundingMode(), exact != 0); }
