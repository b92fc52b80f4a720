// Load exclusive, store exclusive (Arm ARM B2.9.2). Alignment is to the whole; the fast arrays are never used.
import { EL } from '../../layout';
import { clearExclusive, exclusiveMatches, exclusiveOpen, setExclusive } from '../memory/monitors';
import { aborted, readPhysical, writePhysical } from '../memory/physical';
import { translated } from '../translation/translate';
import { bigEndian, checkAddress, externalAbort, KIND_EXCLUSIVE, locate, swapped, watched } from './access';
import { putPair } from './pair';

export function loadExclusive(va: u64, size: u32, kind: u32): u64 {
  if (!begin(va, size, kind, false)) return 0;
  const pa = translated;
  const value = readPhysical(pa, size);
  if (aborted) {
    externalAbort(va, false);
    return 0;
  }
  setExclusive(pa, size);
  return bigEndian() ? swapped(value, size) : value;
}

/** Two elements of `size` bytes each, to MAILBOX + 0 and + 8. */
export function loadExclusivePair(va: u64, size: u32, kind: u32): void {
  if (!begin(va, size << 1, kind, false)) return;
  const pa = translated;
  const first = readPhysical(pa, size);
  const failedFirst = aborted;
  const second = failedFirst ? 0 : readPhysical(pa + size, size);
  if (aborted) {
    externalAbort(failedFirst ? va : va + size, false);
    return;
  }
  setExclusive(pa, size << 1);
  putPair(first, second, size, false);
}

/** Returns the status: 0 stored, 1 not. */
export function storeExclusive(va: u64, size: u32, value: u64, kind: u32): u32 {
  if (!mayStore(va, size, kind)) return 1;
  writePhysical(translated, size, bigEndian() ? swapped(value, size) : value);
  if (aborted) externalAbort(va, true);
  return 0;
}

export function storeExclusivePair(va: u64, size: u32, value1: u64, value2: u64, kind: u32): u32 {
  if (!mayStore(va, size << 1, kind)) return 1;
  const pa = translated;
  const swap = bigEndian();
  writePhysical(pa, size, swap ? swapped(value1, size) : value1);
  if (!aborted) writePhysical(pa + size, size, swap ? swapped(value2, size) : value2);
  if (aborted) externalAbort(va, true);
  return 0;
}

function begin(va: u64, size: u32, kind: u32, isStore: bool): bool {
  if (!checkAddress(va, size, kind | KIND_EXCLUSIVE, isStore)) return false;
  const el = load<u32>(EL);
  return locate(va, el, isStore, true) && !watched(va, size, el, isStore);
}

/** Whether the store goes ahead; closes the monitor. With no mark at all the address is not looked at (AArch64.ExclusiveMonitorsPass). */
function mayStore(va: u64, size: u32, kind: u32): bool {
  if (exclusiveOpen()) {
    checkAddress(va, size, kind | KIND_EXCLUSIVE, true);
    return false;
  }
  if (!begin(va, size, kind, true)) return false;
  const matches = exclusiveMatches(translated, size);
  clearExclusive();
  return matches;
}
