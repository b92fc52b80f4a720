// Physical accesses of cores: memory, or a device behind the host. Little-endian; the caller swaps.
import { MAILBOX } from '../../layout';
import { EXIT_STOP, raiseExit } from '../state/exit';
import { hostMmioRead, hostMmioWrite } from '../state/host';
import { noteAccess, WATCH_PHYSICAL, watchCount } from '../state/host-stops';
import { codeWritten } from './code';
import { FRAME_CODE, frameEntry, frameForRead, frameForWrite, memoryKind, REGION_RAM } from './frames';
import { clearOtherMonitors } from './monitors';

/** Set when the last access met an external abort. */
export let aborted: bool = false;

/** Loads 1, 2, 4 or 8 bytes of host memory, at any alignment. */
export function loadBytes(host: usize, size: u32): u64 {
  switch (size) {
    case 1: return load<u8>(host);
    case 2: return load<u16>(host);
    case 4: return load<u32>(host);
    default: return load<u64>(host);
  }
}

export function storeBytes(host: usize, size: u32, value: u64): void {
  switch (size) {
    case 1: store<u8>(host, <u8>value); break;
    case 2: store<u16>(host, <u16>value); break;
    case 4: store<u32>(host, <u32>value); break;
    default: store<u64>(host, value);
  }
}

/** Reads 1, 2, 4 or 8 bytes inside a page. */
export function readPhysical(pa: u64, size: u32): u64 {
  aborted = false;
  if (watchCount != 0) noteAccess(pa, size, false, WATCH_PHYSICAL);
  const frame = frameForRead(pa);
  if (frame != 0) return loadBytes(frame + (<usize>pa & 0xfff), size);
  if (hostMmioRead(<u32>pa, <u32>(pa >> 32), size) != 0) {
    aborted = true;
    return 0;
  }
  return size == 8 ? load<u64>(MAILBOX) : load<u64>(MAILBOX) & (((<u64>1) << (size << 3)) - 1);
}

/** Writes 1, 2, 4 or 8 bytes inside a page: kills code and other cores' monitors there. */
export function writePhysical(pa: u64, size: u32, value: u64): void {
  aborted = false;
  if (memoryKind(pa) != REGION_RAM) {
    if (watchCount != 0) noteAccess(pa, size, true, WATCH_PHYSICAL);
    store<u64>(MAILBOX, size == 8 ? value : value & (((<u64>1) << (size << 3)) - 1));
    aborted = hostMmioWrite(<u32>pa, <u32>(pa >> 32), size) != 0;
    return;
  }
  const frame = frameForChange(pa, size);
  if (frame != 0) storeBytes(frame + (<usize>pa & 0xfff), size, value);
}

/** Host address of a frame of RAM of which this core is about to change `size` bytes; 0 when the host has no more memory. */
export function frameForChange(pa: u64, size: u32): usize {
  if (watchCount != 0) noteAccess(pa, size, true, WATCH_PHYSICAL);
  const frame = frameForWrite(pa);
  if (frame == 0) {
    // The host gives no more memory: the machine ends (memory.exhausted says why).
    raiseExit(EXIT_STOP);
    return 0;
  }
  if ((load<u32>(frameEntry(pa)) & FRAME_CODE) != 0) codeWritten(pa, size);
  clearOtherMonitors(pa, size);
  return frame;
}
