import type { Disk } from '../engine/devices/disk.ts';
import type { SymbolNames } from '../engine/isa/disassemble.ts';
import type { Images } from '../engine/machine/loader.ts';
import { Machine } from '../engine/machine/machine.ts';
import { compileCore } from './core-module.ts';
import { inspect } from './inspect.ts';
import { firstPace } from './paced-machine.ts';
import type { CpuView, RecordingCommand, RecordingView } from './protocol.ts';
import type { Drawn } from './recording/console-log.ts';
import { RecordedRun } from './recording/recorded-run.ts';
import type { Ran, Runnable } from './runner.ts';
import { look, type Look, type Looked } from './views/look.ts';

export type { Ran } from './runner.ts';
export { compileCore } from './core-module.ts';

/**
 * Where the machine page meets the machine. Its session knows only the interfaces below and the shapes of the engine's
 * disks and images.
 */

/** Everything a machine is made from, in memory. */
export interface Plan extends Images {
  readonly disk?: Disk;
}

export interface GuestMachine extends Runnable {
  step(core: number): Ran;
  /** Console input, as bytes that the UART will receive. */
  input(bytes: Uint8Array): void;
  /** What the console must draw since the last call. */
  output(): readonly Drawn[];
  /** Goes to another point of what is recorded; one that leads nowhere changes nothing. */
  move(command: RecordingCommand): Ran;
  /** @param still the machine stands: with its timeline */
  recording(core: number, still: boolean): RecordingView;
  /** Nothing is recorded behind this point: what its disk holds is what is to be kept. */
  readonly isLive: boolean;
  inspect(core: number, names?: SymbolNames): CpuView;
  /** What else is asked for; `before` is the answer of an earlier moment. Looking changes nothing. */
  look(core: number, what: Look, before?: Looked): Looked;
}

export interface Engine {
  /** Throws EngineError when the plan cannot be loaded. */
  create(plan: Plan): GuestMachine;
}

/** The engine of this site, or undefined when the site was built without it. Throws what compiling it throws. */
export async function loadEngine(): Promise<Engine | undefined> {
  const module = await compileCore();
  return module && { create: (plan) => create(module, plan) };
}

function create(module: WebAssembly.Module, { disk, ...images }: Plan): GuestMachine {
  const config = {
    ...images,
    cyclesPerCount: firstPace,
    epochSeconds: Math.floor(Date.now() / 1000),
    ...(disk && { drives: [{ disk }] }),
  };
  const recorded = new RecordedRun((listener) => new Machine(module, config, listener), { uart: 0 });
  const { machine } = recorded;
  return {
    run: (instructions) => recorded.run(instructions),
    step: (core) => recorded.step(core),
    input: (bytes) => recorded.input(bytes),
    output: () => recorded.output().map(({ drawn }) => drawn),
    move: (command) => recorded.move(command),
    recording: (core, still) => recorded.recording(core, still),
    get isLive() {
      return recorded.isLive;
    },
    inspect: (core, names) => inspect(machine.cores, core, names),
    look: (core, what, before) => look(machine, core, what, before),
    get instructions() {
      return recorded.instructions;
    },
    get memory() {
      return recorded.memory;
    },
  };
}
