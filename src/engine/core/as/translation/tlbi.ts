// TLB maintenance (Arm ARM D5.10.2). Cached is always the whole way from VA to PA; of stage 2 alone only while stage 1 is off.
import { EL } from '../../layout';
import { dropFastAt, indexOf } from '../memory/fast';
import { HCR_FB } from '../state/bits';
import { cores } from '../state/configuration';
import { jumpTo } from '../state/exit';
import { HCR_EL2 } from '../state/generated/sysregs';
import { core, currentPc } from '../state/running';
import {
  asidMask, BLOCK_LOWER, BLOCK_UPPER, blockSize, CONTEXT_GLOBAL, CONTEXT_STAGE1, CONTEXT_STAGE2, currentVmid,
  ENTRIES_SIZE, entriesOf, ENTRY_ATTRIBUTES, ENTRY_CONTEXT, ENTRY_VA, INVALID_VA, STAGE2_ONLY, summaries, summarise,
} from './entries';

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
  for (let i = 0; i < cores; i++) {
    if (shared || i == core) apply(i, op1, op & 7, operand, ipas2);
  }
  jumpTo(currentPc() + 4);
}
