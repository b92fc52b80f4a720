// What of self-hosted debug is switched on (Arm ARM D2), as its registers say.
//
// `debugActive` says that something is switched on at all; only then does the run loop go instruction by instruction and
// the slow path of accesses ask for watchpoints, so what is off costs nothing.
import { DAIF, EL } from '../../layout';
import { HCR_TGE } from './bits';
import {
  DBGBCR0_EL1, DBGBVR0_EL1, DBGBVR1_EL1, DBGPRCR_EL1, DBGWCR0_EL1, DBGWVR0_EL1, DBGWVR1_EL1, HCR_EL2, MDCR_EL2,
  MDSCR_EL1, OSDLR_EL1, OSLSR_EL1,
} from './generated/sysregs';

export const BREAKPOINTS: u32 = 6;
/** Breakpoints from this one on can match contexts (ID_AA64DFR0_EL1.CTX_CMPs). */
export const FIRST_CONTEXT_AWARE: u32 = 4;
export const WATCHPOINTS: u32 = 4;

export const MDSCR_SS: u64 = 1;
export const MDSCR_MDE: u64 = 1 << 15;
export const OSLSR_OSLK: u64 = 2;

/** Some breakpoint, watchpoint or software step is enabled for some level of the core in the window. */
export let debugActive: bool = false;

export function bvr(n: u32): u64 { return load<u64>(DBGBVR0_EL1 + <usize>n * (DBGBVR1_EL1 - DBGBVR0_EL1)); }
export function bcr(n: u32): u32 { return <u32>load<u64>(DBGBCR0_EL1 + <usize>n * (DBGBVR1_EL1 - DBGBVR0_EL1)); }
export function wvr(n: u32): u64 { return load<u64>(DBGWVR0_EL1 + <usize>n * (DBGWVR1_EL1 - DBGWVR0_EL1)); }
export function wcr(n: u32): u32 { return <u32>load<u64>(DBGWCR0_EL1 + <usize>n * (DBGWVR1_EL1 - DBGWVR0_EL1)); }

/** The OS Double Lock, which holds unless powerdown is being held off (DoubleLockStatus). */
export function doubleLocked(): bool {
  return (load<u64>(OSDLR_EL1) & 1) != 0 && (load<u64>(DBGPRCR_EL1) & 1) == 0;
}

/** Derives debugActive anew: after a write below, a core switch or a restored snapshot. */
export function debugChanged(): void {
  debugActive = false;
  if ((load<u64>(OSLSR_EL1) & OSLSR_OSLK) != 0) return;
  if (doubleLocked()) return;
  const mdscr = load<u64>(MDSCR_EL1);
  let active = (mdscr & MDSCR_SS) != 0;
  if ((mdscr & MDSCR_MDE) != 0) {
    for (let n: u32 = 0; n < BREAKPOINTS; n++) if ((bcr(n) & 1) != 0) active = true;
    for (let n: u32 = 0; n < WATCHPOINTS; n++) if ((wcr(n) & 1) != 0) active = true;
  }
  debugActive = active;
}

/** Whether debug exceptions other than BRK are enabled from a level with the given PSTATE.D (AArch64.GenerateDebugExceptionsFrom). */
export function debugEnabledFrom(el: u32, masked: bool): bool {
  if ((load<u64>(OSLSR_EL1) & 2) != 0 || doubleLocked()) return false;
  const target: u32 = (load<u64>(MDCR_EL2) & 0x100) != 0 || (load<u64>(HCR_EL2) & HCR_TGE) != 0 ? 2 : 1;
  if (el < target) return true;
  return el == target && (load<u64>(MDSCR_EL1) & 0x2000) != 0 && !masked;
}

/** Whether debug exceptions other than BRK can be taken from the current level. */
export function debugEnabledHere(): bool {
  return debugEnabledFrom(load<u32>(EL), (load<u32>(DAIF) & 8) != 0);
}

/** Target of debug exceptions: EL2 with MDCR_EL2.TDE or HCR_EL2.TGE, else EL1 (D2.4); at EL2 always EL2. */
export function debugTarget(): u32 {
  if (load<u32>(EL) == 2) return 2;
  if ((load<u64>(MDCR_EL2) & 0x100) != 0 || (load<u64>(HCR_EL2) & HCR_TGE) != 0) return 2;
  return 1;
}
