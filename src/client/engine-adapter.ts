import type { Disk } from '../engine/devices/disk.ts';
import { Machine } from '../engine/machine/machine.ts';
import type { SymbolNames } from '../engine/isa/disassemble.ts';
import type { Images } from '../engine/machine/loader.ts';
import { inspect } from './inspect.ts';
import type { CpuView } from './protocol.ts';

/**
 * The one place where the page's side meets the machine. Everything else in src/client knows only the interfaces below
 * and the shapes of the engine's disks and images.
 */

/** Everything a machine is made from, in memory. */
export interface Plan extends Images {
  readonly disk?: Disk;
}

export interface Ran {
  readonly executed: number;
  /** `idle`: all cores wait for an interrupt; the next timer is due in `milliseconds` (Infinity: only input wakes them). */
  readonly outcome: 'budget' | 'idle' | 'off';
  readonly milliseconds: number;
}

export interface GuestMachine {
  run(instructions: number): Ran;
  step(core: number): Ran;
  /** Console input, as bytes that the UART will receive. */
  input(bytes: Uint8Array): void;
  /** Console output since the last call. */
  output(): Uint8Array<ArrayBuffer>;
  inspect(core: number, names?: SymbolNames): CpuView;
  /** Executed by all cores since the machine was built. */
  readonly instructions: number;
  /** Bytes of host memory. */
  readonly memory: number;
}

export interface Engine {
  /** Throws EngineError when the plan cannot be loaded. */
  create(plan: Plan): GuestMachine;
}

// A glob, because the file is only there once the engine has been built, and the site must build without it.
const wasm = import.meta.glob<string>('../engine/core/wasm/core.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The engine of this site, or undefined when the site was built without it. Throws what compiling it throws. */
export async function loadEngine(): Promise<Engine | undefined> {
  const [url] = Object.values(wasm);
  if (url === undefined) return undefined;
  const module = await compile(url);
  return { create: (plan) => new PagedMachine(module, plan) };
}

/** Streams where the host sends the right MIME type, and goes through a buffer where it does not. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** CNTFRQ: counts of the system counter in a millisecond of guest time. */
const countsPerMillisecond = 62_500;
/** Instructions per count before the speed of this host is known: the guest's second has 125 million. */
const firstPace = 2;
/** A new pace only when it is this much off: each change is an input to record. */
const tolerance = 1.3;

/** A machine that lives in a page: while its guest waits, time passes as on the wall instead of jumping. */
class PagedMachine implements GuestMachine {
  readonly #machine: Machine;
  #output: number[] = [];
  /** Instructions a millisecond, smoothed. */
  #speed = firstPace * countsPerMillisecond;
  /** Wall time at which the guest began to wait. */
  #idleSince: number | undefined;

  constructor(module: WebAssembly.Module, { disk, ...images }: Plan) {
    const config = {
      ...images,
      cyclesPerCount: firstPace,
      epochSeconds: Math.floor(Date.now() / 1000),
      ...(disk && { drives: [{ disk }] }),
    };
    this.#machine = new Machine(module, config, { console: (byte) => void this.#output.push(byte) });
  }

  run(instructions: number): Ran {
    const start = performance.now();
    if (this.#idleSince !== undefined) {
      // While the guest waited its time went on too; not beyond what it waits for.
      const counts = Math.floor((start - this.#idleSince) * countsPerMillisecond);
      this.#machine.skipTo(this.#machine.cycles + counts * this.#machine.cyclesPerCount);
      this.#idleSince = undefined;
    }
    const result = this.#machine.run(instructions, false);
    this.#pace(result.executed, performance.now() - start);
    return this.#ran(result);
  }

  /** Guest seconds follow wall seconds: on a faster host a count takes more instructions. */
  #pace(executed: number, milliseconds: number): void {
    if (executed < 500_000 || milliseconds < 1) return;
    this.#speed += (executed / milliseconds - this.#speed) / 8;
    const wanted = Math.max(1, Math.round(this.#speed / countsPerMillisecond));
    const now = this.#machine.cyclesPerCount;
    if (wanted > now * tolerance || wanted * tolerance < now) this.#machine.setCyclesPerCount(wanted);
  }

  step(core: number): Ran {
    // A core that waits has no next instruction until its event comes: time jumps there, as in fixed mode.
    if (!this.#machine.step(core) && this.#machine.state === 'running') return this.#ran(this.#machine.run(1, true));
    const { state } = this.#machine;
    return this.#ran({ reason: state === 'running' ? 'budget' : state, executed: 1, deadline: Infinity });
  }

  #ran({ reason, executed, deadline }: ReturnType<Machine['run']>): Ran {
    // QEMU's answer to SYSTEM_RESET: the same board, started again.
    if (reason === 'reset') this.#machine.reset();
    if (reason === 'powered-off') return { executed, outcome: 'off', milliseconds: 0 };
    if (reason !== 'idle') return { executed, outcome: 'budget', milliseconds: 0 };
    if (deadline === Infinity) return { executed, outcome: 'idle', milliseconds: Infinity };
    this.#idleSince = performance.now();
    const milliseconds = (deadline - this.#machine.cycles) / this.#machine.cyclesPerCount / countsPerMillisecond;
    return { executed, outcome: 'idle', milliseconds };
  }

  input(bytes: Uint8Array): void {
    this.#machine.input(bytes);
  }

  output(): Uint8Array<ArrayBuffer> {
    const bytes = Uint8Array.from(this.#output);
    this.#output = [];
    return bytes;
  }

  inspect(core: number, names?: SymbolNames): CpuView {
    return inspect(this.#machine.cores, core, names);
  }

  get instructions(): number {
    return this.#machine.executed.reduce((sum, one) => sum + one, 0);
  }

  get memory(): number {
    return this.#machine.cores.hostBytes;
  }
}
