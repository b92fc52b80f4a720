/** The hypervisor as the machine runs it: vectors.s, and the handlers behind its one host call. */
import { OWN } from './board.ts';
import { assembleVectors } from './boot/vectors.ts';
import type { HypervisorProgram } from './el2.ts';
import { planSystem, type SystemDescription, type SystemPlan } from './memory/configuration.ts';
import { Program } from './program.ts';
import type { HypervisorState } from './state/state.ts';
import type { Handlers } from './traps/call.ts';

export type { Handlers } from './traps/call.ts';
export type { SystemDescription, SystemPlan, VmDescription } from './memory/configuration.ts';
export type { HypervisorState } from './state/state.ts';

/** An image that must be in memory when the machine starts. */
export interface LoadedImage {
  readonly name: string;
  readonly address: number;
  readonly data: Uint8Array;
}

export interface Hypervisor extends HypervisorProgram {
  readonly plan: SystemPlan;
  /** The guests' images at their addresses, and untouched copies of them for restarts. */
  readonly images: readonly LoadedImage[];
  /** All that lasts between calls. */
  readonly state: HypervisorState;
}

/**
 * @param replacements a reader's own handlers
 * @throws EngineError hypervisor.… when the description does not fit together
 */
export function createHypervisor(description: SystemDescription, replacements: Partial<Handlers> = {}): Hypervisor {
  const plan = planSystem(description);
  const program = new Program(plan, replacements);
  return {
    ...loaded(plan, description.memory),
    get state() {
      return program.state;
    },
    call: (reason, el2) => program.call(reason, el2),
    reset: () => program.reset(),
    save: () => program.save(),
    restore: (saved) => program.restore(saved),
  };
}

const assembled = new Map<string, ReturnType<typeof assembleVectors>>();

/** Assembled once for each shape of machine: that takes longer than all the rest of a start. */
function vectorsFor(cores: number, gigabytes: number): ReturnType<typeof assembleVectors> {
  const shape = `${cores} ${gigabytes}`;
  const vectors = assembled.get(shape) ?? assembleVectors(cores, gigabytes);
  assembled.set(shape, vectors);
  return vectors;
}

/** The A64 part and the guests, as the machine loads them. @param memory RAM of the machine in bytes */
export function loaded(plan: SystemPlan, memory: number): Pick<Hypervisor, 'plan' | 'image' | 'images'> {
  const vectors = vectorsFor(plan.cores, Math.ceil(memory / 2 ** 30));
  return {
    plan,
    image: { address: OWN.image.start, bytes: vectors.bytes, entry: vectors.entry, textEnd: vectors.textEnd },
    images: plan.vms.flatMap(({ images }) =>
      images.flatMap(({ what, address, bytes, store }) => [
        { name: what, address, data: bytes },
        { name: `${what}, kept`, address: store, data: bytes },
      ]),
    ),
  };
}
