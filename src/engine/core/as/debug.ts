// Self-hosted debug (Arm ARM D2): breakpoints, watchpoints, software step, and the registers that control them.
//
// `debugActive` says that something is switched on at all; only then does the run loop go instruction by instruction and
// the slow path of accesses ask for watchpoints, so what is off costs nothing.
import { DAIF, EL, PC, SS } from '../layout';
import { hasEl2 } from './configuration';
import { debugEnabledFrom, doubleLocked } from './eret';
import { breakpointException, softwareStepException } from './exception';
import { mmuChanged } from './tlb';
import { pmuChanged, pmuSync } from './pmu';
import { memoryKind } from './memory';
import { canonical } from './stage1';
import { pageRecords } from './state';
import { EXECUTE, translate, translated } from './translate';
import {
  ROW_ADDRESS, MDSCR_EL1, OSLSR_EL1, DBGCLAIMCLR_EL1, MDCR_EL2, MDCCSR_EL0, OSDTRRX_EL1, OSDTRTX_EL1,
  DBGBVR0_EL1, DBGBVR1_EL1, DBGBCR0_EL1, DBGWVR0_EL1, DBGWVR1_EL1, DBGWCR0_EL1, CONTEXTIDR_EL1, VTTBR_EL2, STEP_STATE,
} from './generated/sysregs';

const BREAKPOINTS: u32 = 6;
/** Breakpoints from this one on can match contexts (ID_AA64DFR0_EL1.CTX_CMPs). */
const FIRST_CONTEXT_AWARE: u32 = 4;
const WATCHPOINTS: u32 = 4;

const MDSCR_SS: u64 = 1;
const MDSCR_MDE: u64 = 1 << 15;
const OSLSR_OSLK: u64 = 2;

/** Some breakpoint, watchpoint or software step is enabled for some level of the core in the window. */
export let debugActive: bool = false;

function bvr(n: u32): u64 { return load<u64>(DBGBVR0_EL1 + <usize>n * (DBGBVR1_EL1 - DBGBVR0_EL1)); }
function bcr(n: u32): u32 { return <u32>load<u64>(DBGBCR0_EL1 + <usize>n * (DBGBVR1_EL1 - DBGBVR0_EL1)); }
function wvr(n: u32): u64 { return load<u64>(DBGWVR0_EL1 + <usize>n * (DBGWVR1_EL1 - DBGWVR0_EL1)); }
function wcr(n: u32): u32 { return <u32>load<u64>(DBGWCR0_EL1 + <usize>n * (DBGWVR1_EL1 - DBGWVR0_EL1)); }

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

/** Whether debug exceptions other than BRK can be taken from the current level. */
function enabledHere(): bool {
  return debugEnabledFrom(load<u32>(EL), (load<u32>(DAIF) & 8) != 0);
}

/**
 * Do SSC, HMC and PMC/PAC select level `el` (AArch64.StateMatch)? Everything is Non-secure without EL3. Combinations that
 * are reserved (CheckValidStateMatch) behave as the defined one with the same HMC and PxC, as in QEMU.
 */
function stateMatches(control: u32, el: u32): bool {
  // SSC = 10: Secure state only.
  if (((control >> 14) & 3) == 2) return false;
  if (el == 2) return ((control >> 13) & 1) != 0;
  return ((control >> (2 - el)) & 1) != 0;
}

/** Bits [48:`low`] agree; those above are copies of bit 48 or a tag. */
function sameAddress(a: u64, b: u64, low: u64): bool {
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
function linkedMatches(n: u32): bool {
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

/** Does the access of `size` bytes at `va` touch a watched byte? */
function watchpointAddressMatches(n: u32, control: u32, va: u64, size: u32): bool {
  const value = wvr(n);
  const mask = (control >> 24) & 31;
  if (mask >= 3) {
    // Some byte is in the masked range if the first, the last or one a range's size on from the first is.
    const step = <u64>1 << mask;
    for (let byte = va; byte - va < size; byte += step) if (sameAddress(byte, value, mask)) return true;
    return sameAddress(va + size - 1, value, mask);
  }
  let select = (control >> 5) & 0xff;
  // With bit 2 of the address set only four bytes are watched.
  if ((value & 4) != 0) select &= 15;
  for (let i: u32 = 0; i < size; i++) {
    const byte = va + i;
    if ((value & 4) != 0) {
      if (sameAddress(byte, value, 2) && ((select >> (<u32>byte & 3)) & 1) != 0) return true;
    } else if (sameAddress(byte, value, 3) && ((select >> (<u32>byte & 7)) & 1) != 0) return true;
  }
  return false;
}

/** Does an enabled watchpoint match an access with the rights of level `el` (AArch64.WatchpointMatch)? */
export function watchpointMatchesAt(va: u64, size: u32, isStore: bool, el: u32): bool {
  if ((load<u64>(MDSCR_EL1) & MDSCR_MDE) == 0 || !enabledHere()) return false;
  for (let n: u32 = 0; n < WATCHPOINTS; n++) {
    const control = wcr(n);
    if ((control & 1) == 0 || !stateMatches(control, el)) continue;
    if (((control >> 3) & (isStore ? 2 : 1)) == 0) continue;
    if (!watchpointAddressMatches(n, control, va, size)) continue;
    if ((control & (1 << 20)) == 0 || linkedMatches((control >> 16) & 15)) return true;
  }
  return false;
}

export function watchpointMatches(va: u64, size: u32, isStore: bool): bool {
  return watchpointMatchesAt(va, size, isStore, load<u32>(EL));
}

/** Takes a Breakpoint exception if one matches the instruction at PC, and tells whether it did. */
export function breakpointBefore(): bool {
  const el = load<u32>(EL);
  const pc = canonical(load<u64>(PC), el == 2);
  if (!enabledHere() || !breakpointMatches(pc)) return false;
  // A PC that is misaligned, or cannot be fetched from, has priority (D1.13.2): the fetch that follows finds it.
  if ((pc & 3) != 0 || !translate(pc, el, EXECUTE, true) || memoryKind(translated) == 0) return false;
  breakpointException(pc);
  return true;
}

// Software step (D2.12). STEP_STATE: bit 0: an instruction has been stepped, bit 1: it was a load exclusive.
let stepping: bool = false;

/** Takes the Software Step exception when the state machine is active-pending, and tells whether it did. */
export function stepBefore(): bool {
  stepping = false;
  if ((load<u64>(MDSCR_EL1) & MDSCR_SS) == 0 || !enabledHere()) {
    store<u64>(STEP_STATE, 0);
    return false;
  }
  if (load<u32>(SS) != 0) {
    stepping = true;
    return false;
  }
  const state = load<u64>(STEP_STATE);
  store<u64>(STEP_STATE, 0);
  softwareStepException(load<u64>(PC), (state & 1) != 0, (state & 2) != 0);
  return true;
}

/** After an instruction: active-not-pending becomes active-pending. An exception or ERET has cleared PSTATE.SS already. */
export function stepAfter(): void {
  if (!stepping) return;
  stepping = false;
  store<u32>(SS, 0);
  store<u64>(STEP_STATE, loadExclusive ? 3 : 1);
}

/** SVC, HVC and SMC complete before their exception: it must save PSTATE.SS = 0 (SSAdvance). */
export function stepAdvance(): void {
  if (stepping) store<u32>(SS, 0);
}

/** Whether the instruction that is stepped is LDXR, LDAXR, LDXP or LDAXP: bits [29:23] are 0010000 and L is set. */
let loadExclusive: bool = false;

/** Looks at the word of the record at `at` before it executes; its page's frame stands behind the page's records. */
export function stepFetched(at: usize): void {
  if (!stepping) return;
  const word = load<u32>(<usize>load<u32>(pageRecords, 1025 * 16) + ((at - pageRecords) >> 2));
  loadExclusive = (word & 0x3fc00000) == 0x08400000;
}

/** MDSCR_EL1, OSDLR_EL1, DBGB*, DBGW*: what they enable is looked at again. */
export function writeDebug(row: usize, value: u64): void {
  store<u64>(<usize>load<u16>(row, ROW_ADDRESS), value);
  changed();
}

export function readMdscr(row: usize): u64 {
  const stored = load<u64>(MDSCR_EL1);
  if ((load<u64>(OSLSR_EL1) & OSLSR_OSLK) == 0) return stored;
  return (stored & ~CHANNEL_STATUS) | (load<u64>(MDCCSR_EL0) & CHANNEL_STATUS);
}
/** MDSCR_EL1.RXfull and TXfull are the channel's status while the OS lock is on: how software saves and restores it (D13.3.20). */
export function writeMdscr(row: usize, value: u64): void {
  if ((load<u64>(OSLSR_EL1) & OSLSR_OSLK) != 0)
    store<u64>(MDCCSR_EL0, (load<u64>(MDCCSR_EL0) & ~CHANNEL_STATUS) | (value & CHANNEL_STATUS));
  writeDebug(row, value);
}

function changed(): void {
  const before = debugActive;
  debugChanged();
  // Fast accesses pass by watchpoints; so none may be left, or they may come back.
  if (before != debugActive) mmuChanged();
}

/** OSLAR_EL1.OSLK shows in OSLSR_EL1. */
export function writeOslar(row: usize, value: u64): void {
  store<u64>(OSLSR_EL1, (load<u64>(OSLSR_EL1) & ~OSLSR_OSLK) | (value << 1));
  changed();
}

/** All eight claim tags exist, which is what a read of CLAIMSET tells; CLAIMCLR tells which are set. */
export function readClaimSet(row: usize): u64 { return 0xff; }
export function writeClaimSet(row: usize, value: u64): void {
  store<u64>(DBGCLAIMCLR_EL1, load<u64>(DBGCLAIMCLR_EL1) | value);
}
export function writeClaimClear(row: usize, value: u64): void {
  store<u64>(DBGCLAIMCLR_EL1, load<u64>(DBGCLAIMCLR_EL1) & ~value);
}

/** The debug communications channel. Nobody listens at its other end: TXfull stays once set, RXfull never is. */
const TXFULL: u64 = 1 << 29;
const CHANNEL_STATUS: u64 = 3 << 29;

export function readDtrRx(row: usize): u64 { return load<u64>(OSDTRRX_EL1); }
export function writeDtrTx(row: usize, value: u64): void {
  store<u64>(OSDTRTX_EL1, value);
  store<u64>(MDCCSR_EL0, load<u64>(MDCCSR_EL0) | TXFULL);
}
export function readDtr(row: usize): u64 {
  return (load<u64>(OSDTRTX_EL1) << 32) | load<u64>(OSDTRRX_EL1);
}
export function writeDtr(row: usize, value: u64): void {
  store<u64>(OSDTRRX_EL1, value >> 32);
  writeDtrTx(row, value & 0xffffffff);
}

/** MDCR_EL2 routes debug exceptions and divides the event counters between EL2 and the levels below. */
export function writeMdcr(row: usize, value: u64): void {
  pmuSync();
  store<u64>(MDCR_EL2, value);
  pmuChanged();
}
