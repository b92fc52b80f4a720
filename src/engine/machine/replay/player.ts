/** Drives a machine along a log: between two inputs it runs, at their cycles it applies them. */
import type { RunLimits, RunResult } from '../config.ts';
import type { Machine } from '../machine.ts';
import { advances, type Entry, type InputLog } from './input-log.ts';
import { writeRegister } from './registers.ts';

/** A budget that no run uses up; the rest of an infinite one would be no number. */
export const UNBOUNDED = Number.MAX_SAFE_INTEGER;

/** Applies one input to a machine that stands at its cycle. */
export function apply(machine: Machine, entry: Entry): void {
  switch (entry.kind) {
    case 'console':
      return machine.input(entry.bytes);
    case 'channel':
      return void machine.channels.input(entry.channel, entry.bytes);
    case 'pace':
      return machine.setCyclesPerCount(entry.k);
    case 'skip':
      return machine.skipTo(entry.to);
    case 'step':
      if (entry.core < machine.config.cpus) machine.step(entry.core);
      return;
    case 'reset':
      return machine.reset();
    case 'settle':
      return machine.settle();
    case 'memory':
      return void machine.cores.write(entry.address, Uint8Array.from(entry.bytes));
    case 'register':
      if (entry.core < machine.config.cpus) writeRegister(machine.cores, entry.core, entry.name, BigInt(entry.value));
  }
}

export class Player {
  readonly #machine: Machine;
  readonly #entries: () => readonly Entry[];
  /** Entries that are applied. */
  index = 0;

  constructor(machine: Machine, entries: () => readonly Entry[]) {
    this.#machine = machine;
    this.#entries = entries;
  }

  /**
   * As Machine.run, with the inputs of the log. At its end all inputs of its last cycle are applied, but for those that
   * take time. An input whose cycle the machine does not meet (a log of another machine) is applied when it is passed, or
   * when nothing else would happen.
   */
  run(budget: number, mayJump: boolean, limits: RunLimits = {}): RunResult {
    const machine = this.#machine;
    const { until = Infinity, core, next = false } = limits;
    const executed = (): number => (core === undefined ? 0 : (machine.executed[core] ?? 0));
    const goal = core === undefined ? Infinity : executed() + (limits.instructions ?? 0);
    let left = budget;
    this.#applyDue();
    for (;;) {
      const entry = this.#entries()[this.index];
      // While time passes no core executes.
      const isWay = executed() < goal || (next && entry?.kind === 'skip');
      // A wait is gone over as a whole, or not at all: its beginning is the last point before what lies in it.
      const fits = entry?.kind !== 'skip' || entry.to <= until;
      const mayGo = left > 0 && machine.cycles < until && isWay && fits;
      if (entry !== undefined && advances(entry) && entry.cycles <= machine.cycles) {
        if (!mayGo) return { reason: 'budget', executed: budget - left, deadline: Infinity };
        left -= entry.kind === 'step' ? 1 : 0;
        machine.settle();
        this.#applyNext(entry);
        continue;
      }
      const end = Math.min(until, entry?.cycles ?? Infinity);
      const own = core === undefined ? {} : { core, instructions: Math.max(0, goal - executed()), next };
      const ran = machine.run(left, mayJump, { until: end, ...own });
      left -= ran.executed;
      const isStuck = ran.reason === 'idle' && entry !== undefined && end === entry.cycles && end <= until;
      if (isStuck && machine.cycles < end) this.#applyNext(entry);
      const applied = this.#applyDue();
      const mayGoOn = ran.reason === 'budget' ? machine.cycles >= end && end < until : applied || isStuck;
      if (ran.reason === 'stopped' || left <= 0 || !mayGoOn || machine.cycles >= until)
        return { ...ran, executed: budget - left };
    }
  }

  #applyNext(entry: Entry): void {
    this.index++;
    apply(this.#machine, entry);
  }

  /** All that is due and takes no time; whether there was any. */
  #applyDue(): boolean {
    const from = this.index;
    for (;;) {
      const entry = this.#entries()[this.index];
      if (entry === undefined || entry.cycles > this.#machine.cycles || advances(entry)) return this.index > from;
      this.#applyNext(entry);
    }
  }
}

/** Drives a fresh machine of the same configuration to the end of a recording. */
export function replay(machine: Machine, log: InputLog): void {
  // A wait beyond the end is another machine's.
  const entries = log.entries.map((one) => (one.kind === 'skip' ? { ...one, to: Math.min(one.to, log.end) } : one));
  const player = new Player(machine, () => entries);
  player.run(UNBOUNDED, true, { until: log.end });
}
