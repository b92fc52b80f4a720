import type { CpuView } from './protocol.ts';

/**
 * The one place where the page's side meets the engine. Everything else in src/client knows only the interfaces below.
 */

export interface LoaderFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly address?: number;
  readonly forceRaw: boolean;
}

/** A disk whose bytes the guest changes in place; `touched` hears of every write. */
export interface GuestDisk {
  readonly bytes: Uint8Array;
  touched(offset: number, length: number): void;
}

/** Everything a machine is made from, in memory. */
export interface Plan {
  readonly cpus: 1 | 2;
  readonly virtualization: boolean;
  /** Bytes of RAM as the guest sees it; sparse on our side. */
  readonly memory: number;
  readonly kernel?: Uint8Array;
  readonly dtb?: Uint8Array;
  readonly initrd?: Uint8Array;
  readonly bios?: Uint8Array;
  readonly append?: string;
  readonly loaders: readonly LoaderFile[];
  readonly disk?: GuestDisk;
}

export interface Ran {
  readonly executed: number;
  /** `idle`: all cores wait for an interrupt; the next timer is due in `milliseconds` of guest time. */
  readonly outcome: 'budget' | 'idle' | 'off' | 'reset';
  readonly milliseconds: number;
}

export interface GuestMachine {
  run(instructions: number): Ran;
  step(core: number): Ran;
  /** Console input, as bytes that the UART will receive. */
  input(bytes: Uint8Array): void;
  /** Console output since the last call. */
  output(): Uint8Array<ArrayBuffer>;
  inspect(core: number): CpuView;
  readonly instructions: number;
  readonly memory: number;
}

export interface Engine {
  /** Throws EngineError when the plan cannot be loaded. */
  create(plan: Plan): GuestMachine;
}

/** The engine of this site (`base` ends in a slash), or undefined when the site was built without it. */
export function loadEngine(_base: string): Promise<Engine | undefined> {
  return Promise.resolve(undefined);
}
