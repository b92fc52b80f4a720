/**
 * What happened in a run, for a timeline: exceptions, returns, interrupts, accesses to devices, console output, calls of
 * the hypervisor. An event has the cycle behind the instruction that made it; that of an interrupt is the cycle at which
 * it was taken. The same run gives the same events.
 */
import type { MachineListener } from '../config.ts';
import type { Machine } from '../machine.ts';

export type EventKind = 'exception' | 'interrupt' | 'return' | 'device' | 'console' | 'channel' | 'hypercall';
export const EVENT_KINDS: readonly EventKind[] = [
  'exception', 'interrupt', 'return', 'device', 'console', 'channel', 'hypercall',
]; // prettier-ignore

export type TimelineEvent = { readonly cycles: number; readonly core: number } & (
  | {
      readonly kind: 'exception';
      readonly from: number;
      readonly to: number;
      readonly vector: number;
      /** ESR_ELx and ELR_ELx of the target level. */
      readonly esr: bigint;
      readonly elr: bigint;
    }
  | {
      readonly kind: 'interrupt';
      readonly from: number;
      readonly to: number;
      readonly vector: number;
      readonly elr: bigint;
    }
  | { readonly kind: 'return'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'device';
      readonly device: string | undefined;
      readonly write: boolean;
      readonly address: number;
      readonly size: number;
      /** undefined: an external abort. */
      readonly value: number | undefined;
    }
  | { readonly kind: 'console'; readonly byte: number }
  | { readonly kind: 'channel'; readonly channel: number; readonly byte: number }
  | { readonly kind: 'hypercall'; readonly reason: number; readonly outcome: string; readonly operations: number }
);

/** By level. */
const ELR = ['', 'ELR_EL1', 'ELR_EL2'] as const;
const ESR = ['', 'ESR_EL1', 'ESR_EL2'] as const;

export interface TimelineQuery {
  /** From this cycle on, and before that one. */
  readonly from?: number;
  readonly to?: number;
  readonly kinds?: readonly EventKind[];
  readonly core?: number;
  /** Most events that are returned. Default 10,000. */
  readonly limit?: number;
}

export interface TimelineOptions {
  /** Most events of a kind that are kept; older ones are given up, a quarter at a time. Default 65,536. */
  readonly capacity?: number;
}

export class Timeline {
  readonly #machine: () => Machine;
  readonly #capacity: number;
  /** By kind, in the order of time: rare events are not driven out by frequent ones. */
  readonly #events = new Map<EventKind, TimelineEvent[]>(EVENT_KINDS.map((kind) => [kind, []]));
  readonly #complete = new Map<EventKind, number>();

  /** @param machine the machine, once there is one: it is made with this timeline's listener, or with a hub that has it */
  constructor(machine: () => Machine, { capacity = 65_536 }: TimelineOptions = {}) {
    this.#machine = machine;
    this.#capacity = Math.max(4, capacity);
  }

  /** For the machine, or for its hub: there without replays, since what happened already is known. */
  readonly listener: MachineListener = {
    console: (byte) => this.#add({ ...this.#here(), kind: 'console', byte }),
    channel: (channel, byte) => this.#add({ ...this.#here(), kind: 'channel', channel, byte }),
    hypercall: ({ reason, outcome, operations }) =>
      this.#add({ ...this.#here(), kind: 'hypercall', reason, outcome, operations: operations.length }),
    // The frequent ones are written out: a copy of an object for each costs more than what is in it.
    exception: ({ core, kind, from, to, vector }) => {
      const { now: cycles, cores } = this.#machine();
      const elr = cores.sysreg(core, ELR[to] ?? '');
      if (kind !== 0) this.#add({ cycles, core: cores.current, kind: 'interrupt', from, to, vector, elr });
      else {
        const esr = cores.sysreg(core, ESR[to] ?? '');
        this.#add({ cycles, core: cores.current, kind: 'exception', from, to, vector, elr, esr });
      }
    },
    exceptionReturn: ({ from, to }) => {
      const { now: cycles, cores } = this.#machine();
      this.#add({ cycles, core: cores.current, kind: 'return', from, to });
    },
    mmio: ({ device, write, address, size, value }) => {
      const { now: cycles, cores } = this.#machine();
      this.#add({ cycles, core: cores.current, kind: 'device', device, write, address, size, value });
    },
  };

  /** Has the cores tell of exceptions. */
  start(): void {
    this.#machine().cores.setTracing(true);
  }

  /** The cycle from which on all events of a kind are kept. */
  completeFrom(kind: EventKind): number {
    return this.#complete.get(kind) ?? 0;
  }
  get size(): number {
    return [...this.#events.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Another future begins: events behind `cycles` did not happen. */
  truncate(cycles: number): void {
    for (const events of this.#events.values()) events.splice(firstAt(events, cycles + 1));
  }

  /** Events in the order of time. */
  query({ from = 0, to = Infinity, kinds = EVENT_KINDS, core, limit = 10_000 }: TimelineQuery = {}): TimelineEvent[] {
    const lists = [...new Set(kinds)].map((kind) => {
      const events = this.#events.get(kind) ?? [];
      const first = firstAt(events, from);
      const found: TimelineEvent[] = [];
      for (let i = first; i < events.length && found.length < limit; i++) {
        const event = events[i];
        if (event === undefined || event.cycles >= to) break;
        if (core === undefined || event.core === core) found.push(event);
      }
      return found;
    });
    return lists
      .flat()
      .sort((a, b) => a.cycles - b.cycles)
      .slice(0, limit);
  }

  /** How many events of each kind lie in `parts` equal parts of a range: for drawing a long run. */
  histogram(from: number, to: number, parts: number): Readonly<Record<EventKind, readonly number[]>> {
    const width = Math.max(1, to - from) / Math.max(1, parts);
    const count = (kind: EventKind): readonly number[] => {
      const events = this.#events.get(kind) ?? [];
      const edges = Array.from({ length: parts + 1 }, (_, i) => firstAt(events, from + i * width));
      return edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
    };
    return {
      exception: count('exception'),
      interrupt: count('interrupt'),
      return: count('return'),
      device: count('device'),
      console: count('console'),
      channel: count('channel'),
      hypercall: count('hypercall'),
    };
  }

  #here(): { readonly cycles: number; readonly core: number } {
    const { now: cycles, cores } = this.#machine();
    return { cycles, core: cores.current };
  }

  #add(event: TimelineEvent): void {
    const events = this.#events.get(event.kind) ?? [];
    if (event.kind === 'interrupt' && isThere(events, event)) return;
    events.push(event);
    if (events.length <= this.#capacity) return;
    events.splice(0, Math.ceil(this.#capacity / 4));
    const oldest = events[0]?.cycles ?? 0;
    // Others of that cycle may be among those that are gone.
    this.#complete.set(event.kind, oldest + 1);
  }
}

/**
 * Whether an interrupt is known. Where a run stands still interrupts are taken before their time, so one that comes here
 * again takes it again.
 */
function isThere(events: readonly TimelineEvent[], one: TimelineEvent & { readonly kind: 'interrupt' }): boolean {
  for (let i = firstAt(events, one.cycles); events[i]?.cycles === one.cycles; i++) {
    const event = events[i];
    if (event?.kind === 'interrupt' && event.core === one.core && event.vector === one.vector && event.to === one.to)
      return true;
  }
  return false;
}

/** Index of the first event whose cycle is not below `cycles`. */
function firstAt(events: readonly TimelineEvent[], cycles: number): number {
  let lower = 0;
  let upper = events.length;
  while (lower < upper) {
    const middle = (lower + upper) >> 1;
    if ((events[middle]?.cycles ?? Infinity) < cycles) lower = middle + 1;
    else upper = middle;
  }
  return lower;
}
