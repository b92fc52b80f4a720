// SYS: cache maintenance, address translation and TLB maintenance, after the checks that MRS and MSR make too.
import { EL } from '../layout';
import { undefinedInstruction, trapTo } from './exception';
import { addressTranslate } from './translate';
import { tlbi } from './tlbi';
import { cacheByVa, dcZva } from './access';
import { EC_SYSTEM, rowInOperand, rtInOperand } from './sysreg';
import { PERMITTED, trapOf } from './sysreg-traps';
import {
  instructions, INSTRUCTION_SIZE, INSTRUCTION_LEVEL, INSTRUCTION_TRAP, INSTRUCTION_ACTION, INSTRUCTION_OPERATION,
  INSTRUCTION_ISS, ACTION_CACHE_BY_VA, ACTION_ZERO, ACTION_TRANSLATE, ACTION_TLB,
} from './generated/sysregs';

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
