// SYS: cache maintenance, address translation and TLB maintenance, after the checks that MRS and MSR make too.
import { EL } from '../../layout';
import { addressTranslate } from '../accesses/address-translate';
import { cacheByVa, dcZva } from '../accesses/maintenance';
import { trapTo, undefinedInstruction } from '../exceptions/take';
import {
  ACTION_CACHE_BY_VA, ACTION_TLB, ACTION_TRANSLATE, ACTION_ZERO, INSTRUCTION_ACTION, INSTRUCTION_ISS, INSTRUCTION_LEVEL,
  INSTRUCTION_OPERATION, INSTRUCTION_SIZE, INSTRUCTION_TRAP, instructions,
} from '../state/generated/sysregs';
import { tlbi } from '../translation/tlbi';
import { EC_SYSTEM, rowInOperand, rtInOperand } from './sysreg';
import { PERMITTED, trapOf } from './traps';

/** Executes a system instruction of isa/sys.ts with the value of its register. */
export function sys(operand: u32, value: u64): void {
  const row = instructions + <usize>rowInOperand(operand) * INSTRUCTION_SIZE;
  const el = load<u32>(EL);
  if (el < <u32>load<u8>(row, INSTRUCTION_LEVEL)) return undefinedInstruction();
  const verdict = trapOf(<u32>load<u8>(row, INSTRUCTION_TRAP), el, 0);
  if (verdict != PERMITTED) return trapTo(verdict, EC_SYSTEM, load<u32>(row, INSTRUCTION_ISS) | (rtInOperand(operand) << 5));
  const operation = <u32>load<u16>(row, INSTRUCTION_OPERATION);
  switch (<u32>load<u8>(row, INSTRUCTION_ACTION)) {
    case ACTION_CACHE_BY_VA: cacheByVa(value, operation); break;
    case ACTION_ZERO: dcZva(value); break;
    case ACTION_TRANSLATE: addressTranslate(operation, value); break;
    case ACTION_TLB: tlbi(operation, value); break;
    default: break;
  }
}
