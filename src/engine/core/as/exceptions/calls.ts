// The instructions that are calls: to the kernel, the hypervisor, the firmware, and the door of the built-in hypervisor.
import { EL } from '../../layout';
import { HCR_HCD, HCR_TSC } from '../state/bits';
import { hasEl2 } from '../state/configuration';
import { HCR_EL2 } from '../state/generated/sysregs';
import { hostFirmwareCall, hostHalt } from '../state/host';
import { currentPc } from '../state/running';
import { stepAdvance } from './step';
import { defaultTarget, takeSynchronous, undefinedInstruction } from './take';

export function svc(imm: u32): void {
  stepAdvance();
  takeSynchronous(defaultTarget(), 0x15, imm, currentPc() + 4);
}

export function hvc(imm: u32): void {
  const el = load<u32>(EL);
  if (el == 0) return undefinedInstruction();
  if (!hasEl2) {
    // The board's firmware stands where EL2 would.
    if (hostFirmwareCall(0) == 0) undefinedInstruction();
    return;
  }
  if ((load<u64>(HCR_EL2) & HCR_HCD) != 0) return undefinedInstruction();
  stepAdvance();
  takeSynchronous(2, 0x16, imm, currentPc() + 4);
}

export function smc(imm: u32): void {
  const el = load<u32>(EL);
  // Without EL3 the instruction is UNDEFINED, unless the board's firmware plays EL3.
  if (el == 0 || !hasEl2) return undefinedInstruction();
  if (el == 1 && (load<u64>(HCR_EL2) & HCR_TSC) != 0) return takeSynchronous(2, 0x17, imm, currentPc());
  if (hostFirmwareCall(1) == 0) undefinedInstruction();
}

export function hlt(imm: u32): void {
  if (load<u32>(EL) == 2 && hostHalt(imm) != 0) return;
  undefinedInstruction();
}
