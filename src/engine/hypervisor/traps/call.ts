/**
 * One entry into the hypervisor as its handlers see it, and the handlers: whoever has one of them reaches the others
 * through this interface, and nothing here knows who implements it. Nothing of a call outlives it but `state`.
 */
import { Frame, type Work } from '../boot/frame.ts';
import type { Bytes, El2, Outcome } from '../el2.ts';
import type { Entry } from '../machine/entry.ts';
import { PerCpu } from '../machine/percpu.ts';
import { VCpu } from '../machine/vcpu.ts';
import { VM } from '../machine/vm.ts';
import type { SystemPlan } from '../memory/configuration.ts';
import { takeTable } from '../memory/guest-page-table.ts';
import type { HypervisorState } from '../state/state.ts';
import type { Access } from './access.ts';

/** The functions that a reader may replace; parts.ts says which of them make a part. */
export interface Handlers {
  /** Makes the stage-2 tables of a VM from `vm.plan.maps`, in tables that `call.newTable()` gives; the result is the root's PA. */
  stage2(call: Call, vm: VM<VCpu>): number;
  /** Dispatch on ESR_EL2.EC. */
  trap(call: Call, vcpu: VCpu, esr: bigint): void;
  /** EC 0x18: MSR, MRS or a system instruction that HCR_EL2 traps. It goes on behind it, or gets an exception. */
  sysreg(call: Call, vcpu: VCpu, esr: bigint): void;
  /** PSCI by HVC or SMC, `identifier` being in its range; the result goes to x0, undefined: the caller does not see one. */
  psci(call: Call, vcpu: VCpu, identifier: bigint): bigint | undefined;
  /**
   * A call in the document's x7 convention, or, with bit 31 of x0 set, one of SMCCC's vendor hypervisor service with the same
   * number: then arguments begin at x1. The result goes to x0.
   */
  documentCall(call: Call, vcpu: VCpu, type: number, event: number): bigint;
  /** An access to what stage 2 does not map; a write stores `value`. Undefined: nobody answers, the guest gets an abort. */
  mmio(call: Call, vcpu: VCpu, access: Access, value: bigint | undefined): bigint | undefined;
  /** A guest's access to its distributor, `offset` bytes into GICD; a write stores `value`. Undefined: it gets an abort. */
  distributor(call: Call, vcpu: VCpu, offset: number, size: Bytes, value: bigint | undefined): bigint | undefined;
  /**
   * A physical interrupt is pending at this core: acknowledges it, and hands it to the VM that owns it; what is nobody's goes
   * to takeOwn. If there are more it can take them, too, or is called again.
   */
  interrupts(call: Call): void;
  /**
   * Before a VCpu is entered: puts what is pending into its list registers. What the guest did to them stands in
   * `vcpu.state` by then.
   */
  refill(call: Call, vcpu: VCpu): void;
  /** A guest's access to its emulated PL011. Undefined: it gets an abort. */
  uart(call: Call, vm: VM<VCpu>, offset: number, size: Bytes, value: bigint | undefined): bigint | undefined;
  /** Something was typed at the console channel of a VM's emulated PL011. */
  uartInput(call: Call, vm: VM<VCpu>): void;
  /**
   * A guest's access to its n-th emulated virtio disk. Undefined: it gets an abort. A store that has more to do than one
   * call may sets `call.again`.
   */
  disk(call: Call, vm: VM<VCpu>, n: number, offset: number, size: Bytes, value: bigint | undefined): bigint | undefined;
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
  /** The core that came to EL2. */
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
    this.vms = plan.vms.map(
      (vm) =>
        new VM<VCpu>(
          this,
          vm,
          (made) => handlers.stage2(this, made),
          (...own) => new VCpu(this, ...own),
        ),
    );
  }

  /** The next call of its core. */
  begin(): void {
    this.work = {};
    this.again = false;
  }

  /** The VCpu on this core, or undefined. */
  get current(): VCpu | undefined {
    return this.cpu.current;
  }

  /** The physical address of an empty 4 KiB table for stage 2. @throws EngineError hypervisor.out-of-tables */
  newTable(): number {
    return takeTable(this.state);
  }

  finish(): void {
    const { save, load, copies } = this.work;
    if (save !== undefined || load !== undefined || copies !== undefined) this.frame.requestWork(this.work);
  }
}
