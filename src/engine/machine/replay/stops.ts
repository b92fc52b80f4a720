/**
 * Where a run shall stop, as data, and the run that stops there: exact to the instruction, and without influence on what
 * the guest does. A stop at an address is before the instruction; all others are after the instruction that made them,
 * an interrupt before the first one of its handler.
 */
import type { AddressStop, Watch, WatchHit } from '../../core/host-stops.ts';
import { EngineError } from '../../error.ts';
import type { MachineListener, RunLimits, RunResult } from '../config.ts';
import type { Machine } from '../machine.ts';
import type { History } from './history.ts';
import type { ListenerHub } from './hub.ts';

/** Without `core` or a level: whichever. */
export type StopCondition =
  | { readonly kind: 'address'; readonly address: bigint; readonly core?: number; readonly el?: number }
  /** An access to one of `length` bytes from `address` on, virtual ones unless `physical`. */
  | {
      readonly kind: 'watch';
      readonly address: bigint;
      readonly length: number;
      readonly physical?: boolean;
      readonly access: 'read' | 'write' | 'both';
      readonly core?: number;
    }
  /** `ec`: a synchronous exception of that class. `to`: its target level. */
  | { readonly kind: 'exception'; readonly core?: number; readonly ec?: number; readonly to?: number }
  /** An IRQ, FIQ or SError is taken. */
  | { readonly kind: 'interrupt'; readonly core?: number; readonly to?: number }
  /** The exception level changes (to `el`). */
  | { readonly kind: 'level'; readonly core?: number; readonly el?: number }
  | { readonly kind: 'device'; readonly core?: number; readonly device?: string; readonly write?: boolean }
  /** The UART sends (that byte). */
  | { readonly kind: 'console'; readonly byte?: number }
  /** A console of the hypervisor sends. */
  | { readonly kind: 'channel'; readonly channel?: number }
  | { readonly kind: 'hypercall'; readonly core?: number };

export interface StopHit {
  /** Index in the list of conditions. */
  readonly condition: number;
  readonly access?: WatchHit;
}

export interface Stopped extends RunResult {
  /** In the order of the conditions; empty when the run ended for another reason. */
  readonly hits: readonly StopHit[];
}

const ANY = 0xff;
const mask = (n: number | undefined): number => (n === undefined ? ANY : 1 << n);
const fits = <T>(wanted: T | undefined, is: T): boolean => wanted === undefined || wanted === is;

export class Stops {
  readonly #machine: Machine;
  readonly #hub: ListenerHub;
  readonly #history: History;
  #conditions: readonly StopCondition[] = [];
  #hits = new Map<number, StopHit>();

  constructor(history: History, hub: ListenerHub) {
    this.#history = history;
    this.#machine = history.recorder.machine;
    this.#hub = hub;
  }

  /**
   * Runs until a condition is met, beginning with the instruction that comes next even when it stands at a stop.
   * @param accept asked at each stop; where it says no, the run goes on
   * @throws EngineError stops.too-many, stops.bad
   */
  run(
    conditions: readonly StopCondition[],
    budget: number,
    { accept = () => true, ...limits }: RunLimits & { readonly accept?: () => boolean } = {},
    mayJump = true,
  ): Stopped {
    return this.#armed(conditions, () => {
      let left = budget;
      const { core } = limits;
      const executed = (): number => (core === undefined ? 0 : (this.#machine.executed[core] ?? 0));
      const goal = executed() + (limits.instructions ?? 0);
      for (;;) {
        this.#begin();
        const own = core === undefined ? {} : { instructions: goal - executed() };
        const ran = this.#history.run(left, mayJump, { ...limits, ...own });
        const hits = this.#take();
        left -= ran.executed;
        if (ran.reason === 'stopped' && !accept() && left > 0) continue;
        this.#history.recorder.settle();
        return { ...ran, executed: budget - left, hits: ran.reason === 'stopped' ? hits : [] };
      }
    });
  }

  /** Back to the last point before this one at which a condition is met. undefined: there is none, and nothing has changed. */
  reverse(conditions: readonly StopCondition[]): readonly StopHit[] | undefined {
    // Armed only while it searches: on the way to the point that was found nothing shall stop.
    return this.#history.seekBack<readonly StopHit[]>((run, until, found) =>
      this.#armed(conditions, () => {
        this.#hits = new Map();
        this.#machine.cores.stops.begin(-1, 0);
        while (run({}).reason === 'stopped') {
          found(this.#take());
          if (this.#machine.cycles >= until) return;
          this.#begin();
        }
      }),
    );
  }

  /** Where the run begins no address stops it. */
  #begin(): void {
    const { cores, cycles } = this.#machine;
    this.#history.recorder.settle();
    this.#hits = new Map();
    cores.stops.begin(cores.current, cycles);
  }

  #armed<T>(conditions: readonly StopCondition[], body: () => T): T {
    conditions.forEach(check);
    const { cores } = this.#machine;
    const listener = this.#listener();
    this.#conditions = conditions;
    cores.stops.set(
      conditions.flatMap((c): AddressStop[] =>
        c.kind === 'address' ? [{ address: c.address, levels: mask(c.el), cores: mask(c.core) }] : [],
      ),
      conditions.flatMap((c): Watch[] =>
        c.kind === 'watch'
          ? [
              {
                first: c.address,
                last: c.address + BigInt(c.length - 1),
                physical: c.physical ?? false,
                read: c.access !== 'write',
                write: c.access !== 'read',
                cores: mask(c.core),
              },
            ]
          : [],
      ),
    );
    this.#hub.add(listener, { replays: true });
    const traced = cores.setTracing(true);
    try {
      return body();
    } finally {
      this.#hub.remove(listener);
      cores.setTracing(traced);
      cores.stops.set([], []);
    }
  }

  /** What was met since `#begin`. */
  #take(): readonly StopHit[] {
    const { stops } = this.#machine.cores;
    const nth = (kind: StopCondition['kind'], n: number): number =>
      this.#conditions.flatMap((c, i) => (c.kind === kind ? [i] : []))[n] ?? -1;
    const { stopHit, watchHit: access } = stops;
    if (stopHit !== undefined) this.#hit(nth('address', stopHit));
    if (access !== undefined)
      this.#hits.set(nth('watch', access.watch), { condition: nth('watch', access.watch), access });
    return [...this.#hits.values()].sort((a, b) => a.condition - b.condition);
  }
  #hit(condition: number): void {
    if (!this.#hits.has(condition)) this.#hits.set(condition, { condition });
  }

  #listener(): MachineListener {
    const { cores } = this.#machine;
    const meet = (isMet: (condition: StopCondition) => boolean): void => {
      this.#conditions.forEach((condition, i) => {
        if (!isMet(condition)) return;
        this.#hit(i);
        this.#machine.stop();
      });
    };
    const level = (c: StopCondition, core: number, from: number, to: number): boolean =>
      c.kind === 'level' && from !== to && fits(c.core, core) && fits(c.el, to);
    return {
      console: (byte) => meet((c) => c.kind === 'console' && fits(c.byte, byte)),
      channel: (n) => meet((c) => c.kind === 'channel' && fits(c.channel, n)),
      hypercall: ({ core }) => meet((c) => c.kind === 'hypercall' && fits(c.core, core)),
      exception: ({ core, kind, from, to }) => {
        const ec = kind === 0 ? Number((cores.sysreg(core, `ESR_EL${to}`) >> 26n) & 63n) : -1;
        meet((c) => {
          if (c.kind === 'exception') return fits(c.core, core) && fits(c.to, to) && fits(c.ec, ec);
          if (c.kind === 'interrupt') return kind !== 0 && fits(c.core, core) && fits(c.to, to);
          return level(c, core, from, to);
        });
      },
      exceptionReturn: ({ core, from, to }) => meet((c) => level(c, core, from, to)),
      mmio: ({ core, write, device }) =>
        meet((c) => c.kind === 'device' && fits(c.core, core) && fits(c.device, device) && fits(c.write, write)),
    };
  }
}

/** Conditions can come from a file. */
function check(condition: StopCondition): void {
  const isAddress = (value: bigint): boolean => typeof value === 'bigint' && value >= 0n && value < 1n << 64n;
  const isSmall = (value: number | undefined): boolean =>
    value === undefined || (Number.isInteger(value) && value >= 0 && value < 8);
  const bad = (field: string): never => {
    throw new EngineError('stops.bad', { kind: condition.kind, field });
  };
  if ('core' in condition && !isSmall(condition.core)) bad('core');
  if (condition.kind === 'address' && !isSmall(condition.el)) bad('el');
  if ((condition.kind === 'address' || condition.kind === 'watch') && !isAddress(condition.address)) bad('address');
  if (condition.kind !== 'watch') return;
  const { length, address } = condition;
  if (!Number.isSafeInteger(length) || length < 1 || address + BigInt(length) > 1n << 64n) bad('length');
}
