// The translation cache as a guest can see it (a missing TLBI): fixed geometry, filled by walks only, part of a snapshot.
// The fast arrays (memory/fast.ts) speed it up.
//
// Rule between the two: a fast entry at an index is made from the architectural entry at that index as the current
// context sees it (or from no entry where no stage is on). So replacing or invalidating an index clears the fast ones there.
import { MAX_CORES, TLB_ENTRIES } from '../../layout';
import { allocate } from '../memory/frames';
import { HCR_DC, HCR_TGE, HCR_VM, SCTLR_M } from '../state/bits';
import { cores } from '../state/configuration';
import { HCR_EL2, SCTLR_EL1, SCTLR_EL2, TCR_EL1, TTBR0_EL1, TTBR1_EL1, VTTBR_EL2 } from '../state/generated/sysregs';

/** An architectural entry, 32 bytes: u64 page of the canonical VA (~0: invalid), … */
export const ENTRY_VA: usize = 0;
/** … u64 physical page, u64 intermediate physical page, … */
export const ENTRY_PA: usize = 8;
export const ENTRY_IPA: usize = 16;
/** … u32 context in which it was made (below), u32 attributes (below). */
export const ENTRY_CONTEXT: usize = 24;
export const ENTRY_ATTRIBUTES: usize = 28;

// Attributes of an entry: stage 1 permissions at 5:0, stage 2 permissions at 8:6, levels at 10:9 and 12:11, device by
// stage 1, device by stage 2, logarithm of the stage 1 block's size at 20:15, attribute byte at 28:21.
export const ALL_STAGE1: u32 = 0x3f;
export const ALL_STAGE2: u32 = 7 << 6;
export const DEVICE_STAGE1: u32 = 1 << 13;
export const DEVICE_STAGE2: u32 = 1 << 14;

/** Logarithm of the size of the stage 1 block that an entry was made from. */
export function blockSize(attributes: u32): u32 { return (attributes >> 15) & 63; }

/** A context: ASID at bits 15:0, VMID at 23:16, which stages are on; in entries also "all ASIDs". */
export const CONTEXT_STAGE1: u32 = 1 << 24;
export const CONTEXT_STAGE2: u32 = 1 << 25;
export const CONTEXT_GLOBAL: u32 = 1 << 26;

export const ENTRIES_SIZE: usize = TLB_ENTRIES << 5;

/** core * 2 + (EL2 regime), 32 bytes an entry. */
let entries: usize = 0;

/** Contexts of the core in the window: of EL1&0 and of EL2. */
export let contextEl1: u32 = 0;
export let contextEl2: u32 = 0;

/** Makes the entries of all cores, all invalid; before anything else of translation. Returns false when memory is exhausted. */
export function initialiseEntries(): bool {
  entries = allocate(translationEntriesSize());
  if (entries == 0) return false;
  memory.fill(entries, 0xff, translationEntriesSize());
  return true;
}

export function entriesOf(which: i32, el2: bool): usize {
  return entries + (<usize>which * 2 + <usize>el2) * ENTRIES_SIZE;
}

/** The architectural entries, for a snapshot. */
export function translationEntries(): usize { return entries; }
export function translationEntriesSize(): usize { return <usize>cores * 2 * ENTRIES_SIZE; }

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

/** Derives the contexts from the registers in the window. */
export function deriveContexts(): void {
  contextEl1 = computeContext();
  contextEl2 = (load<u64>(SCTLR_EL2) & SCTLR_M) != 0 ? CONTEXT_STAGE1 : 0;
}

/** Per core and regime (core * 2 + EL2): which halves of the address space have entries from blocks: 1 lower, 2 upper; 4: made with stage 1 off. */
export const summaries: usize = memory.data(MAX_CORES * 2 * 4, 4);
export const BLOCK_LOWER: u32 = 1;
export const BLOCK_UPPER: u32 = 2;
export const STAGE2_ONLY: u32 = 4;

export const INVALID_VA: u64 = ~0;

/** Takes note of a new entry, so that invalidation by address need not look at all of them. */
export function noteEntry(which: i32, el2: bool, va: u64, size: u32, stage2Only: bool): void {
  const at = summaries + (which * 2 + i32(el2)) * 4;
  let bits: u32 = stage2Only ? STAGE2_ONLY : 0;
  if (size > 12) bits |= <i64>va < 0 ? BLOCK_UPPER : BLOCK_LOWER;
  store<u32>(at, load<u32>(at) | bits);
}

/** Makes the notes anew from the entries (a restored snapshot). */
export function rebuildSummaries(): void {
  for (let i = 0; i < cores; i++) {
    summarise(i, false);
    summarise(i, true);
  }
}

export function summarise(which: i32, el2: bool): void {
  store<u32>(summaries + (which * 2 + i32(el2)) * 4, 0);
  const base = entriesOf(which, el2);
  for (let e = base; e < base + ENTRIES_SIZE; e += 32) {
    const va = load<u64>(e, ENTRY_VA);
    if (va == INVALID_VA) continue;
    const stage2Only = (load<u32>(e, ENTRY_CONTEXT) & CONTEXT_STAGE1) == 0;
    noteEntry(which, el2, va, blockSize(load<u32>(e, ENTRY_ATTRIBUTES)), stage2Only);
  }
}
