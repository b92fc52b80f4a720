/** Synchronous exceptions from guests, by ESR_EL2.EC (Arm ARM D13.2.37): every class has its row. */
import { injectUndefined } from '../machine/inject.ts';
import { endPoll } from '../machine/polls.ts';
import { endStep, ofStep } from '../machine/step.ts';
import type { VCpu } from '../machine/vcpu.ts';
import { hex } from '../report.ts';
import { dataAbort, instructionAbort } from './abort.ts';
import type { Call } from './call.ts';
import { hypercall } from './hypercalls.ts';

export type TrapHandler = (call: Call, vcpu: VCpu, esr: bigint) => void;

interface Trap {
  /** As traces and counters name it. */
  readonly name: string;
  readonly handle: TrapHandler;
}

/** HVC has set ELR behind itself; SMC traps before it executes. */
const hvc: TrapHandler = (call, vcpu) => hypercall(call, vcpu);
const smc: TrapHandler = (call, vcpu) => {
  call.frame.skip();
  hypercall(call, vcpu);
};

/** EC 0x01, when VCpus share a core: the core goes to another one. */
const waitFor: TrapHandler = (call, vcpu, esr) => {
  call.frame.skip();
  // WFE may end at any time: it only gives up its turn.
  if ((esr & 1n) === 0n) vcpu.state.waiting = true;
  else call.cpu.state.turn++;
};

const systemRegister: TrapHandler = (call, vcpu, esr) => call.handlers.sysreg(call, vcpu, esr);

const undefinedToGuest: TrapHandler = (call, vcpu, esr) => {
  vcpu.vm.report('hypervisor.undefined', { vm: vcpu.vm.plan.name, esr: hex(esr), pc: hex(call.frame.elr) });
  injectUndefined(call);
};

/** Classes that cannot come from an AArch64 guest under this HCR_EL2: its VM is stopped with a report. */
const impossible: TrapHandler = (call, vcpu, esr) => {
  vcpu.vm.report('hypervisor.unexpected-trap', { vm: vcpu.vm.plan.name, esr: hex(esr), pc: hex(call.frame.elr) });
  vcpu.vm.stop('failed');
};

/** ESR_EL2.EC → what is done. Classes that Armv8.0 does not define are in `trapOf`. */
export const TRAPS: Readonly<Record<number, Trap>> = {
  0x00: { name: 'unknown', handle: undefinedToGuest },
  0x01: { name: 'wfx', handle: waitFor },
  0x03: { name: 'cp15-32', handle: impossible },
  0x04: { name: 'cp15-64', handle: impossible },
  0x05: { name: 'cp14', handle: impossible },
  0x06: { name: 'ldc', handle: impossible },
  0x07: { name: 'fp', handle: undefinedToGuest },
  0x08: { name: 'vmrs', handle: impossible },
  0x0c: { name: 'cp14-64', handle: impossible },
  0x0e: { name: 'illegal', handle: impossible },
  0x11: { name: 'svc32', handle: impossible },
  0x12: { name: 'hvc32', handle: impossible },
  0x13: { name: 'smc32', handle: impossible },
  0x15: { name: 'svc', handle: impossible },
  0x16: { name: 'hvc', handle: hvc },
  0x17: { name: 'smc', handle: smc },
  0x18: { name: 'sysreg', handle: systemRegister },
  0x20: { name: 'iabort', handle: instructionAbort },
  0x21: { name: 'iabort-el2', handle: impossible },
  0x22: { name: 'pc-alignment', handle: impossible },
  0x24: { name: 'dabort', handle: dataAbort },
  0x25: { name: 'dabort-el2', handle: impossible },
  0x26: { name: 'sp-alignment', handle: impossible },
  0x28: { name: 'fp32', handle: impossible },
  0x2c: { name: 'fp-exception', handle: undefinedToGuest },
  0x2f: { name: 'serror', handle: impossible },
  0x30: { name: 'breakpoint', handle: impossible },
  0x31: { name: 'breakpoint-el2', handle: impossible },
  0x32: { name: 'step', handle: impossible },
  0x33: { name: 'step-el2', handle: impossible },
  0x34: { name: 'watchpoint', handle: impossible },
  0x35: { name: 'watchpoint-el2', handle: impossible },
  0x38: { name: 'bkpt32', handle: impossible },
  0x3a: { name: 'vector-catch', handle: impossible },
  0x3c: { name: 'brk', handle: impossible },
};

export function trapOf(ec: number): Trap {
  return TRAPS[ec] ?? { name: 'reserved', handle: impossible };
}

/** REASON.SYNC. What a step of a paused VM brings is no matter of whoever wrote the dispatch. */
export function synchronous(call: Call, vcpu: VCpu): void {
  const esr = call.el2.mrs('ESR_EL2');
  const { name } = trapOf(Number(esr >> 26n) & 0x3f);
  vcpu.vm.count(name);
  if (name !== 'dabort') endPoll(vcpu.state);
  if (vcpu.state.step === null || !ofStep(call, vcpu.state.step, esr)) call.handlers.trap(call, vcpu, esr);
  endStep(call, vcpu.state);
}

/** SError from a guest: asynchronous, so nobody knows whose access it was but the guest's own. */
export function serror(call: Call, vcpu: VCpu | undefined): void {
  if (vcpu === undefined) return;
  vcpu.vm.report('hypervisor.serror', { vm: vcpu.vm.plan.name, pc: hex(call.frame.elr) });
  vcpu.vm.stop('failed');
}
