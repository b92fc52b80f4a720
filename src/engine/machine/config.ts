/** What a machine is made from, what leaves it while it runs, and how a run ends. */
import type { Disk } from '../devices/disk.ts';
import type { HypervisorProgram } from '../hypervisor/el2.ts';
import type { DoorEvent, FailedCall } from './el2-door.ts';
import type { Images } from './loader.ts';
import type { Drive } from './virtio-slots.ts';

export interface MachineConfig extends Images {
  readonly drives?: readonly Drive[];
  /** virtio-mmio version 2 instead of QEMU's default, the legacy version 1. */
  readonly modernVirtio?: boolean;
  /** Instructions per count of CNTPCT (design: k). Default 2. */
  readonly cyclesPerCount?: number;
  /** What PL031 shows at cycle 0, in seconds since 1970. Default 0. */
  readonly epochSeconds?: number;
  /** The built-in hypervisor: its image is loaded and entered in place of a kernel, and HLT #0x7E2 in it is its door. */
  readonly hypervisor?: HypervisorProgram;
  /** Host channels of the hypervisor beside the board's devices. */
  readonly channels?: { readonly consoles: number; readonly disks: readonly Disk[] };
  /** Off by default, and against the manual: docs/deviations.md, unaligned-stage2-device. */
  readonly laxStage2Device?: boolean;
  /** Instructions that a core executes before another one gets its turn. */
  readonly quantum?: number;
}

/** What leaves the machine while it runs. All optional; none may call back into it, but for Machine.stop(). */
export interface MachineListener {
  console?(byte: number): void;
  /** A byte on the hypervisor's console channel n. */
  channel?(n: number, byte: number): void;
  /** A call of the hypervisor, with its operations. */
  hypercall?(event: DoorEvent): void;
  /** A call of the hypervisor that failed: the error stops the machine. */
  failedCall?(call: FailedCall): void;
  exception?(event: {
    readonly core: number;
    readonly kind: number;
    readonly from: number;
    readonly to: number;
    readonly vector: number;
  }): void;
  /** A PSCI call, before the firmware does it. `pc` is the HVC's or SMC's own address. */
  firmware?(event: { readonly core: number; readonly smc: boolean; readonly pc: bigint }): void;
  /** An ERET; an illegal one stays at its level. */
  exceptionReturn?(event: { readonly core: number; readonly from: number; readonly to: number }): void;
  mmio?(event: {
    readonly core: number;
    readonly write: boolean;
    readonly address: number;
    readonly size: number;
    readonly value: number | undefined;
    readonly device: string | undefined;
  }): void;
  /** An instruction that is decoded for the first time, with its virtual address. */
  decoded?(word: number, pc: bigint): void;
}

export interface RunResult {
  /**
   * budget: as many as asked for, or a limit was met. idle: all cores wait; `deadline` says until which cycle (Infinity:
   * for input). stopped: by Machine.stop(), or at a host stop or watch.
   */
  readonly reason: 'budget' | 'idle' | 'stopped' | 'powered-off' | 'reset';
  readonly executed: number;
  readonly deadline: number;
}

/** Where a run ends beside its budget. */
export interface RunLimits {
  /** The first point whose cycle is not below this one. */
  readonly until?: number;
  /** After `core` has executed `instructions` (default 0) … */
  readonly core?: number;
  readonly instructions?: number;
  /** … and would execute the next one now. */
  readonly next?: boolean;
}
export const NO_LIMITS: RunLimits = {};
