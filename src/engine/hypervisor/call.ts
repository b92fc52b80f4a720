/** One entry into the hypervisor: what its parts share while it lasts. Nothing here outlives the call but `state`. */
import type { SystemPlan } from './configuration.ts';
import type { El2 } from './el2.ts';
import { Frame } from './frame.ts';
import type { Handlers } from './handlers.ts';
import { PerCpu } from './percpu.ts';
import type { HypervisorState } from './state.ts';
import { VM } from './vm.ts';
import type { VCpu } from './vcpu.ts';

export class Call {
  readonly el2: El2;
  readonly frame: Frame;
  readonly plan: SystemPlan;
  readonly state: HypervisorState;
  readonly handlers: Handlers;
  readonly cpu: PerCpu;
  readonly vms: readonly VM[];
  /** What vectors.s is to do before it resumes. */
  work: Parameters<Frame['requestWork']>[0] = {};

  /** The access that trapped is not over: its instruction is executed again. */
  again = false;

  constructor(el2: El2, plan: SystemPlan, state: HypervisorState, handlers: Handlers) {
    this.el2 = el2;
    this.frame = new Frame(el2);
    this.plan = plan;
    this.state = state;
    this.handlers = handlers;
    this.vms = plan.vms.map((vm) => new VM(this, vm));
    this.cpu = new PerCpu(this, el2.core);
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
