// The trap of FP and SIMD instructions where they may not be used.
import { EL } from '../../layout';
import { allowed } from '../state/fp';
import { CPACR_EL1, HCR_EL2 } from '../state/generated/sysregs';
import { trapTo } from './take';

const EC_UNKNOWN: u32 = 0;
const EC_FP: u32 = 0x07;
/** CV = 1, COND = 0b1110, as for any A64 instruction (ISS of EC 0x07). */
const ISS_FP: u32 = 0x1e00000;

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
