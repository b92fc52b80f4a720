/** A guest system on its way to what a lab is about: millions of instructions, none of which is looked at. */
import { NO_LIMITS } from '../../engine/machine/config.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import type { Built } from './build.ts';
import type { Tracer } from './events.ts';
import type { Pieces } from './in-pieces.ts';
import type { LabInput } from './lab.ts';

/** Instructions of a piece: some milliseconds. */
const PIECE = 200_000;

export interface UnseenRun {
  readonly instructions: number;
  /** Why it went no farther; `idle`: all cores wait, and nothing will ever come. */
  readonly reason: 'done' | 'budget' | 'idle' | 'powered-off' | 'reset';
}

/**
 * Runs until somebody says that it is done, who stops the machine then, or to the end of the budget, or of the machine.
 * @param isDone asked between two pieces
 * @param typist types what is due, and returns the cycle of what comes next
 */
export function* runUnseen(
  machine: Machine,
  isDone: () => boolean,
  typist: () => number | undefined,
  budget: number,
): Pieces<UnseenRun> {
  let instructions = 0;
  for (;;) {
    const next = typist();
    if (isDone()) return { instructions, reason: 'done' };
    if (instructions >= budget) return { instructions, reason: 'budget' };
    // Over a sleep time goes as far as to what is typed, and no farther.
    const limits = next === undefined ? NO_LIMITS : { until: next };
    const { reason, executed } = machine.run(Math.min(PIECE, budget - instructions), true, limits);
    instructions += executed;
    if (reason === 'powered-off' || reason === 'reset') return { instructions, reason };
    if (reason === 'idle' && !isDone()) {
      if (next === undefined) return { instructions, reason };
      machine.skipTo(Math.max(machine.cycles, next));
    }
    yield;
  }
}

/** Types what is due at each time that it is asked, and returns the cycle of what comes next. */
export function typistOf(machine: Machine, input: readonly LabInput[]): () => number | undefined {
  const left = [...input];
  return () => {
    for (let [one] = left; one !== undefined && one.at <= machine.cycles; [one] = left) {
      left.shift();
      const bytes = new TextEncoder().encode(one.text);
      if (one.channel === undefined) machine.input(bytes);
      else machine.channels.input(one.channel, bytes);
    }
    return left[0]?.at;
  };
}

/** The lab's own code before its guest, a loader, is told of instruction by instruction; it is short. */
export const MOST_TOLD = 1000;

/** @returns how many instructions it has */
export function tellLoader(machine: Machine, built: Built, trace: Tracer): number {
  for (let told = 0; told < MOST_TOLD; told++) {
    const [pc, el] = [machine.cores.pc(0), machine.cores.el(0)];
    if (!built.isCode(pc)) return told;
    machine.run(1);
    trace(machine.cycles, 0, pc, el);
  }
  return MOST_TOLD;
}
