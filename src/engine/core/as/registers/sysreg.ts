// MRS, MSR and MSR (immediate): the checks of an access in the order of the manual's pseudocode, then the access.
import { EL, SP, SPSEL } from '../../layout';
import { fpAccess } from '../exceptions/fp-access';
import { setSpSel } from '../exceptions/level';
import { trapTo, undefinedInstruction } from '../exceptions/take';
import { spChanged } from '../memory/fast';
import { hasEl2 } from '../state/configuration';
import {
  CNTFRQ_EL0, HCR_EL2, ROW_ADDRESS, ROW_GETTER, ROW_ISS, ROW_MASK, ROW_ONES, ROW_READ, ROW_SETTER, ROW_SIZE, ROW_TRAP,
  ROW_WRITE, ROWS, rows, SCTLR_EL1, SP_EL0, SP_EL1, SP_EL2, TRAP_FLOATING_POINT,
} from '../state/generated/sysregs';
import { readSpecial, writeSpecial } from './generated/dispatch';
import { clearDaif, setDaif } from './special';
import { PERMITTED, systemTrapToEl1, trapOf } from './traps';

export const EC_SYSTEM: u32 = 0x18;
/** Direction bit of the ISS of EC 0x18: the access was a read. */
export const ISS_READ: u32 = 1;

function rowOf(index: u32): usize {
  return rows + <usize>index * ROW_SIZE;
}

// The operand of MRS, MSR and SYS, as the decoder packs it: the table's row in bits [15:0], Rt in [20:16].
export function rowInOperand(operand: u32): u32 { return operand & 0xffff; }
export function rtInOperand(operand: u32): u32 { return operand >> 16; }

/** The configurable traps of an access that the level permits; UNDEFINED by level comes before all of them (D1.10.2). */
function permitted(row: usize, el: u32, isRead: u32, rt: u32): bool {
  const trap = <u32>load<u8>(row, ROW_TRAP);
  if (trap == 0) return true;
  if (trap == TRAP_FLOATING_POINT) return fpAccess();
  const verdict = trapOf(trap, el, isRead);
  if (verdict == PERMITTED) return true;
  if (verdict == 3) undefinedInstruction();
  else trapTo(verdict, EC_SYSTEM, load<u32>(row, ROW_ISS) | (rt << 5) | isRead);
  return false;
}

/** Reads a system register for the current instruction. When it raises an exception instead, EXIT_JUMP is set. */
export function mrs(operand: u32): u64 {
  const row = rowOf(rowInOperand(operand));
  const el = load<u32>(EL);
  if (el < <u32>load<u8>(row, ROW_READ)) {
    undefinedInstruction();
    return 0;
  }
  if (!permitted(row, el, ISS_READ, rtInOperand(operand))) return 0;
  const getter = <u32>load<u8>(row, ROW_GETTER);
  return getter == 0 ? load<u64>(<usize>load<u16>(row, ROW_ADDRESS)) : readSpecial(getter, row);
}

/** Writes a system register for the current instruction. When it raises an exception instead, EXIT_JUMP is set. */
export function msr(operand: u32, value: u64): void {
  const row = rowOf(rowInOperand(operand));
  const el = load<u32>(EL);
  if (el < <u32>load<u8>(row, ROW_WRITE)) {
    // The highest level writes CNTFRQ_EL0 (D11.2.1): EL1 where there is no EL2.
    if (hasEl2 || el == 0 || <usize>load<u16>(row, ROW_ADDRESS) != CNTFRQ_EL0) {
      undefinedInstruction();
      return;
    }
  }
  if (!permitted(row, el, 0, rtInOperand(operand))) return;
  writeRow(row, value);
}

function writeRow(row: usize, value: u64): void {
  const mask = load<u64>(row, ROW_MASK);
  const setter = <u32>load<u8>(row, ROW_SETTER);
  if (setter == 0) {
    const address = <usize>load<u16>(row, ROW_ADDRESS);
    store<u64>(address, (load<u64>(address) & ~mask) | (value & mask) | load<u64>(row, ROW_ONES));
  } else writeSpecial(setter, row, (value & mask) | load<u64>(row, ROW_ONES));
}

/** Where a bank of the stack pointer stands now: the selected one in the window's SP. */
function bank(address: usize): usize {
  if (address != SP_EL0 && address != SP_EL1 && address != SP_EL2) return address;
  const el = load<u32>(EL);
  const selected = load<u32>(SPSEL) == 0 || el == 0 ? SP_EL0 : el == 1 ? SP_EL1 : SP_EL2;
  return address == selected ? SP : address;
}

/** For the host: reads a row without any check. */
export function readRow(index: u32): u64 {
  if (index >= ROWS) return 0;
  const row = rowOf(index);
  const getter = <u32>load<u8>(row, ROW_GETTER);
  return getter == 0 ? load<u64>(bank(<usize>load<u16>(row, ROW_ADDRESS))) : readSpecial(getter, row);
}

/** For the host: writes a row without any check, as MSR would. What follows from it is noted, as MSR does. */
export function writeRowUnchecked(index: u32, value: u64): void {
  if (index >= ROWS) return;
  const row = rowOf(index);
  const address = <usize>load<u16>(row, ROW_ADDRESS);
  if (address != 0 && bank(address) != address) {
    store<u64>(SP, value);
    spChanged();
  } else writeRow(row, value);
}

/** MSR (immediate) fields as op1:op2. The others of ARMv8.1 and later (PAN, UAO, SSBS, DIT, TCO) are UNDEFINED here. */
const FIELD_SPSEL: u32 = 0x05;
const FIELD_DAIFSET: u32 = 0x1e;
const FIELD_DAIFCLR: u32 = 0x1f;

/** MSR (immediate), `field` being op1:op2 (6 bits) and `imm` CRm. */
export function msrImmediate(field: u32, imm: u32): void {
  const el = load<u32>(EL);
  if (field == FIELD_SPSEL) {
    if (el == 0) undefinedInstruction();
    else setSpSel(imm & 1);
  } else if (field == FIELD_DAIFSET || field == FIELD_DAIFCLR) {
    if (el == 0 && (load<u64>(SCTLR_EL1) & 0x200) == 0) {
      // The ISS shows the instruction's own fields: op0 = 0, CRn = 4, Rt = 31.
      trapTo(systemTrapToEl1(el), EC_SYSTEM, ((field & 7) << 17) | ((field >> 3) << 14) | (4 << 10) | (31 << 5) | (imm << 1));
      return;
    }
    if (field == FIELD_DAIFSET) setDaif(imm);
    else clearDaif(imm);
  } else undefinedInstruction();
}

/**
 * MRS, MSR or SYS with an encoding that no row has. UNDEFINED, except that HCR_EL2.TIDCP takes EL1's accesses to the
 * IMPLEMENTATION DEFINED space first (D13.2.48): op0 = 1 or 3 with CRn = 11 or 15.
 */
export function unallocatedSystem(word: u32): void {
  const crn = (word >> 12) & 15;
  if (load<u32>(EL) == 1 && ((word >> 19) & 1) == 1 && (crn == 11 || crn == 15) && (load<u64>(HCR_EL2) & (1 << 20)) != 0) {
    trapTo(2, EC_SYSTEM, issOfWord(word));
    return;
  }
  undefinedInstruction();
}

/** ISS of EC 0x18 from the instruction itself. */
export function issOfWord(word: u32): u32 {
  return (((word >> 19) & 3) << 20) | (((word >> 5) & 7) << 17) | (((word >> 16) & 7) << 14) | (((word >> 12) & 15) << 10) |
    ((word & 31) << 5) | (((word >> 8) & 15) << 1) | ((word >> 21) & 1);
}
