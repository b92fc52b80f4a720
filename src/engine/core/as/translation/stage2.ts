// Stage 2 of EL1&0 (Arm ARM D5.2, D5.4.5): intermediate physical to physical.
import { HCR_PTW, SCTLR_EE } from '../state/bits';
import { HCR_EL2, SCTLR_EL2, VTCR_EL2, VTTBR_EL2 } from '../state/generated/sysregs';
import { isDevice, stage2Attribute } from './attributes';
import {
  FAULT_ACCESS_FLAG, FAULT_ADDRESS_SIZE, FAULT_EXTERNAL_WALK, FAULT_PERMISSION, FAULT_TRANSLATION, faultOfStage2,
} from './fault';
import { ADDRESS_FIELD, addressBits, descriptor, PA_BITS, readDescriptor } from './walk';

/** Results of the last good walk: physical address, permissions (read 1, write 2, execute 4), attribute byte, … */
export let s2Pa: u64 = 0;
export let s2Permissions: u32 = 0;
export let s2Attribute: u32 = 0;
export let s2Shareability: u32 = 0;
/** … the level and the logarithm of the size of the block or page. */
export let s2Level: u32 = 0;
export let s2Size: u32 = 0;

/** Walks for `ipa`. `onWalk`: a descriptor of stage 1 is wanted, which faults report. */
export function walkStage2(ipa: u64, onWalk: bool): bool {
  const vtcr = <u32>load<u64>(VTCR_EL2);
  const large = ((vtcr >> 14) & 3) == 1;
  const stride: u32 = large ? 13 : 9;
  const grain = stride + 3;
  const t0sz = vtcr & 63;
  const sl0 = (vtcr >> 6) & 3;
  // Settings out of range are CONSTRAINED UNPREDICTABLE; a level 0 translation fault is among the choices (D5.2.3).
  if (t0sz < 16 || t0sz > 39 || sl0 == 3) return faultOfStage2(FAULT_TRANSLATION, ipa, onWalk);
  const inputBits: u32 = 64 - t0sz;
  let level: u32 = (large ? 3 : 2) - sl0;
  const bitsBelow: u32 = (3 - level) * stride + grain;
  // Up to 16 tables may be concatenated at the first level.
  if (inputBits < bitsBelow + 1 || inputBits > bitsBelow + stride + 4 || inputBits > PA_BITS || ipa >> inputBits != 0) {
    return faultOfStage2(FAULT_TRANSLATION, ipa, onWalk);
  }
  const outputBits = addressBits(vtcr >> 16);
  const bigEndian = (load<u64>(SCTLR_EL2) & SCTLR_EE) != 0;
  let shift = bitsBelow;
  let mask = ((<u64>1) << (inputBits - shift)) - 1;
  const base = load<u64>(VTTBR_EL2) & 0x0000fffffffffffe;
  if (base >> outputBits != 0) return faultOfStage2(FAULT_ADDRESS_SIZE, ipa, onWalk);
  let table = base & ~(((mask + 1) << 3) - 1);
  let d: u64;
  for (;;) {
    if (!readDescriptor(table + (((ipa >> shift) & mask) << 3), bigEndian)) {
      return faultOfStage2(FAULT_EXTERNAL_WALK + level, ipa, onWalk);
    }
    d = descriptor;
    if ((d & 1) == 0) return faultOfStage2(FAULT_TRANSLATION + level, ipa, onWalk);
    if (level == 3) {
      if ((d & 2) == 0) return faultOfStage2(FAULT_TRANSLATION + level, ipa, onWalk);
      break;
    }
    if ((d & 2) == 0) {
      if (level == 0 || (large && level == 1)) return faultOfStage2(FAULT_TRANSLATION + level, ipa, onWalk);
      break;
    }
    table = d & ADDRESS_FIELD & ~(((<u64>1) << grain) - 1);
    if (table >> outputBits != 0) return faultOfStage2(FAULT_ADDRESS_SIZE + level, ipa, onWalk);
    level++;
    shift -= stride;
    mask = ((<u64>1) << stride) - 1;
  }
  const inside = ((<u64>1) << shift) - 1;
  const out = d & ADDRESS_FIELD & ~inside;
  if (out >> outputBits != 0) return faultOfStage2(FAULT_ADDRESS_SIZE + level, ipa, onWalk);
  if ((d & 0x400) == 0) return faultOfStage2(FAULT_ACCESS_FLAG + level, ipa, onWalk);
  s2Pa = out | (ipa & inside);
  s2Permissions = (<u32>(d >> 6) & 3) | ((<u32>(~d >> 54) & 1) << 2);
  s2Attribute = stage2Attribute(<u32>(d >> 2) & 15);
  s2Shareability = <u32>(d >> 8) & 3;
  s2Level = level;
  s2Size = shift;
  return true;
}

/** Translates the address of a stage 1 descriptor: it must be readable, and with HCR_EL2.PTW not in device memory. */
export function walkStage2ForDescriptor(ipa: u64): bool {
  if (!walkStage2(ipa, true)) return false;
  const device = isDevice(s2Attribute) && (load<u64>(HCR_EL2) & HCR_PTW) != 0;
  if ((s2Permissions & 1) == 0 || device) return faultOfStage2(FAULT_PERMISSION + s2Level, ipa, true);
  return true;
}
