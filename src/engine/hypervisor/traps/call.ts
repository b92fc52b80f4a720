/**
 * One entry into the hypervisor as its handlers see it, and the handlers: whoever has one of them reaches the others
 * through this interface, and nothing here knows who implements it. Nothing of a call outlives it but `state`.
 */
import { Frame, type Work } from '../boot/frame.ts';
import type { El2, Outcome } from '../el2.ts';
import type { Entry } from '../machine/entry.ts';
import { PerCpu } from '../machine/percpu.ts';
import { VCpu } from '../machine/vcpu.ts';
import { VM } from '../machine/vm.ts';
import type { SystemPlan } from '../memory/configuration.ts';
import type { HypervisorState } from '../state/state.ts';
import type { Access } from './access.ts';

/** The functions that a reader may replace. */
export interface Handlers {
  /** Dispatch on ESR_EL2.EC. */
  trap(call: Call, vcpu: VCpu, esr: bigint): void;
  /** PSCI by HVC or SMC, `identifier` being in its range; the result goes to x0, undefined: the caller does not see one. */
  psci(call: Call, vcpu: VCpu, identifier: bigint): bigint | undefined;
  /** A call in the document's x7 convention; the result goes to x0. */
  documentCall(call: Call, vcpu: VCpu, type: number, event: number): bigint;
  /** An access to what stage 2 does not map; a write stores `value`. Undefined: nobody answers, the guest gets an abort. */
  mmio(call: Call, vcpu: VCpu, access: Access, value: bigint | undefined): bigint | undefined;
  /** Acknowledges physical interrupts and hands them to the VMs that own them. */
  interrupts(call: Call): void;
  /** Chooses what the core executes next. */
  schedule(call: Call): Outcome;
}

export class Call implements Entry {
  /** EL2's rights: system registers, memory, TLB. */
  readonly el2: El2;
  /** The guest's registers as the exception left them. */
  readonly frame: Frame;
  readonly plan: SystemPlan;
  readonly state: HypervisorState;
  readonly handlers: Handlers;
  readonly cpu: PerCpu;
  /** All virtual machines, in the order of their numbers. */
  readonly vms: readonly VM<VCpu>[];
  /** What vectors.s is to do before it resumes. */
  work: Work = {};

  /** The access that trapped is not over: its instruction is executed again. */
  again = false;

  constructor(el2: El2, plan: SystemPlan, state: HypervisorState, handlers: Handlers) {
    this.el2 = el2;
    this.frame = new Frame(el2);
    this.plan = plan;
    this.state = state;
    this.handlers = handlers;
    this.cpu = new PerCpu(this);
    this.vms = plan.vms.map((vm) => new VM<VCpu>(this, vm, (...own) => new VCpu(this, ...own)));
  }

  /** The VCpu on this core, or undefined. */
  get current(): VCpu | undefined {
    return this.cpu.current;
  }

  finish(): void {
    const { save, load, copies } = this.work;
    if (save !== undefined || load !== undefined || copies !== undefined) this.frame.requestWork(this.work);
  }
}
