// The aborts that are made from a fault (Arm ARM D1.10.4, ISS encodings in D13.2.36).
import { EL } from '../../layout';
import { instructionWord } from '../memory/code';
import { FAR_EL1, FAR_EL2, HPFAR_EL2 } from '../state/generated/sysregs';
import { currentPc } from '../state/running';
import { faultIpa, faultOnWalk, faultStage2, faultStatus } from '../translation/fault';
import { defaultTarget, takeSynchronous } from './take';

/** Where the last fault is reported; writes HPFAR_EL2 for stage 2. */
function target(): u32 {
  if (!faultStage2) return defaultTarget();
  store<u64>(HPFAR_EL2, ((faultIpa & 0x0000fffffffff000) >> 12) << 4);
  return 2;
}

/**
 * The part of the syndrome that describes the instruction (ISV, SAS, SSE, SRT, SF, AR): for loads and stores of one
 * general-purpose register, exclusives and those with write-back excepted.
 */
function instructionSyndrome(word: u32): u32 {
  const rt = (word & 31) << 16;
  const valid: u32 = 1 << 24;
  const size = word >> 30;
  if ((word & 0x3f000000) == 0x18000000) {
    // Literal: W, X, SW, prefetch.
    if (size == 3) return 0;
    if (size == 2) return valid | (2 << 22) | (1 << 21) | rt | (1 << 15);
    return valid | ((2 + size) << 22) | rt | (size << 15);
  }
  const sf = (<u32>(size == 3)) << 15;
  // LDAR, STLR and their narrow forms.
  if ((word & 0x3fa08000) == 0x08808000) return valid | (size << 22) | rt | sf | (1 << 14);
  const unsignedOffset = (word & 0x3f000000) == 0x39000000;
  const registerOffset = (word & 0x3f200c00) == 0x38200800;
  const unscaled = (word & 0x3f200400) == 0x38000000; // also unprivileged
  if (!unsignedOffset && !registerOffset && !unscaled) return 0;
  const opc = (word >> 22) & 3;
  if (opc < 2) return valid | (size << 22) | rt | sf;
  if (size == 3) return 0; // prefetch
  return valid | (size << 22) | (1 << 21) | rt | ((<u32>(opc == 2)) << 15);
}

/** Takes the data abort for the last fault at `va`. `maintenance`: a cache or address translation instruction (CM). */
export function dataAbort(va: u64, isStore: bool, maintenance: bool): void {
  const el = target();
  let iss = faultStatus | ((<u32>isStore) << 6) | ((<u32>faultOnWalk) << 7) | ((<u32>maintenance) << 8);
  if (faultStage2 && !faultOnWalk && !maintenance) iss |= instructionSyndrome(instructionWord());
  store<u64>(el == 2 ? FAR_EL2 : FAR_EL1, va);
  takeSynchronous(el, el == load<u32>(EL) ? 0x25 : 0x24, iss, currentPc());
}

/** Takes the instruction abort for the last fault at `pc`. */
export function instructionAbort(pc: u64): void {
  const el = target();
  store<u64>(el == 2 ? FAR_EL2 : FAR_EL1, pc);
  takeSynchronous(el, el == load<u32>(EL) ? 0x21 : 0x20, faultStatus | ((<u32>faultOnWalk) << 7), pc);
}
