/**
 * One instruction of a guest at a time: software step (Arm ARM D2.12), whose exception MDCR_EL2.TDE routes to EL2. The
 * guest's own use of the debug registers is put aside for as long as that takes.
 */
import { sysregByEncoding, SYSTEM_REGISTERS } from '../../isa/sysregs.ts';
import { SPSR_SS } from '../boot/frame.ts';
import type { El2 } from '../el2.ts';
import type { StepState, VCpuState } from '../state/state.ts';
import type { Guest, Trapped } from './entry.ts';
import { injectSynchronous } from './inject.ts';

const MDCR_TDE = 1n << 8n;
const MDSCR_SS = 1n;
const MDSCR_KDE = 1n << 13n;
const MDSCR_MDE = 1n << 15n;
/** Bits of MDSCR_EL1 that a step has at values of its own. */
const HIDDEN = MDSCR_SS | MDSCR_MDE;
const SPSR_D = 1n << 9n;
const OSLSR_OSLK = 2n;
/** EC of the step's own exception, of the debug exceptions that TDE sends to EL2 too, and of MSR and MRS. */
const EC = { BREAKPOINT: 0x30n, STEP: 0x32n, WATCHPOINT: 0x34n, BRK: 0x3cn, SYSREG: 0x18n } as const;

/** The VCpu is on the core, and will come back to EL2 after its next instruction. */
export function beginStep({ el2, frame }: Guest, state: VCpuState): void {
  const mdscr = el2.mrs('MDSCR_EL1');
  const locked = (el2.mrs('OSLSR_EL1') & OSLSR_OSLK) !== 0n;
  state.step = { ss: (mdscr & MDSCR_SS) !== 0n, mde: (mdscr & MDSCR_MDE) !== 0n, locked };
  el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') | MDCR_TDE);
  // On their way to EL2 debug exceptions heed neither the OS Lock nor KDE and PSTATE.D (D2.3): only those come that would.
  const comes = !locked && ((frame.spsr & 0xfn) === 0n || ((mdscr & MDSCR_KDE) !== 0n && (frame.spsr & SPSR_D) === 0n));
  el2.msr('MDSCR_EL1', (comes ? mdscr : mdscr & ~MDSCR_MDE) | MDSCR_SS);
  if (locked) el2.msr('OSLAR_EL1', 0n);
  frame.spsr |= SPSR_SS;
}

/** The debug registers are the guest's again. Its step goes on when it is back on the core, unless it was made. */
export function suspendStep({ el2, frame }: Guest, step: StepState): void {
  el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') & ~MDCR_TDE);
  el2.msr('MDSCR_EL1', shown(step, el2.mrs('MDSCR_EL1')));
  if (step.locked) el2.msr('OSLAR_EL1', 1n);
  frame.spsr &= ~SPSR_SS;
}

/** MDSCR_EL1 as its guest has it. */
const shown = ({ ss, mde }: StepState, mdscr: bigint): bigint =>
  (mdscr & ~HIDDEN) | (ss ? MDSCR_SS : 0n) | (mde ? MDSCR_MDE : 0n);

/** Whether a trap came only because of the step; then it is dealt with. */
export function ofStep(guest: Trapped, step: StepState, esr: bigint): boolean {
  switch (esr >> 26n) {
    case EC.STEP:
      return true;
    case EC.BREAKPOINT:
    case EC.WATCHPOINT:
    case EC.BRK:
      debugException(guest, esr);
      return true;
    case EC.SYSREG:
      return debugRegister(guest, step, esr);
    default:
      return false;
  }
}

/** EC 0x30, 0x34 and 0x3C, which come to EL2 only because of a step: the guest's own, and EL1 is where it takes them. */
function debugException(guest: Trapped, esr: bigint): void {
  const ec = esr >> 26n;
  const fromEl1 = (guest.frame.spsr & 0xfn) !== 0n;
  // BRK has one class for both levels.
  const same = fromEl1 && (ec === EC.BREAKPOINT || ec === EC.WATCHPOINT) ? 1n << 26n : 0n;
  injectSynchronous(guest, esr + same, ec === EC.WATCHPOINT ? guest.el2.mrs('FAR_EL2') : undefined);
}

/** A synchronous trap ends a step whatever it was: each is emulated to the end of its instruction, or injected. */
export function endStep(guest: Guest, state: VCpuState): void {
  if (state.step === null) return;
  suspendStep(guest, state.step);
  state.step = null;
}

/** EC 0x18 while TDE traps the guest's debug registers: done for it. False: it was another register. */
function debugRegister({ el2, frame }: Guest, step: StepState, esr: bigint): boolean {
  const bits = (shift: bigint, count: bigint): number => Number((esr >> shift) & ((1n << count) - 1n));
  const op0 = bits(20n, 2n);
  const { name } =
    SYSTEM_REGISTERS[sysregByEncoding(op0, bits(14n, 3n), bits(10n, 4n), bits(1n, 4n), bits(17n, 3n))] ?? {};
  if (op0 !== 2 || name === undefined) return false;
  const register = bits(5n, 5n);
  if ((esr & 1n) !== 0n) frame.setX(register, read(el2, step, name));
  else write(el2, step, name, frame.x(register));
  frame.skip();
  return true;
}

function read(el2: El2, step: StepState, name: string): bigint {
  const value = el2.mrs(name);
  if (name === 'MDSCR_EL1') return shown(step, value);
  if (name === 'OSLSR_EL1') return step.locked ? value | OSLSR_OSLK : value;
  return value;
}

function write(el2: El2, step: StepState, name: string, value: bigint): void {
  if (name === 'OSLAR_EL1') step.locked = (value & 1n) !== 0n;
  else if (name === 'MDSCR_EL1') {
    step.ss = (value & MDSCR_SS) !== 0n;
    step.mde = (value & MDSCR_MDE) !== 0n;
    el2.msr(name, value);
  } else el2.msr(name, value);
}
