/** Exceptions that EL2 gives to a guest's EL1, as the hardware would have taken them there (Arm ARM D1.10). */
import { SPSR_SS } from '../boot/frame.ts';
import type { Trapped } from './entry.ts';

/** Offsets into the vector table by where the exception comes from. */
const FROM = { CURRENT_SP0: 0x000, CURRENT_SPX: 0x200, LOWER: 0x400 } as const;
/** EL1h, everything masked. */
const EL1H_MASKED = 0x3c5n;
const IL = 1n << 25n;
const EC = { UNKNOWN: 0x00n, INSTRUCTION_ABORT: 0x20n, DATA_ABORT: 0x24n } as const;
/** Synchronous external abort, not on a translation table walk. */
const EXTERNAL_ABORT = 0x10n;

/** Has EL1 take a synchronous exception, at the instruction that trapped. */
export function injectSynchronous({ el2, frame, current }: Trapped, esr: bigint, far?: bigint): void {
  // A step from outside does not show.
  const spsr = current?.state.step ? frame.spsr & ~SPSR_SS : frame.spsr;
  const mode = Number(spsr & 0xfn);
  const from = mode === 0 ? FROM.LOWER : (mode & 1) === 0 ? FROM.CURRENT_SP0 : FROM.CURRENT_SPX;
  el2.msr('ELR_EL1', frame.elr);
  el2.msr('SPSR_EL1', spsr);
  el2.msr('ESR_EL1', esr);
  if (far !== undefined) el2.msr('FAR_EL1', far);
  frame.elr = el2.mrs('VBAR_EL1') + BigInt(from);
  frame.spsr = (spsr & 0xf000_0000n) | EL1H_MASKED;
}

/** Gives the guest the exception of an UNDEFINED instruction. */
export function injectUndefined(guest: Trapped): void {
  injectSynchronous(guest, (EC.UNKNOWN << 26n) | IL);
}

/** Gives the guest the abort of an address at which nothing answers. The syndrome keeps what the trap said of the access. */
export function injectAbort(guest: Trapped, esr: bigint, far: bigint): void {
  const fromEl0 = (guest.frame.spsr & 0xfn) === 0n;
  const trapped = esr >> 26n;
  const base = trapped === EC.INSTRUCTION_ABORT ? EC.INSTRUCTION_ABORT : EC.DATA_ABORT;
  const ec = base + (fromEl0 ? 0n : 1n);
  const writeAndLength = esr & (IL | (1n << 6n));
  injectSynchronous(guest, (ec << 26n) | writeAndLength | EXTERNAL_ABORT, far);
}
