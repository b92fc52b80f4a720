// Stage 1 of EL1&0 and of EL2 (Arm ARM D5.2 to D5.5).
import { SCTLR_EE, SCTLR_WXN } from '../state/bits';
import {
  MAIR_EL1, MAIR_EL2, SCTLR_EL1, SCTLR_EL2, TCR_EL1, TCR_EL2, TTBR0_EL1, TTBR0_EL2, TTBR1_EL1,
} from '../state/generated/sysregs';
import { fault, FAULT_ACCESS_FLAG, FAULT_ADDRESS_SIZE, FAULT_EXTERNAL_WALK, FAULT_TRANSLATION } from './fault';
import { s2Pa, walkStage2ForDescriptor } from './stage2';
import { ADDRESS_FIELD, addressBits, descriptor, readDescriptor } from './walk';

/** Results of the last good walk: output address; permissions, EL0 at bits 2:0, EL1 or EL2 at bits 5:3 (read, write, execute); … */
export let s1Pa: u64 = 0;
export let s1Permissions: u32 = 0;
export let s1Attribute: u32 = 0;
export let s1Shareability: u32 = 0;
/** … level, logarithm of the size of the block or page, and whether all address spaces share it. */
export let s1Level: u32 = 0;
export let s1Size: u32 = 0;
export let s1Global: bool = false;

/** The address that translation sees: without the tag, where TCR_ELx.TBI says so (D5.1.3). */
export function canonical(va: u64, el2: bool): u64 {
  if (el2) return (load<u64>(TCR_EL2) & (1 << 20)) != 0 ? va & 0x00ffffffffffffff : va;
  const upper = (va >> 55) & 1;
  if (((load<u64>(TCR_EL1) >> (37 + upper)) & 1) == 0) return va;
  return <u64>((<i64>(va << 8)) >> 8);
}

/** Permissions from the last descriptor `d` with the restrictions that the tables above left in `tables`. */
function permissions(d: u64, tables: u64, el2: bool): u32 {
  const writeNever = (((d >> 7) | (tables >> 62)) & 1) != 0;
  const wxn = (load<u64>(el2 ? SCTLR_EL2 : SCTLR_EL1) & SCTLR_WXN) != 0;
  let privileged: u32 = writeNever ? 1 : 3;
  const executeNever = (((d >> 54) | (tables >> 60)) & 1) != 0;
  if (el2) return (executeNever || (wxn && !writeNever) ? privileged : privileged | 4) << 3;
  let user: u32 = ((d >> 6) & ~(tables >> 61) & 1) != 0 ? privileged : 0;
  const privilegedNever = (((d >> 53) | (tables >> 59)) & 1) != 0;
  const userWrites = (user & 2) != 0;
  // What EL0 can write, EL1 never executes.
  if (!privilegedNever && !userWrites && !(wxn && !writeNever)) privileged |= 4;
  if (!executeNever && !(wxn && userWrites)) user |= 4;
  return user | (privileged << 3);
}

/** Walks for the canonical address `va`. `nested`: stage 2 translates the descriptors' addresses. */
export function walkStage1(va: u64, el2: bool, nested: bool): bool {
  const tcr = load<u64>(el2 ? TCR_EL2 : TCR_EL1);
  const upper = !el2 && ((va >> 55) & 1) != 0;
  const tsz = <u32>(tcr >> (upper ? 16 : 0)) & 63;
  // Sizes out of range are CONSTRAINED UNPREDICTABLE; faulting is among the choices (D5.2.3).
  if (tsz < 16 || tsz > 39) return fault(FAULT_TRANSLATION);
  const inputBits: u32 = 64 - tsz;
  if ((upper ? ~va : va) >> inputBits != 0) return fault(FAULT_TRANSLATION);
  if (!el2 && ((tcr >> (upper ? 23 : 7)) & 1) != 0) return fault(FAULT_TRANSLATION);
  const large = upper ? ((tcr >> 30) & 3) == 3 : ((tcr >> 14) & 3) == 1;
  const stride: u32 = large ? 13 : 9;
  const grain = stride + 3;
  const outputBits = addressBits(<u32>(tcr >> (el2 ? 16 : 32)));
  const bigEndian = (load<u64>(el2 ? SCTLR_EL2 : SCTLR_EL1) & SCTLR_EE) != 0;
  let level: u32 = 4 - (inputBits - grain + stride - 1) / stride;
  let shift: u32 = (3 - level) * stride + grain;
  let mask = ((<u64>1) << (inputBits - shift)) - 1;
  const base = load<u64>(el2 ? TTBR0_EL2 : upper ? TTBR1_EL1 : TTBR0_EL1) & 0x0000fffffffffffe;
  if (base >> outputBits != 0) return fault(FAULT_ADDRESS_SIZE);
  let table = base & ~(((mask + 1) << 3) - 1);
  let tables: u64 = 0;
  let d: u64;
  for (;;) {
    let at = table + (((va >> shift) & mask) << 3);
    if (nested) {
      if (!walkStage2ForDescriptor(at)) return false;
      at = s2Pa;
    }
    if (!readDescriptor(at, bigEndian)) return fault(FAULT_EXTERNAL_WALK + level);
    d = descriptor;
    if ((d & 1) == 0) return fault(FAULT_TRANSLATION + level);
    if (level == 3) {
      if ((d & 2) == 0) return fault(FAULT_TRANSLATION + level);
      break;
    }
    if ((d & 2) == 0) {
      if (level == 0 || (large && level == 1)) return fault(FAULT_TRANSLATION + level);
      break;
    }
    tables |= d;
    table = d & ADDRESS_FIELD & ~(((<u64>1) << grain) - 1);
    if (table >> outputBits != 0) return fault(FAULT_ADDRESS_SIZE + level);
    level++;
    shift -= stride;
    mask = ((<u64>1) << stride) - 1;
  }
  const inside = ((<u64>1) << shift) - 1;
  const out = d & ADDRESS_FIELD & ~inside;
  if (out >> outputBits != 0) return fault(FAULT_ADDRESS_SIZE + level);
  if ((d & 0x400) == 0) return fault(FAULT_ACCESS_FLAG + level);
  s1Pa = out | (va & inside);
  s1Permissions = permissions(d, tables, el2);
  s1Attribute = <u32>(load<u64>(el2 ? MAIR_EL2 : MAIR_EL1) >> ((d & 0x1c) << 1)) & 0xff;
  s1Shareability = <u32>(d >> 8) & 3;
  s1Level = level;
  s1Size = shift;
  s1Global = el2 || (d & 0x800) == 0;
  return true;
}
