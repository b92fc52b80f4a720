// Taking exceptions (Arm ARM D1.10) and the instructions that make them.
import { DAIF, EL, IL, PC, SPSEL, SS } from '../layout';
import {
  ELR_EL1, ELR_EL2, ESR_EL1, ESR_EL2, FAR_EL1, FAR_EL2, HCR_EL2, MDCR_EL2, SPSR_EL1, SPSR_EL2, VBAR_EL1, VBAR_EL2,
} from './generated/sysregs';
import { hasEl2 } from './configuration';
import { HCR_HCD, HCR_TGE, HCR_TSC } from './bits';
import { stepAdvance } from './debug';
import { hostExceptionTaken, hostFirmwareCall, hostHalt } from './host';
import { enterLevel, spsrOf } from './pstate';
import { currentPc, jumpTo } from './state';
import { count, STATISTICS_ASYNCHRONOUS, STATISTICS_SYNCHRONOUS } from './statistics';

export { setConfiguration } from './configuration';
export { packNzcv, setSpSel, spsrOf, unpackNzcv, writePstate } from './pstate';
export { eret } from './eret';

export const KIND_SYNCHRONOUS: u32 = 0;
export const KIND_IRQ: u32 = 0x80;
export const KIND_FIQ: u32 = 0x100;
export const KIND_SERROR: u32 = 0x180;
/** Only to the host: an exception return. */
const KIND_RETURN: u32 = 0x200;

/** ESR_ELx.IL: every A64 instruction has 32 bits, and the classes without an instruction set it too (D13.2.36). */
const ESR_IL: u32 = 1 << 25;

/** Whether the host wants to hear of every exception. */
export let tracing: bool = false;
export function setTracing(value: bool): void { tracing = value; }

/**
 * Takes an exception to `targetEl` (never lower than the current level).
 * `kind`: offset of its vector in a group, KIND_*. `esr` is not used for IRQ and FIQ.
 */
export function takeException(targetEl: u32, kind: u32, esr: u64, returnAddress: u64): void {
  const from = load<u32>(EL);
  const group: u32 = from < targetEl ? 0x400 : load<u32>(SPSEL) ? 0x200 : 0;
  const spsr = <u64>spsrOf();
  let vbar: u64;
  if (targetEl == 2) {
    store<u64>(SPSR_EL2, spsr);
    store<u64>(ELR_EL2, returnAddress);
    if (kind == KIND_SYNCHRONOUS || kind == KIND_SERROR) store<u64>(ESR_EL2, esr);
    vbar = load<u64>(VBAR_EL2);
  } else {
    store<u64>(SPSR_EL1, spsr);
    store<u64>(ELR_EL1, returnAddress);
    if (kind == KIND_SYNCHRONOUS || kind == KIND_SERROR) store<u64>(ESR_EL1, esr);
    vbar = load<u64>(VBAR_EL1);
  }
  store<u32>(DAIF, 15);
  store<u32>(IL, 0);
  store<u32>(SS, 0);
  enterLevel(targetEl, 1);
  jumpTo((vbar & ~(<u64>0x7ff)) + group + kind);
  if (kind == KIND_SYNCHRONOUS) count(STATISTICS_SYNCHRONOUS + targetEl * 256 + (<u32>(esr >> 26) & 63) * 4);
  else count(STATISTICS_ASYNCHRONOUS + targetEl * 16 + (kind >> 7) * 4);
  if (tracing) hostExceptionTaken(kind, from, targetEl, group + kind);
}

/** Tells the host of an exception return, with the instruction's level; the new one is in the window. */
export function reportReturn(from: u32): void {
  if (tracing) hostExceptionTaken(KIND_RETURN, from, load<u32>(EL), 0);
}

/** Where a synchronous exception goes that no trap sends to EL2: the current level, or for EL0 the one that HCR_EL2.TGE says. */
export function defaultTarget(): u32 {
  const el = load<u32>(EL);
  if (el != 0) return el;
  return (load<u64>(HCR_EL2) & HCR_TGE) != 0 ? 2 : 1;
}

/** Takes a synchronous exception with the given class and syndrome. */
export function takeSynchronous(targetEl: u32, ec: u32, iss: u32, returnAddress: u64): void {
  takeException(targetEl, KIND_SYNCHRONOUS, <u64>((ec << 26) | ESR_IL | iss), returnAddress);
}

/** A trap of the instruction that executes now; a trap to EL1 from EL0 goes to EL2 with HCR_EL2.TGE (D1.16.1). */
export function trapTo(el: u32, ec: u32, iss: u32): void {
  takeSynchronous(el == 2 ? 2 : defaultTarget(), ec, iss, currentPc());
}

export function undefinedInstruction(): void {
  takeSynchronous(defaultTarget(), 0, 0, currentPc());
}

export function svc(imm: u32): void {
  stepAdvance();
  takeSynchronous(defaultTarget(), 0x15, imm, currentPc() + 4);
}

export function hvc(imm: u32): void {
  const el = load<u32>(EL);
  if (el == 0) return undefinedInstruction();
  if (!hasEl2) {
    // The board's firmware stands where EL2 would.
    if (hostFirmwareCall(0) == 0) undefinedInstruction();
    return;
  }
  if ((load<u64>(HCR_EL2) & HCR_HCD) != 0) return undefinedInstruction();
  stepAdvance();
  takeSynchronous(2, 0x16, imm, currentPc() + 4);
}

export function smc(imm: u32): void {
  const el = load<u32>(EL);
  // Without EL3 the instruction is UNDEFINED, unless the board's firmware plays EL3.
  if (el == 0 || !hasEl2) return undefinedInstruction();
  if (el == 1 && (load<u64>(HCR_EL2) & HCR_TSC) != 0) return takeSynchronous(2, 0x17, imm, currentPc());
  if (hostFirmwareCall(1) == 0) undefinedInstruction();
}

export function hlt(imm: u32): void {
  if (load<u32>(EL) == 2 && hostHalt(imm) != 0) return;
  undefinedInstruction();
}

/** Target of debug exceptions: EL2 with MDCR_EL2.TDE or HCR_EL2.TGE, else EL1 (D2.4); at EL2 always EL2. */
export function debugTarget(): u32 {
  if (load<u32>(EL) == 2) return 2;
  if ((load<u64>(MDCR_EL2) & 0x100) != 0 || (load<u64>(HCR_EL2) & HCR_TGE) != 0) return 2;
  return 1;
}

function debugException(ec: u32, iss: u32, pc: u64): void {
  const target = debugTarget();
  // 0x3c, BRK, has one class; the others a second one for "taken without a change of level".
  takeSynchronous(target, ec == 0x3c || target != load<u32>(EL) ? ec : ec + 1, iss, pc);
}

export function brk(imm: u32): void {
  debugException(0x3c, imm, currentPc());
}

/** A breakpoint matched the instruction at `pc`, which has not executed. */
export function breakpointException(pc: u64): void {
  debugException(0x30, 0x22, pc);
}

/** Software step before the instruction at `pc`. `isv`: a step was made; `exclusive`: it was a load exclusive. */
export function softwareStepException(pc: u64, isv: bool, exclusive: bool): void {
  debugException(0x32, 0x22 | ((<u32>isv) << 24) | ((<u32>exclusive) << 6), pc);
}

/** A watchpoint matched an access of the instruction that executes now. */
export function watchpointException(va: u64, isStore: bool, cacheMaintenance: bool): void {
  store<u64>(debugTarget() == 2 ? FAR_EL2 : FAR_EL1, va);
  debugException(0x34, 0x22 | ((<u32>isStore) << 6) | ((<u32>cacheMaintenance) << 8), currentPc());
}

/** PSTATE.IL was set when an instruction was about to execute (D1.11.4). */
export function illegalState(): void {
  takeSynchronous(defaultTarget(), 0x0e, 0, load<u64>(PC));
}

/** The PC is no multiple of 4. */
export function pcAlignmentFault(pc: u64): void {
  const target = defaultTarget();
  store<u64>(target == 2 ? FAR_EL2 : FAR_EL1, pc);
  takeSynchronous(target, 0x22, 0, pc);
}

/** The stack pointer is no multiple of 16 where SCTLR_ELx.SA or SA0 wants it. */
export function spAlignmentFault(): void {
  takeSynchronous(defaultTarget(), 0x26, 0, currentPc());
}
