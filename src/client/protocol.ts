import type { StopCondition } from '../engine/machine/replay/stops.ts';
import type { Params } from '../messages/index.ts';
import type { Look, Looked } from './views/look.ts';
import type { TimelineView } from './views/timeline.ts';

/**
 * What a page and the worker that holds its machine say to each other: plain data both ways, one union each.
 *
 * Not an RPC library: most of the traffic is unasked for (console bytes, state, progress), and a union checks every
 * message on both sides without proxies or callbacks that would have to be kept alive across the boundary.
 */

export type PresetId = 'initramfs' | 'disk' | 'own';
export type ExceptionLevel = 'el1' | 'el2';
export type ImageRole = 'kernel' | 'dtb' | 'initrd' | 'disk' | 'bios' | 'loader';

/** A file of the reader's. `address` (physical, bytes) and `forceRaw` are those of `-device loader`, and only its. */
export interface OwnImage {
  readonly role: ImageRole;
  readonly name: string;
  readonly file: Blob;
  readonly address?: number;
  readonly forceRaw: boolean;
}

export interface BootRequest {
  readonly preset: PresetId;
  readonly cpus: 1 | 2;
  readonly entry: ExceptionLevel;
  /** The kernel command line; the preset's own when absent. */
  readonly append?: string;
  /** Replaces what the preset would load in the same role; loader files and, under `own`, everything comes from here. */
  readonly own: readonly OwnImage[];
}

/** Moves of a machine that stands in what is recorded of it; `core` is the one that the reader follows. */
export type RecordingCommand =
  /** To before the last instruction of the core. */
  | { readonly type: 'back'; readonly core: number }
  /** To the last point at which one of these was met, else to the beginning. */
  | { readonly type: 'reverse'; readonly core: number; readonly stops: readonly StopCondition[] }
  | { readonly type: 'seek'; readonly core: number; readonly cycles: number }
  /** Forward to the end of the recording. */
  | { readonly type: 'end'; readonly core: number }
  /** What is recorded behind this point shall not happen: what runs from here is new. */
  | { readonly type: 'fork'; readonly core: number }
  /** How much to show of the timeline from now on: all, or so many cycles around the machine. */
  | { readonly type: 'window'; readonly core: number; readonly cycles: number | undefined };

export type Command =
  | RecordingCommand
  /** Loads the images and builds a machine at its reset state, in place of the one that there is. */
  | { readonly type: 'boot'; readonly request: BootRequest; readonly run: boolean }
  | { readonly type: 'run' }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly core: number }
  | { readonly type: 'input'; readonly bytes: Uint8Array }
  /** The terminal has drawn this many bytes: flow control, so that a guest cannot outrun the screen. */
  | { readonly type: 'drawn'; readonly bytes: number }
  /** Which core the panel follows; undefined when nobody looks. */
  | { readonly type: 'watch'; readonly core: number | undefined }
  /** What to show beside the core, whenever the machine stands still. */
  | { readonly type: 'look'; readonly look: Look | undefined }
  | { readonly type: 'hidden'; readonly hidden: boolean }
  /** Forgets what was written to the attached disk, which ends the machine; without one, to all disks. */
  | { readonly type: 'reset-disk' };

/** `off`: the guest powered the machine off. `stopped`: an error ended it. */
export type RunState = 'empty' | 'loading' | 'paused' | 'running' | 'off' | 'stopped';

export interface Message {
  readonly code: string;
  readonly params: Params;
}

/** One core as the panel shows it. Wide registers are BigInt: they are looked at, not computed with. */
export interface CpuView {
  readonly core: number;
  readonly poweredOn: boolean;
  readonly x: BigUint64Array;
  readonly sp: bigint;
  readonly pc: bigint;
  /** SPSR layout: NZCV in 31:28, DAIF in 9:6, M in 3:0. */
  readonly pstate: number;
  /** The function that `pc` is in, as `name` or `name+0x10`, where symbols are known. */
  readonly where?: string;
  readonly system: readonly (readonly [name: string, value: bigint])[];
  readonly code: readonly CodeLine[];
}

export interface CodeLine {
  readonly address: bigint;
  /** Undefined where no translation leads anywhere readable. */
  readonly word?: number;
  /** The function that begins here. */
  readonly label?: string;
  readonly text: string;
}

export interface Usage {
  /** Executed by all cores since reset. */
  readonly instructions: number;
  /** Millions of instructions a second of wall time, over the last report. */
  readonly mips: number;
  /** Bytes of host memory that the engine holds. */
  readonly memory: number;
}

/** What is recorded of a machine, and where in it the machine is. */
export interface RecordingView {
  /** The first and the last point that can be reached, and this one, in cycles. */
  readonly start: number;
  readonly head: number;
  readonly here: number;
  /** What is run from here is new. */
  readonly live: boolean;
  /** The beginning was given up. */
  readonly dropped: boolean;
  /** Bytes of memory that it takes. */
  readonly bytes: number;
  /** What the last move came to. */
  readonly why?: Message;
  /** Cores that lead nowhere by now, and why. */
  readonly lost?: readonly Message[];
  /** While the machine stands still. */
  readonly timeline?: TimelineView;
}

/** Console bytes for a screen. */
export interface ConsoleBytes {
  readonly bytes: Uint8Array;
  /** The screen showed them before, and must not answer again what they ask. */
  readonly again: boolean;
  /** The screen is empty before them. */
  readonly reset: boolean;
}

/** What every worker with a machine says of it. */
export type RunEvent =
  | { readonly type: 'recording'; readonly recording: RecordingView }
  | { readonly type: 'ready'; readonly engine: boolean }
  | { readonly type: 'state'; readonly state: RunState; readonly cpus: number }
  | { readonly type: 'progress'; readonly name: string; readonly received: number; readonly total: number }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'failure'; readonly message: Message };

export type Event =
  | RunEvent
  | ({ readonly type: 'console' } & ConsoleBytes)
  | { readonly type: 'cpu'; readonly cpu: CpuView }
  | { readonly type: 'looked'; readonly looked: Looked | undefined }
  /** Bytes of changes that this browser keeps: of the attached disk, or without one of all disks. */
  | { readonly type: 'disk'; readonly attached: boolean; readonly kept: number };
