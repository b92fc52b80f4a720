// The slow path of loads and stores: whatever the fast arrays do not let through. A fault has been taken as an exception
// when these return: EXIT_JUMP is set then, and never after an access that completed.
import { EL, TLB_ADDEND, TLB_READ, TLB_WRITE } from '../../layout';
import { dataAbort } from '../exceptions/abort';
import { watchpointException } from '../exceptions/debug';
import { spAlignmentFault } from '../exceptions/take';
import { watchpointMatchesAt } from '../exceptions/watchpoint';
import { dataMayBeFast, fillFastData, indexOf, spChecked, spMisaligned, unalignedMayBeFast } from '../memory/fast';
import { FRAME_ADDRESS, FRAME_CODE, FRAME_DIRTY, FRAME_WRITE_CACHED, frameEntry, memoryKind, REGION_RAM } from '../memory/frames';
import { watchedByOthers } from '../memory/monitors';
import { aborted, loadBytes, readPhysical, storeBytes, writePhysical } from '../memory/physical';
import { SCTLR_A, SCTLR_E0E, SCTLR_EE } from '../state/bits';
import { debugActive } from '../state/debug';
import { SCTLR_EL1, SCTLR_EL2 } from '../state/generated/sysregs';
import { noteAccess, pageIsWatched, watchCount } from '../state/host-stops';
import { tlb, tlbUser } from '../state/running';
import { count, STATISTICS_DATA_REFILLS } from '../state/statistics';
import { fault, FAULT_ALIGNMENT, FAULT_EXTERNAL } from '../translation/fault';
import { READ, translate, translated, translatedDevice, WRITE } from '../translation/translate';

/** Kinds: the low two bits, … */
export const KIND_NORMAL: u32 = 0;
export const KIND_UNPRIVILEGED: u32 = 1;
export const KIND_ORDERED: u32 = 2;
export const KIND_EXCLUSIVE: u32 = 3;
/** … the base register is SP, … */
export const KIND_SP: u32 = 8;
/** … and for pairs: both halves are one access (a 128-bit register, an exclusive pair), aligned and ordered as a whole. */
export const KIND_WHOLE: u32 = 16;

/** The exception level whose rights an access has. */
export function rights(kind: u32): u32 {
  const el = load<u32>(EL);
  return (kind & 3) == KIND_UNPRIVILEGED && el == 1 ? 0 : el;
}

function control(): u64 {
  return load<u64>(load<u32>(EL) == 2 ? SCTLR_EL2 : SCTLR_EL1);
}

export function bigEndian(): bool {
  return (control() & (load<u32>(EL) == 0 ? SCTLR_E0E : SCTLR_EE)) != 0;
}

export function swapped(value: u64, size: u32): u64 {
  return bswap<u64>(value) >> (64 - (size << 3));
}

/** Checks of SP and of alignment that need no translation. Returns false after taking the exception. */
export function checkAddress(va: u64, alignment: u32, kind: u32, isStore: bool): bool {
  if ((kind & KIND_SP) != 0 && spMisaligned && spChecked()) {
    spAlignmentFault();
    return false;
  }
  if ((va & (alignment - 1)) != 0 && ((kind & 3) >= KIND_ORDERED || (control() & SCTLR_A) != 0)) {
    return failed(fault(FAULT_ALIGNMENT), va, isStore);
  }
  return true;
}

/** Takes the data abort of a fault that was just recorded. */
function failed(_fault: bool, va: u64, isStore: bool): bool {
  dataAbort(va, isStore, false);
  return false;
}

/** Translates an address inside one page for a data access. Returns false after taking the exception. */
export function locate(va: u64, el: u32, isStore: bool, aligned: bool): bool {
  return translate(va, el, isStore ? WRITE : READ, aligned) || failed(false, va, isStore);
}

/** Takes a watchpoint exception if the access, with the rights of `el`, has one, and tells whether it did. */
export function watched(va: u64, size: u32, el: u32, isStore: bool): bool {
  if (debugActive && watchpointMatchesAt(va, size, isStore, el)) {
    watchpointException(va, isStore, false);
    return true;
  }
  if (watchCount != 0) noteAccess(va, size, isStore, 0);
  return false;
}

/** An unaligned access that reaches a device, whatever the type of the memory says. */
export function unalignedDevice(va: u64, isStore: bool): void {
  fault(FAULT_ALIGNMENT);
  dataAbort(va, isStore, false);
}

/** Lets later loads of the page through the fast array, if the frame exists and nothing must be checked each time. */
export function allowFastLoads(el: u32, va: u64, pa: u64, device: bool): void {
  if (!dataMayBeFast(el) || (watchCount != 0 && pageIsWatched(va, pa))) return;
  const entry = frameEntry(pa);
  if (entry == 0) return;
  const frame = load<u32>(entry) & FRAME_ADDRESS;
  if (frame == 0) return;
  count(STATISTICS_DATA_REFILLS);
  fillFastData(el, va, frame, false, device);
}

/** Lets later stores through: to RAM without code, marked dirty, which no other core's monitor watches. */
export function allowFastStores(el: u32, va: u64, pa: u64, device: bool): void {
  if (!dataMayBeFast(el) || memoryKind(pa) != REGION_RAM || watchedByOthers(pa)) return;
  if (watchCount != 0 && pageIsWatched(va, pa)) return;
  const entry = frameEntry(pa);
  const flags = load<u32>(entry);
  if ((flags & FRAME_ADDRESS) == 0 || (flags & FRAME_CODE) != 0) return;
  store<u32>(entry, flags | FRAME_DIRTY | FRAME_WRITE_CACHED);
  count(STATISTICS_DATA_REFILLS);
  fillFastData(el, va, flags & FRAME_ADDRESS, true, device);
}

export function externalAbort(va: u64, isStore: bool): void {
  fault(FAULT_EXTERNAL);
  dataAbort(va, isStore, false);
}

/** Whether `size` bytes at `va` touch two pages. */
export function crosses(va: u64, size: u32): bool {
  return (<u32>va & 0xfff) + size > 0x1000;
}

/** Little-endian bytes of an access that touches two pages, whose translations are known. */
function loadAcross(first: u64, second: u64, size: u32): u64 {
  const inFirst: u32 = 0x1000 - (<u32>first & 0xfff);
  let value: u64 = 0;
  for (let i: u32 = 0; i < size && !aborted; i++) {
    value |= readPhysical(i < inFirst ? first + i : second + (i - inFirst), 1) << (i << 3);
  }
  return value;
}

export function storeAcross(first: u64, second: u64, size: u32, value: u64): void {
  const inFirst: u32 = 0x1000 - (<u32>first & 0xfff);
  for (let i: u32 = 0; i < size; i++) {
    writePhysical(i < inFirst ? first + i : second + (i - inFirst), 1, (value >> (i << 3)) & 0xff);
  }
}

/** The fast entry for an unaligned access inside a page. If it hits and unalignedMayBeFast, nothing has to be checked. */
function unalignedEntry(va: u64, kind: u32): usize {
  return ((kind & 3) == KIND_UNPRIVILEGED ? tlbUser : tlb) + indexOf(va);
}

/** Loads `size` bytes (1, 2, 4, 8), zero-extended. */
export function loadSlow(va: u64, size: u32, kind: u32): u64 {
  if ((kind & 3) < KIND_ORDERED && !crosses(va, size)) {
    const e = unalignedEntry(va, kind);
    if (load<u64>(e, TLB_READ) == (va & ~(<u64>0xfff)) && unalignedMayBeFast(e)) return loadBytes(<usize>(load<u32>(e, TLB_ADDEND) + <u32>va), size);
  }
  if (!checkAddress(va, size, kind, false)) return 0;
  const aligned = (va & (size - 1)) == 0;
  const value = loadElement(va, size, rights(kind), aligned);
  return bigEndian() ? swapped(value, size) : value;
}

/** The load behind the checks, in memory order. After an exception the result has no meaning. */
export function loadElement(va: u64, size: u32, el: u32, aligned: bool): u64 {
  if (!locate(va, el, false, aligned)) return 0;
  const pa = translated;
  const device = translatedDevice;
  if (crosses(va, size)) {
    const next = (va | 0xfff) + 1;
    if (!locate(next, el, false, aligned)) return 0;
    const second = translated;
    if (watched(va, size, el, false)) return 0;
    if (memoryKind(pa) == 0 || memoryKind(second) == 0) {
      unalignedDevice(va, false);
      return 0;
    }
    return loadAcross(pa, second, size);
  }
  if (watched(va, size, el, false)) return 0;
  if (!aligned && memoryKind(pa) == 0) {
    unalignedDevice(va, false);
    return 0;
  }
  const value = readPhysical(pa, size);
  if (aborted) externalAbort(va, false);
  else allowFastLoads(el, va, pa, device);
  return value;
}

/** Stores the low `size` bytes (1, 2, 4, 8) of `value`. */
export function storeSlow(va: u64, size: u32, value: u64, kind: u32): void {
  if ((kind & 3) < KIND_ORDERED && !crosses(va, size)) {
    const e = unalignedEntry(va, kind);
    if (load<u64>(e, TLB_WRITE) == (va & ~(<u64>0xfff)) && unalignedMayBeFast(e)) {
      storeBytes(<usize>(load<u32>(e, TLB_ADDEND) + <u32>va), size, value);
      return;
    }
  }
  if (!checkAddress(va, size, kind, true)) return;
  const aligned = (va & (size - 1)) == 0;
  const el = rights(kind);
  if (!locate(va, el, true, aligned)) return;
  const pa = translated;
  const device = translatedDevice;
  let second: u64 = 0;
  const across = crosses(va, size);
  if (across) {
    if (!locate((va | 0xfff) + 1, el, true, aligned)) return;
    second = translated;
  }
  if (watched(va, size, el, true)) return;
  if (!aligned && (memoryKind(pa) != REGION_RAM || (across && memoryKind(second) != REGION_RAM))) {
    unalignedDevice(va, true);
    return;
  }
  const bytes = bigEndian() ? swapped(value, size) : value;
  if (across) {
    storeAcross(pa, second, size, bytes);
    return;
  }
  writePhysical(pa, size, bytes);
  if (aborted) externalAbort(va, true);
  else allowFastStores(el, va, pa, device);
}
