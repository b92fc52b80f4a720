/** Where an interrupt of a VM has its state, and what that says. */
import type { InterruptBank } from '../../state/state.ts';

export interface Place {
  readonly bank: InterruptBank;
  readonly i: number;
}

/** Pending for the distributor: latched, a level that is asserted, or a physical interrupt that waits for its guest. */
export const isPending = ({ bank, i }: Place): boolean =>
  bank.pending[i] === true || bank.physical[i] === true || (bank.line[i] === true && bank.edge[i] !== true);
