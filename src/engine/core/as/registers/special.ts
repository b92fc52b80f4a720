// Readers and writers of registers that a plain load or store would not do: process state, and controls others cache.
import { getFpcr, getFpsr, setFpcr, setFpsr } from '../../float/state';
import { DAIF, EL, LINES, SERROR, SPSEL } from '../../layout';
import { interruptStateChanged } from '../exceptions/interrupt';
import { setSpSel } from '../exceptions/level';
import { undefinedInstruction } from '../exceptions/take';
import { hasEl2 } from '../state/configuration';
import { EXIT_INTERRUPT, FOLLOW_CONTEXT, FOLLOW_FP, FOLLOW_TRANSLATION, raiseExit } from '../state/exit';
import {
  CONTEXTIDR_EL1, CSSELR_EL1, DCZID_EL0, HCR_EL2, MIDR_EL1, MPIDR_EL1, ROW_ADDRESS, SCTLR_EL1, VMPIDR_EL2, VPIDR_EL2,
} from '../state/generated/sysregs';
import { packNzcv, unpackNzcv } from '../state/pstate';

function addressOf(row: usize): usize { return <usize>load<u16>(row, ROW_ADDRESS); }

export function readMidr(row: usize): u64 {
  return load<u64>(load<u32>(EL) == 2 ? MIDR_EL1 : VPIDR_EL2);
}

export function readMpidr(row: usize): u64 {
  return load<u64>(load<u32>(EL) == 2 ? MPIDR_EL1 : VMPIDR_EL2);
}

/** Geometry of the A72's caches: 32 KiB two-way data, 48 KiB three-way instruction, 4 MiB sixteen-way L2 (as in QEMU). */
export function readCcsidr(row: usize): u64 {
  switch (<u32>load<u64>(CSSELR_EL1)) {
    case 0: return 0x701fe00a;
    case 1: return 0x201fe012;
    case 2: return 0x707fe07a;
    default: return 0;
  }
}

/** DZP (bit 4) tells whether DC ZVA would be prohibited here. */
export function readDczid(row: usize): u64 {
  const el = load<u32>(EL);
  let prohibited: u64 = 0;
  if (el == 0 && (load<u64>(SCTLR_EL1) & (1 << 14)) == 0) prohibited = 0x10;
  if (el < 2 && (load<u64>(HCR_EL2) & (1 << 28)) != 0) prohibited = 0x10;
  return load<u64>(DCZID_EL0) | prohibited;
}

export function readCurrentEl(row: usize): u64 { return <u64>load<u32>(EL) << 2; }

export function readSpSel(row: usize): u64 { return load<u32>(SPSEL); }
export function writeSpSel(row: usize, value: u64): void { setSpSel(<u32>value); }

export function readDaif(row: usize): u64 { return <u64>load<u32>(DAIF) << 6; }
export function writeDaif(row: usize, value: u64): void {
  store<u32>(DAIF, <u32>value >> 6);
  raiseExit(EXIT_INTERRUPT);
}
/** Bits as in DAIF of the window: D=8 A=4 I=2 F=1. */
export function setDaif(bits: u32): void { store<u32>(DAIF, load<u32>(DAIF) | bits); }
export function clearDaif(bits: u32): void {
  store<u32>(DAIF, load<u32>(DAIF) & ~bits);
  raiseExit(EXIT_INTERRUPT);
}

export function readNzcv(row: usize): u64 { return packNzcv(); }
export function writeNzcv(row: usize, value: u64): void { unpackNzcv(<u32>value); }

export function readFpcr(row: usize): u64 { return getFpcr(); }
export function writeFpcr(row: usize, value: u64): void { setFpcr(<u32>value); }
export function readFpsr(row: usize): u64 { return getFpsr(); }
export function writeFpsr(row: usize, value: u64): void { setFpsr(<u32>value); }

/** ISR_EL1: what is pending, whether masked or not; EL1 sees virtual interrupts where HCR_EL2 routes the physical away. */
export function readIsr(row: usize): u64 {
  const lines = load<u32>(LINES);
  const hcr = load<u64>(HCR_EL2);
  const virtual = load<u32>(EL) < 2;
  const irq = virtual && (hcr & 0x10) != 0 ? (lines & 4) != 0 || (hcr & 0x80) != 0 : (lines & 1) != 0;
  const fiq = virtual && (hcr & 8) != 0 ? (lines & 8) != 0 || (hcr & 0x40) != 0 : (lines & 2) != 0;
  const serror = virtual && (hcr & 0x20) != 0 ? (hcr & 0x100) != 0 : load<u32>(SERROR) != 0;
  return (<u64>serror << 8) | (<u64>irq << 7) | (<u64>fiq << 6);
}

/** A register that says how addresses are translated. */
export function writeMmu(row: usize, value: u64): void {
  store<u64>(addressOf(row), value);
  raiseExit(FOLLOW_TRANSLATION);
}

/** A register that says which tables and which ASID or VMID are current. */
export function writeContext(row: usize, value: u64): void {
  store<u64>(addressOf(row), value);
  raiseExit(FOLLOW_CONTEXT);
}

/** CONTEXTIDR_EL1 holds no ASID in AArch64: only context breakpoints look at it. */
export function writeContextId(row: usize, value: u64): void {
  store<u64>(CONTEXTIDR_EL1, value);
}

/** Bits of HCR_EL2 that pend and route interrupts; the rest concerns translation or is asked where it matters. */
const HCR_INTERRUPTS: u64 = 0x1f8;

export function writeHcr(row: usize, value: u64): void {
  const changed = load<u64>(HCR_EL2) ^ value;
  store<u64>(HCR_EL2, value);
  if ((changed & ~HCR_INTERRUPTS) != 0) raiseExit(FOLLOW_TRANSLATION);
  interruptStateChanged();
}

/** CPACR_EL1 and CPTR_EL2. */
export function writeFpControl(row: usize, value: u64): void {
  store<u64>(addressOf(row), value);
  raiseExit(FOLLOW_FP);
}

/** RVBAR_EL1 exists where EL1 is the highest level (D13.2.121). */
export function readRvbarEl1(row: usize): u64 {
  if (hasEl2) undefinedInstruction();
  return 0;
}
