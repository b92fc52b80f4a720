/** Runs a machine: console, script, limits, and time while all cores wait. */
import { counterFrequency } from '../../src/engine/machine/board.ts';
import type { Machine } from '../../src/engine/machine/machine.ts';
import type { ConsoleBytes } from './consoles.ts';
import type { Script } from './script.ts';

export interface Limits {
  /** Instructions of all cores. */
  readonly instructions?: number;
  /** Milliseconds on the clock of `performance.now`. */
  readonly until?: number;
}

export interface SessionOptions {
  readonly machine: Machine;
  readonly script: Script;
  readonly limits: Limits;
  /** Time jumps where all cores wait, instead of passing as on the wall. */
  readonly jumps: boolean;
  /** Somebody may type: a guest that waits for ever is not the end. */
  readonly hasKeyboard: boolean;
  readonly rebootIsEnd: boolean;
  /** Console output since the last call. */
  output(): readonly ConsoleBytes[];
  type(to: ConsoleBytes): void;
  /** Called between slices; `waits`: nothing will happen for now. */
  between?(waits: boolean): void;
  /** The guest has reset itself this often without living for long in between: told at 10, 100, 1000 … */
  resets?(count: number): void;
  /** Of VMs: whether all are down, and whether one was stopped because it failed. */
  vms?(): 'running' | 'powered-off' | 'failed';
}

export type End =
  | { readonly reason: 'powered-off' | 'failed' | 'finished' | 'instructions' | 'timeout' | 'stuck' }
  | { readonly reason: 'interrupted'; readonly signal?: NodeJS.Signals };

/** Instructions between two looks at the world; input enters only there, so scripted runs are the same each time. */
const SLICE = 250_000;
const countsPerMillisecond = counterFrequency / 1000;
/** Milliseconds of work between two looks at the speed. */
const PACE_EVERY = 50;
/** Milliseconds that a guest may catch up after it was woken late. */
const MOST_CREDIT = 20;

/** Cycles of a life that was short: a Linux that panics at once, and reboots, lives longer than a second of it. */
const SHORT_LIFE = 250e6;
/** So many resets cost no time. */
const PATIENT_RESETS = 8;
/** Milliseconds. */
const MOST_BACK_OFF = 2000;
export const isPowerOfTen = (count: number): boolean => count >= 10 && /^10+$/.test(String(count));

export class Session {
  readonly #options: SessionOptions;
  #interrupted: End | undefined;
  #wake: () => void = () => undefined;
  /** Milliseconds of wall time that the guest has not seen yet. */
  #credit = 0;
  #paced = { executed: 0, took: 0 };
  /** Resets, each soon after the one before, and the cycle of the last. */
  #resets = { at: 0, count: 0 };
  /** Milliseconds spent executing. */
  busy = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Input has come: a sleeping machine goes on. */
  wake(): void {
    this.#wake();
  }

  /** Ends the run between two slices. */
  interrupt(signal?: NodeJS.Signals): void {
    this.#interrupted ??= { reason: 'interrupted', ...(signal && { signal }) };
    this.#wake();
  }

  async run(): Promise<End> {
    const { machine, limits, jumps, rebootIsEnd } = this.#options;
    let left = limits.instructions ?? Infinity;
    this.#show();
    for (;;) {
      const started = performance.now();
      const { reason, executed, deadline } = machine.run(Math.min(SLICE, left), jumps);
      const took = performance.now() - started;
      this.busy += took;
      left -= executed;
      if (!jumps) this.#pace(executed, took);
      const sent = this.#show(reason === 'idle');
      if (this.#options.script.finished) return { reason: 'finished' };
      if (reason === 'powered-off' || (reason === 'reset' && rebootIsEnd)) return { reason: 'powered-off' };
      if (reason === 'reset') {
        machine.reset();
        await this.#backOff();
      }
      const vms = this.#options.vms?.() ?? 'running';
      if (vms !== 'running') return { reason: vms };
      if (left <= 0) return { reason: 'instructions' };
      if (reason === 'idle' && !sent) {
        if (deadline === Infinity && !this.#options.hasKeyboard) return { reason: 'stuck' };
        await this.#sleep(deadline);
      } else await new Promise((resolve) => setImmediate(resolve));
      if (this.#interrupted !== undefined) return this.#interrupted;
      if (performance.now() >= (limits.until ?? Infinity)) return { reason: 'timeout' };
    }
  }

  /** Keeps the guest's seconds near those of the wall while it works, by instructions a count of its clock. */
  #pace(executed: number, took: number): void {
    this.#paced.executed += executed;
    this.#paced.took += took;
    if (this.#paced.took < PACE_EVERY) return;
    const counts = this.#paced.took * countsPerMillisecond;
    this.#options.machine.setCyclesPerCount(Math.min(1000, Math.max(1, Math.round(this.#paced.executed / counts))));
    this.#paced = { executed: 0, took: 0 };
  }

  /** A guest that resets itself for ever would take all of the host's time, and nobody would see why. */
  async #backOff(): Promise<void> {
    const { machine, limits, resets } = this.#options;
    const lived = machine.cycles - this.#resets.at;
    this.#resets = { at: machine.cycles, count: lived < SHORT_LIFE ? this.#resets.count + 1 : 1 };
    const { count } = this.#resets;
    if (isPowerOfTen(count)) resets?.(count);
    if (count < PATIENT_RESETS || this.#interrupted !== undefined) return;
    const wait = Math.min(MOST_BACK_OFF, 10 * 2 ** (count - PATIENT_RESETS));
    const left = (limits.until ?? Infinity) - performance.now();
    await this.#pause(Math.max(0, Math.min(wait, left)));
  }

  /** Until this time is over or somebody wakes the session. */
  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }

  /** Shows what the guest wrote, and types what the script has for it. Returns whether it typed. */
  #show(waits = false): boolean {
    const typed = this.#options.script.advance(this.#options.output());
    for (const bytes of typed) this.#options.type(bytes);
    this.#options.between?.(waits && typed.length === 0);
    return typed.length > 0;
  }

  /** Until the machine's deadline is due on the wall, input comes, or the time limit. Guest time passes meanwhile. */
  async #sleep(deadline: number): Promise<void> {
    const { machine, limits } = this.#options;
    const cyclesPerMillisecond = machine.cyclesPerCount * countsPerMillisecond;
    const asleep = performance.now();
    const due = asleep + (deadline - machine.cycles) / cyclesPerMillisecond - this.#credit;
    const end = Math.min(due, limits.until ?? Infinity, asleep + 2 ** 31 - 1);
    if (end > asleep) await this.#pause(end - asleep);
    const slept = performance.now() - asleep + this.#credit;
    machine.skipTo(Math.floor(machine.cycles + Math.max(0, slept) * cyclesPerMillisecond));
    this.#credit = Math.min(MOST_CREDIT, Math.max(0, performance.now() - due));
  }
}
