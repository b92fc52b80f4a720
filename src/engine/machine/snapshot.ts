/** A machine as plain data (structured-cloneable): everything that decides its future beside its configuration. */
import type { CoresSnapshot } from '../core/core-snapshot.ts';

export const SNAPSHOT_FORMAT = 1;

export interface MachineSnapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly cycles: number;
  /** Cycles per count of CNTPCT, and since which cycle and count. */
  readonly pace: { readonly k: number; readonly cycles: number; readonly count: number };
  readonly state: 'running' | 'powered-off' | 'reset';
  readonly executed: readonly number[];
  /** Interrupt lines into each core, whose turn it is and what is left of it. */
  readonly lines: readonly number[];
  readonly turn: number;
  readonly quantumLeft: number;
  /** Console input that the UART has not taken yet. */
  readonly input: readonly number[];
  readonly cores: CoresSnapshot;
  readonly gic: unknown;
  /** The built-in hypervisor's state, and input that waits in its channels. */
  readonly hypervisor: unknown;
  readonly channels: unknown;
  /** By base address of the device. */
  readonly devices: readonly (readonly [base: number, state: unknown])[];
  /** By virtio-mmio slot, for disks that can be saved. */
  readonly disks: readonly (readonly [slot: number, state: unknown])[];
}
