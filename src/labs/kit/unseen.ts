/** A guest system on its way to what a lab is about: millions of instructions, none of which is looked at. */
import type { Machine } from '../../engine/machine/machine.ts';
import type { Built } from './build.ts';
import type { Tracer } from './events.ts';
import type { Pieces } from './in-pieces.ts';

/** Instructions of a piece: some milliseconds. */
const PIECE = 200_000;

/**
 * Runs until the UART has sent what is waited for, or to the end of the budget, or of the machine.
 * @param isShown whether it was sent: whoever knows stops the machine then
 * @param type types what is due, and returns the cycle of what comes next
 * @returns how many instructions were executed
 */
export function* runUnseen(
  machine: Machine,
  isShown: () => boolean,
  type: () => number | undefined,
  budget: number,
): Pieces<number> {
  let instructions = 0;
  while (instructions < budget && !isShown()) {
    const next = type();
    const limits = next === undefined ? {} : { until: next };
    const { reason, executed, deadline } = machine.run(Math.min(PIECE, budget - instructions), false, limits);
    instructions += executed;
    if (reason === 'powered-off' || reason === 'reset') break;
    if (reason === 'idle' && deadline === Infinity) {
      if (next === undefined) break;
      machine.skipTo(Math.max(machine.cycles, next));
    }
    yield;
  }
  return instructions;
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
