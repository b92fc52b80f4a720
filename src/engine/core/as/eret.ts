// ERET: the return itself, and what makes it illegal (D1.11.3, D1.11.4).
import { DAIF, EL, EVENT, IL, SS } from '../layout';
import {
  DBGPRCR_EL1, ELR_EL1, ELR_EL2, HCR_EL2, MDCR_EL2, MDSCR_EL1, OSDLR_EL1, OSLSR_EL1, SPSR_EL1, SPSR_EL2,
} from './generated/sysregs';
import { HCR_RW, HCR_TGE } from './bits';
import { hasEl2 } from './configuration';
import { reportReturn, undefinedInstruction } from './exception';
import { clearExclusive } from './exclusive';
import { unpackNzcv, writePstate } from './pstate';
import { selectTlb } from './tlb';
import { EXIT_INTERRUPT, jumpTo, raiseExit } from './state';

/** Whether a return from level `from` with this SPSR is illegal. */
export function illegalReturn(spsr: u32, from: u32): bool {
  // M[4]: AArch32, which this core does not have at any level. M[1] is reserved.
  if ((spsr & 0x12) != 0) return true;
  const to = (spsr >> 2) & 3;
  if (to > from || (to == 0 && (spsr & 1) != 0)) return true;
  if (!hasEl2 || to == 2) return false;
  const hcr = load<u64>(HCR_EL2);
  // With RW = 0 EL1, and so EL0, is AArch32.
  if ((hcr & HCR_RW) == 0) return true;
  return to == 1 && (hcr & HCR_TGE) != 0;
}

/** The OS Double Lock, which holds unless powerdown is being held off (DoubleLockStatus). */
export function doubleLocked(): bool {
  return (load<u64>(OSDLR_EL1) & 1) != 0 && (load<u64>(DBGPRCR_EL1) & 1) == 0;
}

/** Whether debug exceptions other than BRK are enabled from a level with the given PSTATE.D (AArch64.GenerateDebugExceptionsFrom). */
export function debugEnabledFrom(el: u32, masked: bool): bool {
  if ((load<u64>(OSLSR_EL1) & 2) != 0 || doubleLocked()) return false;
  const target: u32 = (load<u64>(MDCR_EL2) & 0x100) != 0 || (load<u64>(HCR_EL2) & HCR_TGE) != 0 ? 2 : 1;
  if (el < target) return true;
  return el == target && (load<u64>(MDSCR_EL1) & 0x2000) != 0 && !masked;
}

/** PSTATE.SS after the return (DebugExceptionReturnSS): only a step from where debug exceptions are off to where they are on. */
function stepAfterReturn(spsr: u32, from: u32, to: u32): u32 {
  if ((load<u64>(MDSCR_EL1) & 1) == 0) return 0;
  if (debugEnabledFrom(from, (load<u32>(DAIF) & 8) != 0)) return 0;
  if (!debugEnabledFrom(to, (spsr & 0x200) != 0)) return 0;
  return (spsr >> 21) & 1;
}

export function eret(): void {
  const from = load<u32>(EL);
  if (from == 0) return undefinedInstruction();
  const spsr = <u32>load<u64>(from == 2 ? SPSR_EL2 : SPSR_EL1);
  const elr = load<u64>(from == 2 ? ELR_EL2 : ELR_EL1);
  const illegal = illegalReturn(spsr, from);
  const step = stepAfterReturn(spsr, from, illegal ? from : (spsr >> 2) & 3);
  if (illegal) {
    // Level, stack pointer selection and width stay.
    unpackNzcv(spsr);
    store<u32>(DAIF, (spsr >> 6) & 15);
    store<u32>(IL, 1);
    store<u32>(SS, step);
    selectTlb();
  } else {
    writePstate((spsr & ~(<u32>1 << 21)) | (step << 21));
  }
  clearExclusive();
  store<u32>(EVENT, 1);
  jumpTo(elr);
  reportReturn(from);
  raiseExit(EXIT_INTERRUPT);
}
