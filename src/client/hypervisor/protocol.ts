import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { PartId } from '../../engine/hypervisor/parts.ts';
import type { Problem } from '../../labs/kit/lab.ts';
import type { Locale } from '../../messages/index.ts';
import type { ConsoleBytes, Message, RecordingCommand, RunEvent } from '../protocol.ts';
import type { Stage2MapView } from '../views/stage2-map.ts';
import type { TrapCounts, TrapFilter } from '../views/trap-log.ts';
import type { TrapView } from '../views/trap.ts';
import type { VirtualInterruptsView } from '../views/virtual-interrupts.ts';
import type { CapstoneView } from './capstone.ts';
import type { OwnText } from './own-build.ts';

/** What the page of the hypervisor and its worker say to each other, beside what every machine's worker says. */

export type VmAction = 'pause' | 'resume' | 'step' | 'kill' | 'restart';

export type HypervisorCommand =
  | RecordingCommand
  /** Loads the preset's guests and builds a machine at its reset state, in place of the one that there is. */
  | { readonly type: 'boot'; readonly preset: string; readonly run: boolean; readonly own?: OwnParts }
  | { readonly type: 'run' }
  | { readonly type: 'pause' }
  | { readonly type: 'vm'; readonly vm: number; readonly action: VmAction }
  | { readonly type: 'input'; readonly vm: number; readonly bytes: Uint8Array }
  | { readonly type: 'drawn'; readonly vm: number; readonly bytes: number }
  | { readonly type: 'hidden'; readonly hidden: boolean }
  /** Which traps to tell of from now on; undefined when nobody looks. */
  | { readonly type: 'log'; readonly filter: TrapFilter | undefined }
  /** What the hypervisor did in one trap. */
  | { readonly type: 'operations'; readonly id: number };

/** Parts of the hypervisor that are a reader's, by their texts; TypeScript's own errors are in their language. */
export interface OwnParts {
  readonly locale: Locale;
  readonly texts: readonly OwnText[];
}

export interface CoreState {
  readonly core: number;
  readonly poweredOn: boolean;
  readonly el: number;
  readonly waits: boolean;
  /** Who is on it; undefined: nobody, it waits at EL2. */
  readonly vm?: string;
  readonly vcpu?: number;
  /** Executed since reset. */
  readonly instructions: number;
}

export interface VCpuPlace {
  readonly vcpu: number;
  readonly core: number;
  /** On the core now. */
  readonly current: boolean;
  readonly pc: bigint;
  readonly where?: string;
  /** The instruction at `pc`, where its translation is known. */
  readonly code?: string;
}

export interface VmStatus {
  readonly name: string;
  readonly power: 'off' | 'on' | 'failed';
  readonly paused: boolean;
  readonly starts: number;
  readonly vcpus: readonly VCpuPlace[];
  /** The last thing that the hypervisor could not do for it. */
  readonly report?: Message;
}

export interface SystemView {
  readonly cycles: number;
  readonly cores: readonly CoreState[];
  readonly vms: readonly VmStatus[];
  /** Of each VM, then of cores that nobody was on. */
  readonly counts: readonly TrapCounts[];
  readonly interrupts: VirtualInterruptsView;
  /** In how many calls the reader's code of each part was called. */
  readonly own?: Readonly<Partial<Record<PartId, number>>>;
  /** With parts of a reader's, and both systems: what of the capstone this machine has done. */
  readonly capstone?: CapstoneView;
}

/** A call of the hypervisor that failed: the machine stands in it, and can go back. */
export interface FaultView extends Message {
  /** Whose part it is, where that is known. */
  readonly part?: PartId;
  /** What was trapped, where a call was underway; its `own` are the parts that were called up to there. */
  readonly trap?: TrapView;
  readonly own: readonly PartId[];
  /** The last ones. */
  readonly operations: readonly El2Operation[];
  readonly omitted: number;
}

export interface CallOperations {
  readonly id: number;
  readonly operations: readonly El2Operation[];
  /** Operations that were not kept. */
  readonly omitted: number;
}

export type HypervisorEvent =
  | RunEvent
  | ({ readonly type: 'console'; readonly vm: number } & ConsoleBytes)
  | { readonly type: 'system'; readonly system: SystemView }
  | { readonly type: 'map'; readonly map: Stage2MapView }
  | { readonly type: 'traps'; readonly traps: readonly TrapView[] }
  | { readonly type: 'operations'; readonly call: CallOperations }
  /** Nothing was booted: the parts are not well formed. */
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  /** undefined: the machine is at another point now. */
  | { readonly type: 'fault'; readonly fault: FaultView | undefined };
