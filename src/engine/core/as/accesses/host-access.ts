// Memory as the host reaches it: loaders, DMA of devices, debugger, the built-in hypervisor. Addresses come as two halves.
import { MAILBOX } from '../../layout';
import { codePageWritten } from '../memory/code';
import { FRAME_CODE, frameEntry, frameForRead, frameForWrite, memoryKind, REGION_RAM } from '../memory/frames';
import { clearAllMonitors } from '../memory/monitors';
import { aborted, readPhysical, writePhysical } from '../memory/physical';
import { faultStatus } from '../translation/fault';
import { translated, translateQuietly } from '../translation/translate';

function address(low: u32, high: u32): u64 {
  return ((<u64>high) << 32) | low;
}

/** Host address of the byte at a physical address, up to the end of its page, for reading; 0 outside memory. */
export function hostAddressForRead(low: u32, high: u32): usize {
  const frame = frameForRead(address(low, high));
  return frame == 0 ? 0 : frame + (low & 0xfff);
}

/**
 * The same for writing `size` bytes (inside the page): the page exists and is dirty, its records and all monitors on the
 * bytes are gone. `rom`: a loader writes to flash. 0 outside memory or when it is exhausted.
 */
export function hostAddressForWrite(low: u32, high: u32, size: u32, rom: bool): usize {
  const pa = address(low, high);
  const kind = memoryKind(pa);
  if (kind == 0 || (kind != REGION_RAM && !rom)) return 0;
  const frame = frameForWrite(pa);
  if (frame == 0) return 0;
  if ((load<u32>(frameEntry(pa)) & FRAME_CODE) != 0) codePageWritten(pa);
  clearAllMonitors(pa, size);
  return frame + (low & 0xfff);
}

/** A read by the core in the window, devices included: 1, 2, 4 or 8 bytes inside a page, to the mailbox. Returns 1 for an abort. */
export function physicalRead(low: u32, high: u32, size: u32): u32 {
  if ((low & 0xfff) + size > 0x1000) return 1;
  store<u64>(MAILBOX, readPhysical(address(low, high), size));
  return u32(aborted);
}

/** A write by the core in the window, of the value in the mailbox. Returns 1 for an abort. */
export function physicalWrite(low: u32, high: u32, size: u32): u32 {
  if ((low & 0xfff) + size > 0x1000) return 1;
  writePhysical(address(low, high), size, load<u64>(MAILBOX));
  return u32(aborted);
}

/**
 * Translates for the core in the window as `el` (0 to 2) would, without touching its state: the physical address goes to
 * the mailbox. `access`: 0 read, 1 write, 2 execute, 3 no permission asked. Returns 0xffffffff, or the fault status.
 */
export function probe(low: u32, high: u32, el: u32, access: u32): u32 {
  if (!translateQuietly(address(low, high), el, access)) return faultStatus;
  store<u64>(MAILBOX, translated);
  return 0xffffffff;
}
