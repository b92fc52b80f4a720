// May FP and SIMD be used at a level? Kept as flags, since generated code asks before every FP instruction.
import { EL } from '../../layout';
import { CPACR_EL1, CPTR_EL2 } from './generated/sysregs';

/** Bit n: ELn may use FP and SIMD. */
export let allowed: u32 = 0;

/** The current level may use FP and SIMD: what generated code asks first. */
export let fpEnabled: bool = false;

/** The exception level changed. */
export function fpLevelChanged(): void {
  fpEnabled = ((allowed >> load<u32>(EL)) & 1) != 0;
}

/** CPACR_EL1, CPTR_EL2 or the core in the window changed. */
export function fpControlsChanged(): void {
  const fpen = (load<u64>(CPACR_EL1) >> 20) & 3;
  if ((load<u64>(CPTR_EL2) & 0x400) != 0) allowed = 0;
  else allowed = fpen == 3 ? 7 : fpen == 1 ? 6 : 4;
  fpLevelChanged();
}
