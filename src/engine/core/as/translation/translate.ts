// One address through all stages: the architectural entry if it is there, else walks and a new entry.
import { dropFastAt, indexOf } from '../memory/fast';
import { HCR_DC } from '../state/bits';
import { laxStage2Device } from '../state/configuration';
import { HCR_EL2 } from '../state/generated/sysregs';
import { core } from '../state/running';
import { count, STATISTICS_DESCRIPTORS, STATISTICS_WALKS, STATISTICS_WALKS_EL2 } from '../state/statistics';
import { combine, DEVICE, isDevice, WRITE_BACK } from './attributes';
import {
  ALL_STAGE1, ALL_STAGE2, blockSize, CONTEXT_GLOBAL, CONTEXT_STAGE1, CONTEXT_STAGE2, contextEl1, contextEl2,
  DEVICE_STAGE1, DEVICE_STAGE2, entriesOf, ENTRY_ATTRIBUTES, ENTRY_CONTEXT, ENTRY_IPA, ENTRY_PA, ENTRY_VA, noteEntry,
} from './entries';
import { fault, FAULT_ADDRESS_SIZE, FAULT_ALIGNMENT, FAULT_PERMISSION, faultOfStage2 } from './fault';
import { canonical, s1Attribute, s1Global, s1Level, s1Pa, s1Permissions, s1Size, walkStage1 } from './stage1';
import { s2Attribute, s2Level, s2Pa, s2Permissions, walkStage2 } from './stage2';
import { PA_BITS } from './walk';

/** What an access wants; NONE is a translation without a permission check (cache maintenance). */
export const READ: u32 = 0;
export const WRITE: u32 = 1;
export const EXECUTE: u32 = 2;
export const NONE: u32 = 3;

/** Results: the physical address, whether the type is a device one (for data accesses). */
export let translated: u64 = 0;
export let translatedDevice: bool = false;

/** Checks stage 1 of an entry: device alignment, then permission. */
function checkStage1(attributes: u32, el: u32, access: u32, aligned: bool): bool {
  if (!aligned && (attributes & DEVICE_STAGE1) != 0 && access < EXECUTE) return fault(FAULT_ALIGNMENT);
  if (access != NONE && ((attributes >> (el == 0 ? access : access + 3)) & 1) == 0) {
    return fault(FAULT_PERMISSION + ((attributes >> 9) & 3));
  }
  return true;
}

function checkStage2(attributes: u32, access: u32, aligned: bool, ipa: u64): bool {
  if (!aligned && (attributes & DEVICE_STAGE2) != 0 && access < EXECUTE) return faultOfStage2(FAULT_ALIGNMENT, ipa, false);
  if (access != NONE && ((attributes >> (6 + access)) & 1) == 0) {
    return faultOfStage2(FAULT_PERMISSION + ((attributes >> 11) & 3), ipa, false);
  }
  return true;
}

/** Output of stage 1 where it is off: the address itself, which must fit (D5.2.9). */
function flat(va: u64): bool {
  return va >> PA_BITS == 0 || fault(FAULT_ADDRESS_SIZE);
}

/** Makes the entry at `e` for the page of `va`, if the access is permitted. */
function fill(e: usize, va: u64, el: u32, context: u32, access: u32, aligned: bool): bool {
  const el2 = el == 2;
  count(el2 ? STATISTICS_WALKS_EL2 : STATISTICS_WALKS);
  let attributes = ALL_STAGE2;
  let ipa = va;
  let attribute = DEVICE;
  let tag = context;
  if ((context & CONTEXT_STAGE1) != 0) {
    if (!walkStage1(va, el2, (context & CONTEXT_STAGE2) != 0)) return false;
    attribute = s1Attribute;
    ipa = s1Pa;
    attributes |= s1Permissions | (s1Level << 9) | (s1Size << 15);
    if (s1Global) tag |= CONTEXT_GLOBAL;
  } else {
    if (!flat(va)) return false;
    if ((load<u64>(HCR_EL2) & HCR_DC) != 0) attribute = WRITE_BACK;
    attributes |= ALL_STAGE1 | (12 << 15);
    tag |= CONTEXT_GLOBAL;
  }
  if (isDevice(attribute)) attributes |= DEVICE_STAGE1;
  if (!checkStage1(attributes, el, access, aligned)) return false;
  let pa = ipa;
  if ((context & CONTEXT_STAGE2) != 0) {
    if (!walkStage2(ipa, false)) return false;
    pa = s2Pa;
    attributes = (attributes & ~ALL_STAGE2) | (s2Permissions << 6) | (s2Level << 11);
    if (isDevice(s2Attribute) && !laxStage2Device) attributes |= DEVICE_STAGE2;
    attribute = combine(attribute, s2Attribute);
  }
  dropFastAt(core, el2, indexOf(va));
  store<u64>(e, va & ~(<u64>0xfff), ENTRY_VA);
  store<u64>(e, pa & ~(<u64>0xfff), ENTRY_PA);
  store<u64>(e, ipa & ~(<u64>0xfff), ENTRY_IPA);
  store<u32>(e, tag, ENTRY_CONTEXT);
  store<u32>(e, attributes | (attribute << 21), ENTRY_ATTRIBUTES);
  noteEntry(core, el2, va, blockSize(attributes), (context & CONTEXT_STAGE1) == 0);
  return true;
}

/**
 * Translates `va` with the rights of `el` (0 to 2). `aligned`: the access is; unaligned ones fault in device memory.
 * Returns false with the fault in fault.ts; takes no exception.
 */
export function translate(va: u64, el: u32, access: u32, aligned: bool): bool {
  const el2 = el == 2;
  const address = canonical(va, el2);
  const context = el2 ? contextEl2 : contextEl1;
  if ((context & (CONTEXT_STAGE1 | CONTEXT_STAGE2)) == 0) {
    if (!flat(address)) return false;
    if (!aligned && access < EXECUTE) return fault(FAULT_ALIGNMENT);
    translated = address;
    translatedDevice = true;
    return true;
  }
  const e = entriesOf(core, el2) + indexOf(address);
  const tag = load<u32>(e, ENTRY_CONTEXT);
  const ignored = (tag & CONTEXT_GLOBAL) != 0 ? CONTEXT_GLOBAL | 0xffff : CONTEXT_GLOBAL;
  if (load<u64>(e, ENTRY_VA) != (address & ~(<u64>0xfff)) || ((tag ^ context) & ~ignored) != 0) {
    if (!fill(e, address, el, context, access, aligned)) return false;
  }
  const attributes = load<u32>(e, ENTRY_ATTRIBUTES);
  if (!checkStage1(attributes, el, access, aligned)) return false;
  const inPage = address & 0xfff;
  if (!checkStage2(attributes, access, aligned, load<u64>(e, ENTRY_IPA) | inPage)) return false;
  translated = load<u64>(e, ENTRY_PA) | inPage;
  translatedDevice = (attributes & (DEVICE_STAGE1 | DEVICE_STAGE2)) != 0;
  return true;
}

/** The same for debugger and views: walks always, and leaves the cache and the statistics of the guest alone. */
export function translateQuietly(va: u64, el: u32, access: u32): bool {
  const descriptors = load<u32>(STATISTICS_DESCRIPTORS);
  const good = walkOnly(va, el, access);
  store<u32>(STATISTICS_DESCRIPTORS, descriptors);
  return good;
}

function walkOnly(va: u64, el: u32, access: u32): bool {
  const el2 = el == 2;
  const address = canonical(va, el2);
  const context = el2 ? contextEl2 : contextEl1;
  let pa = address;
  if ((context & CONTEXT_STAGE1) != 0) {
    if (!walkStage1(address, el2, (context & CONTEXT_STAGE2) != 0)) return false;
    if (!checkStage1(s1Permissions | (s1Level << 9), el, access, true)) return false;
    pa = s1Pa;
  } else if (!flat(address)) return false;
  if ((context & CONTEXT_STAGE2) != 0) {
    if (!walkStage2(pa, false)) return false;
    if (!checkStage2((s2Permissions << 6) | (s2Level << 11), access, true, pa)) return false;
    pa = s2Pa;
  }
  translated = pa;
  return true;
}
