// Taking exceptions (Arm ARM D1.10).
import { DAIF, EL, IL, PC, SPSEL, SS } from '../../layout';
import { HCR_TGE } from '../state/bits';
import { jumpTo } from '../state/exit';
import {
  ELR_EL1, ELR_EL2, ESR_EL1, ESR_EL2, FAR_EL1, FAR_EL2, HCR_EL2, SPSR_EL1, SPSR_EL2, VBAR_EL1, VBAR_EL2,
} from '../state/generated/sysregs';
import { hostExceptionTaken } from '../state/host';
import { spsrOf } from '../state/pstate';
import { currentPc } from '../state/running';
import { count, STATISTICS_ASYNCHRONOUS, STATISTICS_SYNCHRONOUS } from '../state/statistics';
import { enterLevel } from './level';

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
