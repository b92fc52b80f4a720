// The translation cache. What a guest can see of it (a missing TLBI) is exactly the architectural entries: fixed
// geometry, filled by walks only, part of a snapshot. The fast arrays (layout.ts) speed it up and can be dropped any time.
//
// Rule between the two: a fast entry at an index is made from the architectural entry at that index as the current
// context sees it (or from no entry where no stage is on). So replacing or invalidating an index clears the fast ones there.
import {
  EL, HOMES, HOME_SIZE, IL, MONITOR_PA, SP, TLB_ADDEND, TLB_ENTRIES, TLB_EXECUTE, TLB_READ, TLB_RECORDS, TLB_WRITE, WINDOW, WINDOW_END,
} from '../layout';
import { HCR_EL2, SCTLR_EL1, SCTLR_EL2, TCR_EL1, TTBR0_EL1, TTBR1_EL1, VTTBR_EL2 } from './generated/sysregs';
import { HCR_DC, HCR_TGE, HCR_VM, SCTLR_A, SCTLR_E0E, SCTLR_EE, SCTLR_M, SCTLR_SA, SCTLR_SA0 } from './bits';
import { debugActive } from './debug';
import { watchedFrame } from './exclusive';
import { pageHasStop, stopCount } from './host-stops';
import { allocate } from './memory';
import { rebuildSummaries } from './tlbi';
import { core, currentPc, EXIT_INTERRUPT, jumpTo, raiseExit, setCore, setTlb, setTlbUser, tlb } from './state';

/** An architectural entry, 32 bytes: u64 page of the canonical VA (~0: invalid), … */
export const ENTRY_VA: usize = 0;
/** … u64 physical page, u64 intermediate physical page, … */
export const ENTRY_PA: usize = 8;
export const ENTRY_IPA: usize = 16;
/** … u32 context in which it was made (below), u32 attributes (translate.ts). */
export const ENTRY_CONTEXT: usize = 24;
export const ENTRY_ATTRIBUTES: usize = 28;
const ENTRY_SHIFT = 5;

/** A context: ASID at bits 15:0, VMID at 23:16, which stages are on; in entries also "all ASIDs". */
export const CONTEXT_STAGE1: u32 = 1 << 24;
export const CONTEXT_STAGE2: u32 = 1 << 25;
export const CONTEXT_GLOBAL: u32 = 1 << 26;

export const ENTRIES_SIZE: usize = TLB_ENTRIES << ENTRY_SHIFT;
const FAST_SIZE: usize = TLB_ENTRIES << 5;
const INVALID: u64 = 0x8888888888888888;

/** Architectural entries: core * 2 + (EL2 regime). Fast arrays: core * 3 + EL. Both have 32 bytes an entry. */
let entries: usize = 0;
let fastArrays: usize = 0;
/** An array in which nothing ever hits. */
let missArray: usize = 0;
/** A byte for each fast entry: unaligned accesses need no check either (normal memory, SCTLR.A = 0). */
let unalignedFast: usize = 0;
let cores: i32 = 1;

/** Contexts of the core in the window: of EL1&0 and of EL2. */
export let contextEl1: u32 = 0;
export let contextEl2: u32 = 0;
/** SP is no multiple of 16 (whether or not anyone checks). */
export let spMisaligned: bool = false;

/** Makes the arrays; before anything else of translation. Returns false when memory is exhausted. */
export function initialise(count: i32): bool {
  cores = count;
  entries = allocate(<usize>count * 2 * ENTRIES_SIZE);
  fastArrays = allocate(<usize>count * 3 * FAST_SIZE);
  missArray = allocate(FAST_SIZE);
  unalignedFast = allocate(<usize>count * 3 * TLB_ENTRIES);
  if (entries == 0 || fastArrays == 0 || missArray == 0 || unalignedFast == 0) return false;
  memory.fill(missArray, 0x88, FAST_SIZE);
  for (let i = 0; i < 2; i++) store<u64>(HOMES + i * HOME_SIZE + (MONITOR_PA - WINDOW), ~(<u64>0));
  store<u64>(MONITOR_PA, ~(<u64>0));
  flushTranslations();
  return true;
}

/** Empties everything, architectural entries included (reset, or a recorded point). */
export function flushTranslations(): void {
  memory.fill(entries, 0xff, <usize>cores * 2 * ENTRIES_SIZE);
  restored();
}

export function tlbCores(): i32 { return cores; }

/** The architectural entries, for a snapshot. */
export function translationEntries(): usize { return entries; }
export function translationEntriesSize(): usize { return <usize>cores * 2 * ENTRIES_SIZE; }

/** State was changed from outside (snapshot, debugger): rebuilds what is derived from it. */
export function restored(): void {
  contextEl1 = computeContext();
  contextEl2 = (load<u64>(SCTLR_EL2) & SCTLR_M) != 0 ? CONTEXT_STAGE1 : 0;
  spMisaligned = (load<u64>(SP) & 15) != 0;
  rebuildSummaries();
  dropFastTranslations();
  selectTlb();
}

/** Offset of a page's entry in any array. */
export function indexOf(va: u64): usize {
  return (<usize>va >> 7) & ((TLB_ENTRIES - 1) << ENTRY_SHIFT);
}

export function entriesOf(which: i32, el2: bool): usize {
  return entries + (<usize>which * 2 + <usize>el2) * ENTRIES_SIZE;
}

function fastOf(which: i32, el: u32): usize {
  return fastArrays + (<usize>which * 3 + el) * FAST_SIZE;
}

function clearFast(e: usize): void {
  store<u64>(e, INVALID, TLB_READ);
  store<u64>(e, INVALID, TLB_WRITE);
  store<u64>(e, INVALID, TLB_EXECUTE);
}

/** Forgets the fast entries that belong to one architectural entry (`offset` by indexOf). */
export function dropFastAt(which: i32, el2: bool, offset: usize): void {
  if (el2) clearFast(fastOf(which, 2) + offset);
  else {
    clearFast(fastOf(which, 0) + offset);
    clearFast(fastOf(which, 1) + offset);
  }
}

/** Forgets all fast translations of all cores. No guest can see it. */
export function dropFastTranslations(): void {
  if (fastArrays != 0) memory.fill(fastArrays, 0x88, <usize>cores * 3 * FAST_SIZE);
}

/** Forgets all fast write permissions, so that the next store to each page passes the slow path (snapshot marks). */
export function dropFastWrites(): void {
  const end = fastArrays + <usize>cores * 3 * FAST_SIZE;
  for (let e = fastArrays; e < end; e += 32) store<u64>(e, INVALID, TLB_WRITE);
}

/** The same for one core and one frame, given by its host address. */
function dropFastWritesOfFrame(which: i32, frame: usize): void {
  const start = fastOf(which, 0);
  const end = start + 3 * FAST_SIZE;
  for (let e = start; e < end; e += 32) {
    const page = load<u64>(e, TLB_WRITE);
    if (page != INVALID && <usize>(load<u32>(e, TLB_ADDEND) + <u32>page) == frame) store<u64>(e, INVALID, TLB_WRITE);
  }
}

function dropFastOfCore(which: i32, el2: bool): void {
  if (el2) memory.fill(fastOf(which, 2), 0x88, FAST_SIZE);
  else memory.fill(fastOf(which, 0), 0x88, 2 * FAST_SIZE);
}

/** Mask for ASIDs: 8 or 16 bits by TCR_EL1.AS. */
export function asidMask(): u32 {
  return ((load<u64>(TCR_EL1) >> 36) & 1) != 0 ? 0xffff : 0xff;
}

export function currentVmid(): u32 {
  return (<u32>(load<u64>(VTTBR_EL2) >> 48) & 0xff) << 16;
}

function computeContext(): u32 {
  const hcr = load<u64>(HCR_EL2);
  const ttbr = load<u64>(((load<u64>(TCR_EL1) >> 22) & 1) != 0 ? TTBR1_EL1 : TTBR0_EL1);
  let context = (<u32>(ttbr >> 48) & asidMask()) | currentVmid();
  // TGE and DC switch stage 1 off; DC switches stage 2 on (D13.2.48).
  if ((load<u64>(SCTLR_EL1) & SCTLR_M) != 0 && (hcr & (HCR_TGE | HCR_DC)) == 0) context |= CONTEXT_STAGE1;
  if ((hcr & (HCR_VM | HCR_DC)) != 0) context |= CONTEXT_STAGE2;
  return context;
}

/** Continues behind the instruction that executes now by a new fetch. */
export function refetch(): void {
  jumpTo(currentPc() + 4);
}

/**
 * An instruction has written a register that may change any translation or what the fast arrays leave out: SCTLR, TCR,
 * MAIR, HCR, VTCR, debug enables. Called after the write; what follows is fetched anew.
 */
export function mmuChanged(): void {
  contextEl1 = computeContext();
  contextEl2 = (load<u64>(SCTLR_EL2) & SCTLR_M) != 0 ? CONTEXT_STAGE1 : 0;
  dropFastOfCore(core, false);
  dropFastOfCore(core, true);
  selectTlb();
  refetch();
}

/** An instruction has written TTBRx or VTTBR: entries stay, as their tags say whom they belong to. Called after the write. */
export function contextChanged(): void {
  const context = computeContext();
  if (context == contextEl1) return;
  contextEl1 = context;
  dropFastOfCore(core, false);
  refetch();
}

/** Whether SP-based accesses are checked at the current level. */
export function spChecked(): bool {
  const el = load<u32>(EL);
  if (el == 2) return (load<u64>(SCTLR_EL2) & SCTLR_SA) != 0;
  return (load<u64>(SCTLR_EL1) & (el == 1 ? SCTLR_SA : SCTLR_SA0)) != 0;
}

/** SP has a new value that is no multiple of 16, or had one. */
export function spChanged(): void {
  const misaligned = (load<u64>(SP) & 15) != 0;
  if (misaligned == spMisaligned) return;
  spMisaligned = misaligned;
  selectTlb();
}

/** Chooses the arrays for the core and level in the window. Where something must be checked each time nothing hits. */
export function selectTlb(): void {
  const el = load<u32>(EL);
  const miss = load<u32>(IL) != 0 || (spMisaligned && spChecked());
  const before = tlb;
  setTlb(miss ? missArray : fastOf(core, el));
  setTlbUser(miss ? missArray : fastOf(core, el == 1 ? 0 : el));
  // The loop keeps the array in a local: it must begin anew.
  if (tlb != before) raiseExit(EXIT_INTERRUPT);
}

/** The fast entry of a page, emptied if it was another page's. */
function fastEntry(el: u32, page: u64): usize {
  const e = fastOf(core, el) + indexOf(page);
  if (load<u64>(e, TLB_READ) != page && load<u64>(e, TLB_WRITE) != page && load<u64>(e, TLB_EXECUTE) != page) clearFast(e);
  return e;
}

/** Whether data accesses with the rights of `el` may be fast at all now. */
export function dataMayBeFast(el: u32): bool {
  if (debugActive) return false;
  if (el == 2) return (load<u64>(SCTLR_EL2) & SCTLR_EE) == 0;
  // An unprivileged access of EL1 has EL1's endianness: both must be little.
  return (load<u64>(SCTLR_EL1) & (el == 0 ? SCTLR_EE | SCTLR_E0E : SCTLR_EE)) == 0;
}

/**
 * Lets aligned data accesses to a page be fast. Unaligned ones may take the short cut of access.ts too if nothing checks
 * their alignment: `device` says that the memory type does.
 */
export function fillFastData(el: u32, va: u64, frame: usize, write: bool, device: bool): void {
  const page = va & ~(<u64>0xfff);
  const e = fastEntry(el, page);
  if (write) store<u64>(e, page, TLB_WRITE);
  else store<u64>(e, page, TLB_READ);
  store<u32>(e, <u32>frame - <u32>page, TLB_ADDEND);
  const control = load<u64>(el == 2 ? SCTLR_EL2 : SCTLR_EL1);
  store<u8>(unalignedFast + ((e - fastArrays) >> ENTRY_SHIFT), <u8>(!device && (control & SCTLR_A) == 0));
}

/** Whether an unaligned access that hits the fast entry `e` needs no check. */
export function unalignedMayBeFast(e: usize): bool {
  return load<u8>(unalignedFast + ((e - fastArrays) >> ENTRY_SHIFT)) != 0;
}

export function fillFastExecute(el: u32, va: u64, records: usize): void {
  const page = va & ~(<u64>0xfff);
  if (stopCount != 0 && pageHasStop(page)) return;
  const e = fastEntry(el, page);
  store<u64>(e, page, TLB_EXECUTE);
  store<u32>(e, <u32>records, TLB_RECORDS);
}

/** Brings another core's state into the window. The fast paths of `to` must not pass by the open monitor of `from`. */
export function switchCore(from: i32, to: i32): void {
  if (from == to) return;
  memory.copy(HOMES + from * HOME_SIZE, WINDOW, WINDOW_END - WINDOW);
  memory.copy(WINDOW, HOMES + to * HOME_SIZE, WINDOW_END - WINDOW);
  setCore(to);
  contextEl1 = computeContext();
  contextEl2 = (load<u64>(SCTLR_EL2) & SCTLR_M) != 0 ? CONTEXT_STAGE1 : 0;
  spMisaligned = (load<u64>(SP) & 15) != 0;
  selectTlb();
  const frame = watchedFrame(from);
  if (frame != 0) dropFastWritesOfFrame(to, frame);
}
