// May FP and SIMD be used now? Flags recomputed when a control register or the level changes: asked before every FP instruction.
import { EL } from '../layout';
import { trapTo } from './exception';
import { CPACR_EL1, CPTR_EL2, HCR_EL2 } from './generated/sysregs';

const EC_UNKNOWN: u32 = 0;
const EC_FP: u32 = 0x07;
/** CV = 1, COND = 0b1110, as for any A64 instruction (ISS of EC 0x07). */
const ISS_FP: u32 = 0x1e00000;

/** Bit n: ELn may use FP and SIMD. */
let allowed: u32 = 0;

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

/** True when the current level may use FP and SIMD; otherwise takes the trap (AArch64.CheckFPAdvSIMDEnabled) and is false. */
export function fpAccess(): bool {
  const el = load<u32>(EL);
  if (((allowed >> el) & 1) != 0) return true;
  const fpen = (load<u64>(CPACR_EL1) >> 20) & 3;
  if (el < 2 && fpen != 3 && !(fpen == 1 && el == 1)) {
    // Routed from EL1 to EL2 by TGE it loses its syndrome (AArch64.AdvSIMDFPAccessTrap).
    if (el == 0 && (load<u64>(HCR_EL2) & (1 << 27)) != 0) trapTo(2, EC_UNKNOWN, 0);
    else trapTo(1, EC_FP, ISS_FP);
  } else trapTo(2, EC_FP, ISS_FP);
  return false;
}
