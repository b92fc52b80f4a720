// Breakpoints (Arm ARM D2.9): does one match the instruction that comes next?
import { EL, PC } from '../../layout';
import { memoryKind } from '../memory/frames';
import { hasEl2 } from '../state/configuration';
import { bcr, BREAKPOINTS, bvr, debugEnabledHere, FIRST_CONTEXT_AWARE, MDSCR_MDE } from '../state/debug';
import { CONTEXTIDR_EL1, MDSCR_EL1, VTTBR_EL2 } from '../state/generated/sysregs';
import { canonical } from '../translation/stage1';
import { EXECUTE, translate, translated } from '../translation/translate';
import { breakpointException } from './debug';

/**
 * Do SSC, HMC and PMC/PAC select level `el` (AArch64.StateMatch)? Everything is Non-secure without EL3. Combinations that
 * are reserved (CheckValidStateMatch) behave as the defined one with the same HMC and PxC, as in QEMU.
 */
export function stateMatches(control: u32, el: u32): bool {
  // SSC = 10: Secure state only.
  if (((control >> 14) & 3) == 2) return false;
  if (el == 2) return ((control >> 13) & 1) != 0;
  return ((control >> (2 - el)) & 1) != 0;
}

/** Bits [48:`low`] agree; those above are copies of bit 48 or a tag. */
export function sameAddress(a: u64, b: u64, low: u64): bool {
  return (((a ^ b) << 15) >> 15) >> low == 0;
}

/** Does context breakpoint `n` match the context of now? `type`: BT without its "linked" bit. */
function contextMatches(n: u32, type: u32): bool {
  if (load<u32>(EL) > 1) return false;
  const value = bvr(n);
  const id = <u32>load<u64>(CONTEXTIDR_EL1) == <u32>value;
  const vmid = hasEl2 && (load<u64>(VTTBR_EL2) >> 48 & 0xff) == (value >> 32 & 0xff);
  if (type == 2) return id;
  if (type == 8) return vmid;
  return type == 10 && id && vmid;
}

/** Does the breakpoint that an address is linked to match? It must be enabled and of a linked context type. */
export function linkedMatches(n: u32): bool {
  if (n < FIRST_CONTEXT_AWARE || n >= BREAKPOINTS || (bcr(n) & 1) == 0) return false;
  const type = (bcr(n) >> 20) & 15;
  return (type & 1) != 0 && contextMatches(n, type & 14);
}

/** Does an enabled breakpoint match the instruction at `pc`, executed at the current level (AArch64.BreakpointMatch)? */
export function breakpointMatches(pc: u64): bool {
  if ((load<u64>(MDSCR_EL1) & MDSCR_MDE) == 0) return false;
  const el = load<u32>(EL);
  for (let n: u32 = 0; n < BREAKPOINTS; n++) {
    const control = bcr(n);
    if ((control & 1) == 0 || !stateMatches(control, el)) continue;
    const type = (control >> 20) & 15;
    if (type <= 1) {
      if (sameAddress(pc, bvr(n), 2) && (type == 0 || linkedMatches((control >> 16) & 15))) return true;
    } else if ((type & 1) == 0 && n >= FIRST_CONTEXT_AWARE && contextMatches(n, type)) return true;
  }
  return false;
}

/** Takes a Breakpoint exception if one matches the instruction at PC, and tells whether it did. */
export function breakpointBefore(): bool {
  const el = load<u32>(EL);
  const pc = canonical(load<u64>(PC), el == 2);
  if (!debugEnabledHere() || !breakpointMatches(pc)) return false;
  // A PC that is misaligned, or cannot be fetched from, has priority (D1.13.2): the fetch that follows finds it.
  if ((pc & 3) != 0 || !translate(pc, el, EXECUTE, true) || memoryKind(translated) == 0) return false;
  breakpointException(pc);
  return true;
}
