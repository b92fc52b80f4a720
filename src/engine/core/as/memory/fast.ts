// The fast arrays (layout.ts): pages whose accesses need no further look. They follow from translation, memory and what is
// watched, can be dropped any time, and no guest can see them.
import { EL, IL, SP, TLB_ADDEND, TLB_ENTRIES, TLB_EXECUTE, TLB_READ, TLB_RECORDS, TLB_WRITE } from '../../layout';
import { SCTLR_A, SCTLR_E0E, SCTLR_EE, SCTLR_SA, SCTLR_SA0 } from '../state/bits';
import { cores } from '../state/configuration';
import { debugActive } from '../state/debug';
import { EXIT_INTERRUPT, raiseExit } from '../state/exit';
import { SCTLR_EL1, SCTLR_EL2 } from '../state/generated/sysregs';
import { pageHasStop, stopCount } from '../state/host-stops';
import { core, setTlb, setTlbUser, tlb } from '../state/running';
import { allocate } from './frames';

const ENTRY_SHIFT = 5;
const FAST_SIZE: usize = TLB_ENTRIES << ENTRY_SHIFT;
const INVALID: u64 = 0x8888888888888888;

/** core * 3 + EL, 32 bytes an entry. */
let fastArrays: usize = 0;
/** An array in which nothing ever hits. */
let missArray: usize = 0;
/** A byte for each fast entry: unaligned accesses need no check either (normal memory, SCTLR.A = 0). */
let unalignedFast: usize = 0;

/** SP is no multiple of 16 (whether or not anyone checks). */
export let spMisaligned: bool = false;

/** Makes the arrays for all cores, in which nothing hits. Returns false when memory is exhausted. */
export function initialiseFast(): bool {
  fastArrays = allocate(<usize>cores * 3 * FAST_SIZE);
  missArray = allocate(FAST_SIZE);
  unalignedFast = allocate(<usize>cores * 3 * TLB_ENTRIES);
  if (fastArrays == 0 || missArray == 0 || unalignedFast == 0) return false;
  memory.fill(missArray, 0x88, FAST_SIZE);
  dropFastTranslations();
  return true;
}

/** Offset of a page's entry in any array. */
export function indexOf(va: u64): usize {
  return (<usize>va >> 7) & ((TLB_ENTRIES - 1) << ENTRY_SHIFT);
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
export function dropFastWritesOfFrame(which: i32, frame: usize): void {
  const start = fastOf(which, 0);
  const end = start + 3 * FAST_SIZE;
  for (let e = start; e < end; e += 32) {
    const page = load<u64>(e, TLB_WRITE);
    if (page != INVALID && <usize>(load<u32>(e, TLB_ADDEND) + <u32>page) == frame) store<u64>(e, INVALID, TLB_WRITE);
  }
}

/** Forgets the fast translations of one core's regime. */
export function dropFastOfCore(which: i32, el2: bool): void {
  if (el2) memory.fill(fastOf(which, 2), 0x88, FAST_SIZE);
  else memory.fill(fastOf(which, 0), 0x88, 2 * FAST_SIZE);
}

/** Whether SP-based accesses are checked at the current level. */
export function spChecked(): bool {
  const el = load<u32>(EL);
  if (el == 2) return (load<u64>(SCTLR_EL2) & SCTLR_SA) != 0;
  return (load<u64>(SCTLR_EL1) & (el == 1 ? SCTLR_SA : SCTLR_SA0)) != 0;
}

/** Derives from SP whether it is misaligned; the arrays are to be selected after it. */
export function deriveSp(): void {
  spMisaligned = (load<u64>(SP) & 15) != 0;
}

/** SP has a new value that is no multiple of 16, or had one. */
export function spChanged(): void {
  const before = spMisaligned;
  deriveSp();
  if (spMisaligned != before) selectTlb();
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
 * Lets aligned data accesses to a page be fast. Unaligned ones may take the short cut of accesses/access.ts too if nothing checks
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
