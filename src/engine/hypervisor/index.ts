/** The hypervisor as the machine runs it: vectors.s, and the handlers behind its one host call. */
import type { Assembled } from '../isa/assembler/index.ts';
import { OWN } from './board.ts';
import { assembleVectors } from './boot/vectors.ts';
import type { HypervisorProgram } from './el2.ts';
import { planSystem, type SystemDescription, type SystemPlan } from './memory/configuration.ts';
import { Program } from './program.ts';
import type { HypervisorState } from './state/state.ts';
import type { Handlers } from './traps/call.ts';

export type { Handlers } from './traps/call.ts';
export { HCR_TRAPS, type HcrTrap } from './memory/configuration.ts';
export { partOf, partOfLab } from './parts.ts';
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
  /** vectors.s as it was assembled: its lines and labels. */
  readonly table: Assembled;
  /** The guests' images at their addresses, and untouched copies of them for restarts. */
  readonly images: readonly LoadedImage[];
  /** All that lasts between calls. */
  readonly state: HypervisorState;
  /** Who is on a core, as `state` says: at no cost, for those who ask at each call. */
  current(core: number): { readonly vm: number; readonly vcpu: number } | undefined;
}

/**
 * @param replacements a reader's own handlers  @param vectors a reader's own vectors.s
 * @throws EngineError hypervisor.… when the description does not fit together; AssemblyErrors, vectors.… of vectors.s
 */
export function createHypervisor(
  description: SystemDescription,
  replacements: Partial<Handlers> = {},
  vectors?: string,
): Hypervisor {
  const plan = planSystem(description);
  const program = new Program(plan, replacements);
  return {
    ...loaded(plan, description.memory, vectors),
    get state() {
      return program.state;
    },
    current: (core) => program.state.cpus[core]?.current ?? undefined,
    call: (reason, el2) => program.call(reason, el2),
    reset: () => program.reset(),
    save: () => program.save(),
    restore: (saved) => program.restore(saved),
  };
}

const assembled = new Map<string, ReturnType<typeof assembleVectors>>();

/** Assembled once for each shape of machine: that takes longer than all the rest of a start. */
function vectorsFor(cores: number, gigabytes: number, own?: string): ReturnType<typeof assembleVectors> {
  if (own !== undefined) return assembleVectors(cores, gigabytes, own);
  const shape = `${cores} ${gigabytes}`;
  const vectors = assembled.get(shape) ?? assembleVectors(cores, gigabytes);
  assembled.set(shape, vectors);
  return vectors;
}

/** The A64 part and the guests, as the machine loads them. @param memory RAM of the machine in bytes */
export function loaded(
  plan: SystemPlan,
  memory: number,
  own?: string,
): Pick<Hypervisor, 'plan' | 'table' | 'image' | 'images'> {
  const vectors = vectorsFor(plan.cores, Math.ceil(memory / 2 ** 30), own);
  return {
    plan,
    table: vectors.table,
    image: { address: OWN.image.start, bytes: vectors.bytes, entry: vectors.entry, textEnd: vectors.textEnd },
    images: plan.vms.flatMap(({ images }) =>
      images.flatMap(({ what, address, bytes, store }) => [
        { name: what, address, data: bytes },
        { name: `${what}, kept`, address: store, data: bytes },
      ]),
    ),
  };
}
