// Why straight-line execution must end: the one word that generated code and the run loop look at.
//
// The upper bits are notes. Who changes state that something else is derived from (which translations are current, what may
// be fast, whether anything is debugged) knows nothing of what hangs on it: it notes the change here, and run/follow.ts does
// what follows from it at the end of the instruction.
import { PC } from '../../layout';

/** Why the loop must look up: bits of EXIT_* and FOLLOW_*. */
export let exit: i32 = 0;
/** PC has been set (exception, ERET, interrupt, PSTATE change): fetch again from PC. */
export const EXIT_JUMP: i32 = 1;
/** Something may have made an interrupt takeable or changed its masks, or other translations are current: look before the next instruction. */
export const EXIT_INTERRUPT: i32 = 2;
/** Leave run() after this instruction: the host must do something first. */
export const EXIT_STOP: i32 = 4;

/** The exception level, PSTATE.IL or the stack pointer that is in use may be another. */
export const FOLLOW_LEVEL: i32 = 8;
/** TTBRx or VTTBR was written: other tables, another ASID or VMID. Entries stay, as their tags say whom they belong to. */
export const FOLLOW_CONTEXT: i32 = 16;
/** A register was written that may change any translation or what the fast arrays leave out: SCTLR, TCR, MAIR, HCR, VTCR. */
export const FOLLOW_TRANSLATION: i32 = 32;
/** A register that switches debug on or off was written. */
export const FOLLOW_DEBUG: i32 = 64;
/** CPACR_EL1 or CPTR_EL2 was written. */
export const FOLLOW_FP: i32 = 128;
/** All notes. */
export const FOLLOW: i32 = 248;

export function raiseExit(bits: i32): void { exit |= bits; }
export function clearExit(bits: i32): void { exit &= ~bits; }

/** Sets the PC and leaves straight-line execution. */
export function jumpTo(pc: u64): void {
  store<u64>(PC, pc);
  exit |= EXIT_JUMP;
}
