// Which interrupt is taken where (Arm ARM D1.13, D1.14), and the instructions that wait for one.
import { DAIF, EL, EVENT, LINES, MAX_CORES, PC, POWERED, SERROR, WAITING } from '../../layout';
import { eventStreamFired } from '../counters/timer';
import {
  HCR_AMO, HCR_FMO, HCR_IMO, HCR_TGE, HCR_TWE, HCR_TWI, HCR_VF, HCR_VI, HCR_VSE, SCTLR_NTWE, SCTLR_NTWI,
} from '../state/bits';
import { EXIT_INTERRUPT, EXIT_STOP, raiseExit } from '../state/exit';
import { HCR_EL2, SCTLR_EL1 } from '../state/generated/sysregs';
import { homeOffset } from '../state/homes';
import { hostSendEvent } from '../state/host';
import { core } from '../state/running';
import { KIND_FIQ, KIND_IRQ, KIND_SERROR, takeException, trapTo } from './take';

const LINE_IRQ: u32 = 1;
const LINE_FIQ: u32 = 2;
const LINE_VIRQ: u32 = 4;
const LINE_VFIQ: u32 = 8;

const MASK_F: u32 = 1;
const MASK_I: u32 = 2;
const MASK_A: u32 = 4;

/** ESR of an SError without the RAS extension: class 0x2f, no syndrome. */
const SERROR_SYNDROME: u64 = 0xbe000000;

/** Kinds in the order of their priority, which is IMPLEMENTATION DEFINED (D1.13.4). */
const FIQ: u32 = 1;
const IRQ: u32 = 2;
const SERROR_PHYSICAL: u32 = 3;
const VIRQ: u32 = 4;
const VFIQ: u32 = 5;
const SERROR_VIRTUAL: u32 = 6;

/** Whether a physical interrupt is taken: `route` is its bit in HCR_EL2, `mask` its bit in PSTATE. */
function takeable(at: usize, hcr: u64, route: u64, mask: u32): bool {
  const unmasked = (load<u32>(at + DAIF) & mask) == 0;
  const toEl2 = (hcr & (route | HCR_TGE)) != 0;
  if (load<u32>(at + EL) == 2) return toEl2 && unmasked;
  return toEl2 || unmasked;
}

/** Whether virtual interrupts of a kind can be taken: only at EL0 and EL1, when the physical ones go to EL2. */
function virtualOn(at: usize, hcr: u64, route: u64): bool {
  return (hcr & route) != 0 && (hcr & HCR_TGE) == 0 && load<u32>(at + EL) < 2;
}

/** The interrupt that would be taken now by the core whose state is displaced by `at`, or 0. */
function choose(at: usize): u32 {
  const lines = load<u32>(at + LINES);
  const hcr = load<u64>(at + HCR_EL2);
  const serror = load<u32>(at + SERROR);
  if ((lines | serror) == 0 && (hcr & (HCR_VF | HCR_VI | HCR_VSE)) == 0) return 0;
  const daif = load<u32>(at + DAIF);
  if ((lines & LINE_FIQ) != 0 && takeable(at, hcr, HCR_FMO, MASK_F)) return FIQ;
  if ((lines & LINE_IRQ) != 0 && takeable(at, hcr, HCR_IMO, MASK_I)) return IRQ;
  if (serror != 0 && takeable(at, hcr, HCR_AMO, MASK_A)) return SERROR_PHYSICAL;
  const virq = (lines & LINE_VIRQ) != 0 || (hcr & HCR_VI) != 0;
  if (virq && virtualOn(at, hcr, HCR_IMO) && (daif & MASK_I) == 0) return VIRQ;
  const vfiq = (lines & LINE_VFIQ) != 0 || (hcr & HCR_VF) != 0;
  if (vfiq && virtualOn(at, hcr, HCR_FMO) && (daif & MASK_F) == 0) return VFIQ;
  if ((hcr & HCR_VSE) != 0 && virtualOn(at, hcr, HCR_AMO) && (daif & MASK_A) == 0) return SERROR_VIRTUAL;
  return 0;
}

/** Whether the core in the window would take an interrupt before its next instruction. */
export function pendingInterrupt(): bool {
  return choose(0) != 0;
}

/** Lines, masks or routing changed: has the run loop look before the next instruction if it matters. */
export function interruptStateChanged(): void {
  if (choose(0) != 0) raiseExit(EXIT_INTERRUPT);
}

/** Takes the pending interrupt between two instructions (the PC of the window is the next one's). */
export function takePendingInterrupt(): bool {
  const kind = choose(0);
  if (kind == 0) return false;
  store<u32>(WAITING, 0);
  const hcr = load<u64>(HCR_EL2);
  const pc = load<u64>(PC);
  if (kind == FIQ) takeException((hcr & (HCR_FMO | HCR_TGE)) != 0 ? 2 : 1, KIND_FIQ, 0, pc);
  else if (kind == IRQ) takeException((hcr & (HCR_IMO | HCR_TGE)) != 0 ? 2 : 1, KIND_IRQ, 0, pc);
  else if (kind == SERROR_PHYSICAL) {
    store<u32>(SERROR, 0);
    takeException((hcr & (HCR_AMO | HCR_TGE)) != 0 ? 2 : 1, KIND_SERROR, SERROR_SYNDROME, pc);
  } else if (kind == VIRQ) takeException(1, KIND_IRQ, 0, pc);
  else if (kind == VFIQ) takeException(1, KIND_FIQ, 0, pc);
  else {
    // Taking the virtual SError clears it (D13.2.48, HCR_EL2.VSE).
    store<u64>(HCR_EL2, hcr & ~HCR_VSE);
    takeException(1, KIND_SERROR, SERROR_SYNDROME, pc);
  }
  return true;
}

/** Wake-up events of WFI (D1.17.2): pending interrupts, whatever PSTATE masks. */
function wakesFromWfi(at: usize): bool {
  const lines = load<u32>(at + LINES);
  if ((lines & (LINE_IRQ | LINE_FIQ)) != 0 || load<u32>(at + SERROR) != 0) return true;
  const hcr = load<u64>(at + HCR_EL2);
  if (((lines & LINE_VIRQ) != 0 || (hcr & HCR_VI) != 0) && virtualOn(at, hcr, HCR_IMO)) return true;
  if (((lines & LINE_VFIQ) != 0 || (hcr & HCR_VF) != 0) && virtualOn(at, hcr, HCR_FMO)) return true;
  return (hcr & HCR_VSE) != 0 && virtualOn(at, hcr, HCR_AMO);
}

/** Whether a core has reason to execute: it is powered, and does not wait or what it waits for has come. */
export function wakes(which: i32): bool {
  const at = homeOffset(which);
  if (load<u32>(at + POWERED) == 0) return false;
  const waiting = load<u32>(at + WAITING);
  if (waiting == 1) return wakesFromWfi(at);
  if (waiting == 2) return load<u32>(at + EVENT) != 0 || choose(at) != 0;
  return true;
}

/** Ends the wait of the core in the window if its reason has come. Returns whether the core may execute. */
export function endWait(): bool {
  const waiting = load<u32>(WAITING);
  if (waiting == 0) return true;
  if (!wakes(core)) return false;
  if (waiting == 2) store<u32>(EVENT, 0);
  store<u32>(WAITING, 0);
  return true;
}

/** Traps of WFI (`ti` 0) and WFE (1), which apply only when the core would really wait (D1.16.2). Returns whether one was taken. */
function trapped(ti: u32, controlBit: u64, hcrBit: u64): bool {
  const el = load<u32>(EL);
  const iss: u32 = (1 << 24) | (14 << 20) | ti;
  if (el == 0 && (load<u64>(SCTLR_EL1) & controlBit) == 0) {
    trapTo(1, 1, iss);
    return true;
  }
  if (el < 2 && (load<u64>(HCR_EL2) & hcrBit) != 0) {
    trapTo(2, 1, iss);
    return true;
  }
  return false;
}

export function wfi(): void {
  if (wakesFromWfi(0) || trapped(0, SCTLR_NTWI, HCR_TWI)) return;
  store<u32>(WAITING, 1);
  raiseExit(EXIT_STOP);
}

export function wfe(): void {
  if (eventStreamFired(core)) store<u32>(EVENT, 1);
  if (load<u32>(EVENT) != 0) {
    store<u32>(EVENT, 0);
    return;
  }
  if (choose(0) != 0 || trapped(1, SCTLR_NTWE, HCR_TWE)) return;
  store<u32>(WAITING, 2);
  raiseExit(EXIT_STOP);
}

export function sevl(): void {
  store<u32>(EVENT, 1);
}

export function sev(): void {
  for (let i = 0; i < MAX_CORES; i++) store<u32>(homeOffset(i) + EVENT, 1);
  hostSendEvent();
}
