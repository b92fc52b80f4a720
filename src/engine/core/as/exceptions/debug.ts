// Debug exceptions (Arm ARM D2), and the instruction that makes one.
import { EL } from '../../layout';
import { debugTarget } from '../state/debug';
import { FAR_EL1, FAR_EL2 } from '../state/generated/sysregs';
import { currentPc } from '../state/running';
import { takeSynchronous } from './take';

function debugException(ec: u32, iss: u32, pc: u64): void {
  const target = debugTarget();
  // 0x3c, BRK, has one class; the others a second one for "taken without a change of level".
  takeSynchronous(target, ec == 0x3c || target != load<u32>(EL) ? ec : ec + 1, iss, pc);
}

export function brk(imm: u32): void {
  debugException(0x3c, imm, currentPc());
}

/** A breakpoint matched the instruction at `pc`, which has not executed. */
export function breakpointException(pc: u64): void {
  debugException(0x30, 0x22, pc);
}

/** Software step before the instruction at `pc`. `isv`: a step was made; `exclusive`: it was a load exclusive. */
export function softwareStepException(pc: u64, isv: bool, exclusive: bool): void {
  debugException(0x32, 0x22 | ((<u32>isv) << 24) | ((<u32>exclusive) << 6), pc);
}

/** A watchpoint matched an access of the instruction that executes now. */
export function watchpointException(va: u64, isStore: bool, cacheMaintenance: bool): void {
  store<u64>(debugTarget() == 2 ? FAR_EL2 : FAR_EL1, va);
  debugException(0x34, 0x22 | ((<u32>isStore) << 6) | ((<u32>cacheMaintenance) << 8), currentPc());
}
