/** A step of an observed run, before it is made: kept from step to step, because there are tens of thousands in a check. */
import type { Given } from './build.ts';

/** What is known of an address that was come to: asked once, as each instruction comes by here. */
export interface Spot {
  readonly pc: bigint;
  /** What the lab's own files have there. */
  readonly given: Given | undefined;
  readonly isCode: boolean;
  /** Levels at which it was executed, a bit for each. */
  executed: number;
  /** How often an `at` event may still tell of it. */
  left: number;
}
const NOWHERE: Spot = { pc: 0n, given: undefined, isCode: false, executed: 0, left: 0 };

/** What a core is about to execute, and what is to be told of it then. One for each core, filled anew before each step. */
export class Next {
  readonly core: number;
  isPowered = false;
  /** Instructions that it has executed. */
  count = 0;
  pc = 0n;
  el = 0;
  spot: Spot = NOWHERE;
  /** The instruction, where its encoding or its operand is asked for. */
  word: number | undefined;
  system: number | undefined;
  value = 0n;
  state: Readonly<Record<string, bigint>> | undefined;

  constructor(core: number) {
    this.core = core;
  }
}
