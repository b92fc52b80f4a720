/** What VMs and VCpus need of one entry into the hypervisor; all of it is in traps/call.ts. */
import type { Frame, Work } from '../boot/frame.ts';
import type { Core } from '../devices/gic.ts';
import type { El2 } from '../el2.ts';
import type { SystemPlan } from '../memory/configuration.ts';
import type { HypervisorState, VCpuState } from '../state/state.ts';

/** The core as its guest left it: EL1's registers, and the frame. */
export interface Guest {
  readonly el2: El2;
  readonly frame: Frame;
}

/** … and which VCpu that guest is. */
export interface Trapped extends Guest {
  readonly current: { readonly state: VCpuState } | undefined;
}

export interface Entry extends Guest, Core {
  readonly plan: SystemPlan;
  readonly state: HypervisorState;
  /** What vectors.s is to do before it resumes. */
  work: Work;
}
