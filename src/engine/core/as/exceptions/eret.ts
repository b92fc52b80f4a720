// ERET: the return itself, and what makes it illegal (D1.11.3, D1.11.4).
import { DAIF, EL, EVENT, IL, SS } from '../../layout';
import { clearExclusive } from '../memory/monitors';
import { HCR_RW, HCR_TGE } from '../state/bits';
import { hasEl2 } from '../state/configuration';
import { debugEnabledFrom } from '../state/debug';
import { EXIT_INTERRUPT, FOLLOW_LEVEL, jumpTo, raiseExit } from '../state/exit';
import { ELR_EL1, ELR_EL2, HCR_EL2, MDSCR_EL1, SPSR_EL1, SPSR_EL2 } from '../state/generated/sysregs';
import { unpackNzcv } from '../state/pstate';
import { writePstate } from './level';
import { reportReturn, undefinedInstruction } from './take';

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
    raiseExit(FOLLOW_LEVEL);
  } else {
    writePstate((spsr & ~(<u32>1 << 21)) | (step << 21));
  }
  clearExclusive();
  store<u32>(EVENT, 1);
  jumpTo(elr);
  reportReturn(from);
  raiseExit(EXIT_INTERRUPT);
}
