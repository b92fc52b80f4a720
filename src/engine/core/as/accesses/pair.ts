// The slow path of two consecutive elements: pairs of registers, and the halves of a 128-bit one.
import { MAILBOX, TLB_ADDEND, TLB_READ, TLB_WRITE } from '../../layout';
import { indexOf } from '../memory/fast';
import { memoryKind, REGION_RAM } from '../memory/frames';
import { aborted, loadBytes, storeBytes, writePhysical } from '../memory/physical';
import { exit, EXIT_JUMP } from '../state/exit';
import { tlb } from '../state/running';
import { translated, translatedDevice } from '../translation/translate';
import {
  allowFastStores, bigEndian, checkAddress, crosses, externalAbort, KIND_ORDERED, KIND_WHOLE, loadElement, locate,
  rights, storeAcross, swapped, unalignedDevice, watched,
} from './access';

/** Loads two elements of `size` bytes each, zero-extended, to MAILBOX + 0 and + 8. With KIND_WHOLE: low half, high half. */
export function loadPairSlow(va: u64, size: u32, kind: u32): void {
  if ((kind & 3) < KIND_ORDERED && !crosses(va, size << 1)) {
    const e = tlb + indexOf(va);
    if (load<u64>(e, TLB_READ) == (va & ~(<u64>0xfff))) {
      const host = <usize>(load<u32>(e, TLB_ADDEND) + <u32>va);
      store<u64>(MAILBOX, loadBytes(host, size));
      store<u64>(MAILBOX, loadBytes(host + size, size), 8);
      return;
    }
  }
  const whole = (kind & KIND_WHOLE) != 0;
  const alignment = whole ? size << 1 : size;
  if (!checkAddress(va, alignment, kind, false)) return;
  const aligned = (va & (alignment - 1)) == 0;
  const el = rights(kind);
  const first = loadElement(va, size, el, aligned);
  if ((exit & EXIT_JUMP) != 0) return;
  const second = loadElement(va + size, size, el, aligned);
  if ((exit & EXIT_JUMP) != 0) return;
  putPair(first, second, size, whole);
}

/** Leaves two elements in the order of memory in the mailbox, as the data endianness orders their bytes. */
export function putPair(first: u64, second: u64, size: u32, whole: bool): void {
  if (!bigEndian()) {
    store<u64>(MAILBOX, first);
    store<u64>(MAILBOX, second, 8);
  } else {
    // In a big-endian 128-bit register the first half of memory is the high one.
    store<u64>(MAILBOX, swapped(whole ? second : first, size));
    store<u64>(MAILBOX, swapped(whole ? first : second, size), 8);
  }
}

/** Stores two elements of `size` bytes each; nothing is written unless both can be. */
export function storePairSlow(va: u64, size: u32, value1: u64, value2: u64, kind: u32): void {
  if ((kind & 3) < KIND_ORDERED && !crosses(va, size << 1)) {
    const e = tlb + indexOf(va);
    if (load<u64>(e, TLB_WRITE) == (va & ~(<u64>0xfff))) {
      const host = <usize>(load<u32>(e, TLB_ADDEND) + <u32>va);
      storeBytes(host, size, value1);
      storeBytes(host + size, size, value2);
      return;
    }
  }
  const whole = (kind & KIND_WHOLE) != 0;
  const alignment = whole ? size << 1 : size;
  if (!checkAddress(va, alignment, kind, true)) return;
  const aligned = (va & (alignment - 1)) == 0;
  const el = rights(kind);
  if (!locate(va, el, true, aligned)) return;
  const pa = translated;
  const device = translatedDevice;
  let second = pa + size;
  let next: u64 = 0;
  const boundary = (va | 0xfff) + 1;
  if (crosses(va, size << 1)) {
    if (!locate(boundary, el, true, aligned)) return;
    next = translated;
    if (va + size >= boundary) second = next + (va + size - boundary);
    if (!aligned && memoryKind(next) != REGION_RAM) return unalignedDevice(va, true);
  }
  if (!aligned && memoryKind(pa) != REGION_RAM) return unalignedDevice(va, true);
  if (watched(va, size, el, true) || watched(va + size, size, el, true)) return;
  const swap = bigEndian();
  const a = swap ? swapped(whole ? value2 : value1, size) : value1;
  const b = swap ? swapped(whole ? value1 : value2, size) : value2;
  if (crosses(va, size)) storeAcross(pa, next, size, a);
  else writePhysical(pa, size, a);
  if (aborted) return externalAbort(va, true);
  if (crosses(va + size, size)) storeAcross(second, next, size, b);
  else writePhysical(second, size, b);
  if (aborted) return externalAbort(va + size, true);
  allowFastStores(el, va, pa, device);
}
