// TLB maintenance (Arm ARM D5.10.2). Cached is always the whole way from VA to PA; of stage 2 alone only while stage 1 is off.
import { EL, MAX_CORES } from '../layout';
import { HCR_EL2 } from './generated/sysregs';
import { HCR_FB } from './bits';
import { core } from './state';
import {
  asidMask, CONTEXT_GLOBAL, CONTEXT_STAGE1, CONTEXT_STAGE2, currentVmid, dropFastAt, ENTRIES_SIZE, entriesOf, ENTRY_ATTRIBUTES,
  ENTRY_CONTEXT, ENTRY_VA, indexOf, refetch, tlbCores,
} from './tlb';
import { blockSize } from './translate';

/** Per core and regime (core * 2 + EL2): which halves of the address space have entries from blocks: 1 lower, 2 upper; 4: made with stage 1 off. */
const summaries: usize = memory.data(MAX_CORES * 2 * 4, 4);
const BLOCK_LOWER: u32 = 1;
const BLOCK_UPPER: u32 = 2;
const STAGE2_ONLY: u32 = 4;

const INVALID_VA: u64 = ~0;

/** Takes note of a new entry, so that invalidation by address need not look at all of them. */
export function noteEntry(which: i32, el2: bool, va: u64, size: u32, stage2Only: bool): void {
  const at = summaries + (which * 2 + i32(el2)) * 4;
  let bits: u32 = stage2Only ? STAGE2_ONLY : 0;
  if (size > 12) bits |= <i64>va < 0 ? BLOCK_UPPER : BLOCK_LOWER;
  store<u32>(at, load<u32>(at) | bits);
}

/** Makes the notes anew from the entries (a restored snapshot). */
export function rebuildSummaries(): void {
  for (let i = 0; i < tlbCores(); i++) {
    summarise(i, false);
    summarise(i, true);
  }
}

function summarise(which: i32, el2: bool): void {
  store<u32>(summaries + (which * 2 + i32(el2)) * 4, 0);
  const base = entriesOf(which, el2);
  for (let e = base; e < base + ENTRIES_SIZE; e += 32) {
    const va = load<u64>(e, ENTRY_VA);
    if (va == INVALID_VA) continue;
    const stage2Only = (load<u32>(e, ENTRY_CONTEXT) & CONTEXT_STAGE1) == 0;
    noteEntry(which, el2, va, blockSize(load<u32>(e, ENTRY_ATTRIBUTES)), stage2Only);
  }
}

function drop(which: i32, el2: bool, offset: usize): void {
  store<u64>(entriesOf(which, el2) + offset, INVALID_VA, ENTRY_VA);
  dropFastAt(which, el2, offset);
}

/** What an invalidation compares: entries whose context equals `context` under `mask`; global ones also if `global`. */
let wanted: u32 = 0;
let mask: u32 = 0;
let alsoGlobal: bool = false;

function matches(e: usize): bool {
  const tag = load<u32>(e, ENTRY_CONTEXT);
  const m = alsoGlobal && (tag & CONTEXT_GLOBAL) != 0 ? mask & ~(<u32>0xffff) : mask;
  return ((tag ^ wanted) & m) == 0;
}

function everything(which: i32, el2: bool): void {
  const base = entriesOf(which, el2);
  for (let offset: usize = 0; offset < ENTRIES_SIZE; offset += 32) {
    if (load<u64>(base + offset, ENTRY_VA) != INVALID_VA && matches(base + offset)) drop(which, el2, offset);
  }
  summarise(which, el2);
}

function byAddress(which: i32, el2: bool, va: u64): void {
  const base = entriesOf(which, el2);
  const summary = load<u32>(summaries + (which * 2 + i32(el2)) * 4);
  if ((summary & (<i64>va < 0 ? BLOCK_UPPER : BLOCK_LOWER)) == 0) {
    const e = base + indexOf(va);
    if (load<u64>(e, ENTRY_VA) == va && matches(e)) drop(which, el2, indexOf(va));
    return;
  }
  for (let offset: usize = 0; offset < ENTRIES_SIZE; offset += 32) {
    const e = base + offset;
    const page = load<u64>(e, ENTRY_VA);
    if (page == INVALID_VA || (page ^ va) >> blockSize(load<u32>(e, ENTRY_ATTRIBUTES)) != 0) continue;
    if (matches(e)) drop(which, el2, offset);
  }
}

function byIntermediate(which: i32): void {
  if ((load<u32>(summaries + which * 8) & STAGE2_ONLY) == 0) return;
  const base = entriesOf(which, false);
  // The IPA's block at stage 2 is not kept: all that came from stage 2 alone goes, which is always allowed.
  for (let offset: usize = 0; offset < ENTRIES_SIZE; offset += 32) {
    const e = base + offset;
    if (load<u64>(e, ENTRY_VA) != INVALID_VA && matches(e)) drop(which, false, offset);
  }
}

const VMID_FIELD: u32 = 0xff0000;

function apply(which: i32, op1: u32, op2: u32, operand: u64, ipas2: bool): void {
  const asid = <u32>(operand >> 48) & asidMask();
  const va = <u64>(<i64>(operand << 20) >> 8) & ~(<u64>0xfff);
  wanted = currentVmid();
  mask = VMID_FIELD;
  alsoGlobal = false;
  if (ipas2) {
    wanted |= CONTEXT_STAGE2;
    mask |= CONTEXT_STAGE1 | CONTEXT_STAGE2;
    byIntermediate(which);
  } else if (op1 == 0) {
    switch (op2) {
      case 0: // VMALLE1
        everything(which, false);
        break;
      case 1: // VAE1
      case 5: // VALE1
        wanted |= asid;
        mask |= 0xffff;
        alsoGlobal = true;
        byAddress(which, false, va);
        break;
      case 2: // ASIDE1
        wanted |= asid;
        mask |= 0xffff | CONTEXT_GLOBAL;
        everything(which, false);
        break;
      default: // VAAE1, VAALE1
        byAddress(which, false, va);
    }
  } else {
    switch (op2) {
      case 0: // ALLE2
        mask = 0;
        everything(which, true);
        break;
      case 1: // VAE2
      case 5: // VALE2
        mask = 0;
        byAddress(which, true, va & 0x00ffffffffffffff);
        break;
      case 4: // ALLE1
        mask = 0;
        everything(which, false);
        break;
      default: // VMALLS12E1
        everything(which, false);
    }
  }
}

/**
 * A TLBI instruction: `op` is op1 << 7 | CRm << 3 | op2. What follows is fetched anew. HCR_EL2.FB makes EL1's own
 * operations reach all cores.
 */
export function tlbi(op: u32, operand: u64): void {
  const op1 = op >> 7;
  const crm = (op >> 3) & 15;
  const shared = crm == 3 || crm == 0 || (load<u32>(EL) == 1 && (load<u64>(HCR_EL2) & HCR_FB) != 0);
  const ipas2 = op1 == 4 && (crm == 0 || crm == 4);
  for (let i = 0; i < tlbCores(); i++) {
    if (shared || i == core) apply(i, op1, op & 7, operand, ipas2);
  }
  refetch();
}
