// FPCR and FPSR (Arm ARM C5.2.8, C5.2.10) as the Cortex-A72 has them (its TRM, 14.4.1 and 14.4.2): no trap enables, no
// FZ16, and Len and Stride read as zero.
// They stand in the window of the core that runs (layout.ts), and follow it on a core switch and into a snapshot.
import { FPCR, FPSR } from '../layout';

/** Cumulative exception bits of FPSR. */
export const IOC: u32 = 1 << 0;
export const DZC: u32 = 1 << 1;
export const OFC: u32 = 1 << 2;
export const UFC: u32 = 1 << 3;
export const IXC: u32 = 1 << 4;
export const IDC: u32 = 1 << 7;
export const QC: u32 = 1 << 27;

const AHP: u32 = 1 << 26;
const DN: u32 = 1 << 25;
const FZ: u32 = 1 << 24;
const RMODE: u32 = 3 << 22;
const FPCR_WRITABLE: u32 = AHP | DN | FZ | RMODE;
/** N, Z, C and V are there for AArch32, which the A72 has; QEMU keeps them too. */
const FPSR_WRITABLE: u32 = 0xf800009f;

/** Rounding modes: FPCR.RMode's encoding, then the two that only instructions choose. */
export const TIEEVEN: u32 = 0;
export const POSINF: u32 = 1;
export const NEGINF: u32 = 2;
export const ZERO: u32 = 3;
export const TIEAWAY: u32 = 4;
export const ODD: u32 = 5;

export function getFpcr(): u32 {
  return load<u32>(FPCR);
}

/** Bits that the A72 does not implement are dropped. */
export function setFpcr(value: u32): void {
  store<u32>(FPCR, value & FPCR_WRITABLE);
}

export function getFpsr(): u32 {
  return load<u32>(FPSR);
}

/** Bits that the A72 does not implement are dropped. */
export function setFpsr(value: u32): void {
  store<u32>(FPSR, value & FPSR_WRITABLE);
}

/** Sets cumulative bits: IOC … QC. */
export function raise(flags: u32): void {
  store<u32>(FPSR, load<u32>(FPSR) | flags);
}

/** FPCR.RMode, one of TIEEVEN, POSINF, NEGINF, ZERO. */
export function roundingMode(): u32 {
  return (load<u32>(FPCR) >> 22) & 3;
}

export function flushesToZero(): bool {
  return (load<u32>(FPCR) & FZ) != 0;
}

export function hasDefaultNaN(): bool {
  return (load<u32>(FPCR) & DN) != 0;
}

export function hasAlternativeHalf(): bool {
  return (load<u32>(FPCR) & AHP) != 0;
}

/**
 * Whether WebAssembly's own arithmetic gives the architecture's result and flags, provided that the result is a normal
 * number: round to nearest, no flushing, and the one flag that a normal result can raise is set already. DN and AHP
 * do not matter to such a result.
 */
export function isHostArithmeticExact(): bool {
  // FPSR follows FPCR: one load and one comparison in front of every operation.
  return (load<u64>(FPCR) & (u64(FZ | RMODE) | (u64(IXC) << 32))) == u64(IXC) << 32;
}
