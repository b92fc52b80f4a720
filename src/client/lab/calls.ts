/** What the reader's handlers did, call by call, while the lab's machine ran. */
import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { DoorEvent } from '../../engine/machine/el2-door.ts';
import type { MachineListener } from '../../engine/machine/config.ts';

/** Calls that are kept, and operations of each. */
const MOST_CALLS = 400;
const MOST_OPERATIONS = 100;

/** A call of the hypervisor in which a handler of the reader's used El2. */
export interface CallView {
  /** When it was over. */
  readonly cycles: number;
  readonly core: number;
  /** Each with the place in the reader's files from which it was asked for, where there is one. */
  readonly operations: readonly El2Operation[];
  /** Operations that were not kept. */
  readonly omitted: number;
}

export class Calls {
  readonly #now: () => number;
  readonly #calls: CallView[] = [];

  /** @param now the machine's cycle */
  constructor(now: () => number) {
    this.#now = now;
  }

  readonly listener: Pick<MachineListener, 'hypercall'> = { hypercall: (event) => this.#add(event) };

  #add({ core, operations }: DoorEvent): void {
    if (!operations.some(({ place }) => place !== undefined)) return;
    this.#calls.push({
      cycles: this.#now(),
      core,
      operations: operations.slice(0, MOST_OPERATIONS),
      omitted: Math.max(0, operations.length - MOST_OPERATIONS),
    });
    if (this.#calls.length > MOST_CALLS) this.#calls.shift();
  }

  /** The last one of a core up to a cycle. */
  last(core: number, cycles: number): CallView | undefined {
    return this.#calls.findLast((call) => call.core === core && call.cycles <= cycles);
  }
}
