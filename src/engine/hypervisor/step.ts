/**
 * One instruction of a guest at a time: software step (Arm ARM D2.12), whose exception MDCR_EL2.TDE routes to EL2. The
 * guest's own use of the debug registers is put aside for as long as that takes.
 */
import { sysregByEncoding, SYSTEM_REGISTERS } from '../isa/sysregs.ts';
import type { Call } from './call.ts';
import type { VCpu } from './vcpu.ts';

const MDCR_TDE = 1n << 8n;
const MDSCR_SS = 1n;
const SPSR_SS = 1n << 21n;
const OSLSR_OSLK = 2n;

/** What the step hides of the guest's MDSCR_EL1 and OS Lock. */
export interface StepState {
  ss: boolean;
  locked: boolean;
}

/** The VCpu is on the core, and will come back to EL2 after its next instruction. */
export function beginStep(call: Call, vcpu: VCpu): void {
  const { el2, frame } = call;
  const mdscr = el2.mrs('MDSCR_EL1');
  const locked = (el2.mrs('OSLSR_EL1') & OSLSR_OSLK) !== 0n;
  vcpu.state.step = { ss: (mdscr & MDSCR_SS) !== 0n, locked };
  el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') | MDCR_TDE);
  el2.msr('MDSCR_EL1', mdscr | MDSCR_SS);
  if (locked) el2.msr('OSLAR_EL1', 0n);
  frame.spsr |= SPSR_SS;
}

/** The debug registers are the guest's again. Its step goes on when it is back on the core, unless it was made. */
export function suspendStep(call: Call, { ss, locked }: StepState): void {
  const { el2, frame } = call;
  el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') & ~MDCR_TDE);
  if (!ss) el2.msr('MDSCR_EL1', el2.mrs('MDSCR_EL1') & ~MDSCR_SS);
  if (locked) el2.msr('OSLAR_EL1', 1n);
  frame.spsr &= ~SPSR_SS;
}

/** A synchronous trap ends a step whatever it was: each is emulated to the end of its instruction, or injected. */
export function endStep(call: Call, vcpu: VCpu): void {
  const { step } = vcpu.state;
  if (step === null) return;
  suspendStep(call, step);
  vcpu.state.step = null;
}

/** EC 0x18 while TDE traps the guest's debug registers: done for it. False: it was another register. */
export function debugRegister(call: Call, step: StepState, esr: bigint): boolean {
  const bits = (shift: bigint, count: bigint): number => Number((esr >> shift) & ((1n << count) - 1n));
  const op0 = bits(20n, 2n);
  const { name } =
    SYSTEM_REGISTERS[sysregByEncoding(op0, bits(14n, 3n), bits(10n, 4n), bits(1n, 4n), bits(17n, 3n))] ?? {};
  if (op0 !== 2 || name === undefined) return false;
  const register = bits(5n, 5n);
  if ((esr & 1n) !== 0n) call.frame.setX(register, read(call, step, name));
  else write(call, step, name, call.frame.x(register));
  call.frame.skip();
  return true;
}

function read({ el2 }: Call, { ss, locked }: StepState, name: string): bigint {
  const value = el2.mrs(name);
  if (name === 'MDSCR_EL1') return ss ? value : value & ~MDSCR_SS;
  if (name === 'OSLSR_EL1') return locked ? value | OSLSR_OSLK : value;
  return value;
}

function write({ el2 }: Call, step: StepState, name: string, value: bigint): void {
  if (name === 'OSLAR_EL1') step.locked = (value & 1n) !== 0n;
  else if (name === 'MDSCR_EL1') {
    step.ss = (value & MDSCR_SS) !== 0n;
    el2.msr(name, value | MDSCR_SS);
  } else el2.msr(name, value);
}
