/**
 * Exceptions that nobody has returned from yet. A run that ends in a handler, or in a handler's own faults, ended because of
 * the first of them: that is the one to be told of.
 */
import type { LabEvent } from './events.ts';

export interface Taken {
  readonly event: LabEvent;
  /** The last instruction of the lab's own code that was executed before it. */
  readonly after: bigint | undefined;
}

/** Handlers that nest deeper are no handlers any more. */
const MOST = 1000;

export class OpenExceptions {
  readonly #taken: Taken[] = [];

  take(taken: Taken): void {
    if (this.#taken.length < MOST) this.#taken.push(taken);
  }

  /** ERET at a level: what was taken to it, and whatever was taken since, is over. */
  returned(core: number, level: number): void {
    const is = (name: string, value: number, { event }: Taken): boolean => event.fields[name] === BigInt(value);
    const at = this.#taken.findLastIndex((taken) => is('core', core, taken) && is('to', level, taken));
    if (at >= 0) this.#taken.splice(at);
  }

  get last(): Taken | undefined {
    return this.#taken.at(-1);
  }

  /** The one from a lower level whose vector is where `origin` was made: that has no instruction. */
  get unhandled(): Taken | undefined {
    const { origin } = this;
    const before = this.#taken[this.#taken.findIndex((taken) => taken === origin) - 1];
    const [from, to] = [before?.event.fields, origin?.event.fields];
    const isAtVector = to?.['elr'] === from?.['target'] && to?.['core'] === from?.['core'];
    return isAtVector && (from?.['from'] ?? 0n) < (from?.['to'] ?? 0n) ? before : undefined;
  }

  /** The first in the row of exceptions at one level that the last one stands at the end of. */
  get origin(): Taken | undefined {
    let origin = this.last;
    for (const taken of this.#taken.toReversed()) {
      const { from, to, core } = taken.event.fields;
      if (from !== to || to !== origin?.event.fields['to'] || core !== origin?.event.fields['core']) break;
      origin = taken;
    }
    return origin;
  }
}
