// Cache maintenance by address, and DC ZVA. There is no cache to maintain: what remains are the faults.
import { EL, TLB_ADDEND, TLB_WRITE } from '../../layout';
import { dataAbort } from '../exceptions/abort';
import { watchpointException } from '../exceptions/debug';
import { watchpointMatches } from '../exceptions/watchpoint';
import { indexOf } from '../memory/fast';
import { memoryKind, REGION_RAM } from '../memory/frames';
import { frameForChange } from '../memory/physical';
import { debugActive } from '../state/debug';
import { tlb } from '../state/running';
import { NONE, READ, translate, translated, translatedDevice, WRITE } from '../translation/translate';
import { allowFastStores, checkAddress, locate, unalignedDevice, watched } from './access';

/** The kind of DC IVAC; the others need no more than to be read (CACHE_KINDS in isa/sys.ts). */
const CACHE_INVALIDATE: u32 = 3;

const BLOCK: u32 = 64; // DCZID_EL0.BS = 4, and the line size in CTR_EL0

/** Faults as the instruction must (D4.4.8): EL0 needs to read the line, invalidation to write it; else translation alone counts. */
export function cacheByVa(va: u64, kind: u32): void {
  const el = load<u32>(EL);
  const access = kind == CACHE_INVALIDATE ? WRITE : el == 0 ? READ : NONE;
  if (!translate(va, el, access, true)) return dataAbort(va, true, true);
  if (kind == CACHE_INVALIDATE && debugActive && watchpointMatches(va & ~(<u64>63), BLOCK, true)) {
    watchpointException(va, true, true);
  }
}

/** DC ZVA: zeroes the 64-byte block around `va`. Device memory faults (D5.5.2). */
export function dcZva(va: u64): void {
  const start = va & ~(<u64>63);
  const e = tlb + indexOf(va);
  if (load<u64>(e, TLB_WRITE) == (va & ~(<u64>0xfff))) {
    memory.fill(<usize>(load<u32>(e, TLB_ADDEND) + <u32>start), 0, BLOCK);
    return;
  }
  const el = load<u32>(EL);
  if (!checkAddress(start, 1, 0, true) || !locate(va, el, true, true)) return;
  const pa = translated & ~(<u64>63);
  if (translatedDevice || memoryKind(pa) != REGION_RAM) return unalignedDevice(va, true);
  if (watched(start, BLOCK, el, true)) return;
  const frame = frameForChange(pa, BLOCK);
  if (frame == 0) return;
  memory.fill(frame + (<usize>pa & 0xfff), 0, BLOCK);
  allowFastStores(el, va, pa, false);
}
