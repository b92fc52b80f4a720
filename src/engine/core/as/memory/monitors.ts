// The exclusive monitors (Arm ARM B2.9): one a core, granules of 64 bytes as on the A72 (CTR_EL0.ERG). The monitor keeps
// the exact address and size of the load exclusive; another core's store to the granule clears it and sends its event.
import { EVENT, HOME_SIZE, HOMES, MAX_CORES, MONITOR_PA, MONITOR_SIZE, WAITING, WINDOW } from '../../layout';
import { homeOffset } from '../state/homes';
import { hostSendEvent } from '../state/host';
import { core } from '../state/running';
import { frameForRead } from './frames';

const OPEN: u64 = ~0;
const GRANULE: u64 = ~63;

export function clearExclusive(): void {
  store<u64>(MONITOR_PA, OPEN);
}

/** Opens the monitors of all cores. */
export function openMonitors(): void {
  for (let i = 0; i < MAX_CORES; i++) store<u64>(HOMES + i * HOME_SIZE + (MONITOR_PA - WINDOW), OPEN);
  clearExclusive();
}

export function setExclusive(pa: u64, size: u32): void {
  store<u64>(MONITOR_PA, pa);
  store<u32>(MONITOR_SIZE, size);
}

export function exclusiveOpen(): bool {
  return load<u64>(MONITOR_PA) == OPEN;
}

export function exclusiveMatches(pa: u64, size: u32): bool {
  return load<u64>(MONITOR_PA) == pa && load<u32>(MONITOR_SIZE) == size;
}

/** A store of this core to the bytes from `pa` to `pa + size - 1` (inside a page): the other cores' monitors there are cleared. */
export function clearOtherMonitors(pa: u64, size: u32): void {
  for (let i = 0; i < MAX_CORES; i++) {
    if (i != core) clearMonitor(i, pa, size);
  }
}

/** The same for a store that no core made (DMA): all monitors. */
export function clearAllMonitors(pa: u64, size: u32): void {
  for (let i = 0; i < MAX_CORES; i++) clearMonitor(i, pa, size);
}

function clearMonitor(which: i32, pa: u64, size: u32): void {
  const at = homeOffset(which);
  const watched = load<u64>(at + MONITOR_PA);
  if (watched == OPEN) return;
  const granule = watched & GRANULE;
  if (pa > granule + 63 || pa + size <= granule) return;
  store<u64>(at + MONITOR_PA, OPEN);
  store<u32>(at + EVENT, 1);
  if (load<u32>(at + WAITING) == 2) hostSendEvent();
}

/** Whether another core's monitor watches the page at `pa`. */
export function watchedByOthers(pa: u64): bool {
  for (let i = 0; i < MAX_CORES; i++) {
    if (i != core && ((load<u64>(homeOffset(i) + MONITOR_PA) ^ pa) >> 12) == 0) return true;
  }
  return false;
}

/** Host address of the frame that a core's monitor watches, or 0. */
export function watchedFrame(which: i32): usize {
  const watched = load<u64>(homeOffset(which) + MONITOR_PA);
  return watched == OPEN ? 0 : frameForRead(watched);
}
