import { asMessage } from './failure.ts';
import type { RunEvent, RunState } from './protocol.ts';
import { SliceLoop, type Host, type Slice } from './time-slice.ts';

/** Console bytes that may wait for one terminal before the guests have to. */
const mostUndrawn = 256 * 1024;
/** Milliseconds: how often the page is told of its machine, and how long a disk write may wait to be kept. */
const reportEvery = 250;
const saveEvery = 500;
/** The longest sleep of an idle guest: its timers are ours, so this only bounds how late a wake-up can be noticed. */
const longestSleep = 100;
const hiddenRest = 100;

export interface Ran {
  readonly executed: number;
  /** `fault`: it stands in something that did not end well, and only a way back leads on. `idle`: all cores wait for an interrupt; the next timer is due in `milliseconds` (Infinity: only input wakes them). */
  readonly outcome: 'budget' | 'idle' | 'off' | 'fault';
  readonly milliseconds: number;
}

export interface Runnable {
  run(instructions: number): Ran;
  /** Executed by all cores since the machine was built. */
  readonly instructions: number;
  /** Bytes of host memory. */
  readonly memory: number;
}

export interface RunnerOptions<Machine extends Runnable> {
  readonly host: Host;
  post(event: RunEvent): void;
  /** Sends what the machine has put on its consoles, and tells `sent` of it. */
  flush(machine: Machine): void;
  /** What the page is shown beside the usage. */
  report(machine: Machine): void;
  /** A good moment to keep what was written to disks. */
  keep?(): void;
}

/** Runs one machine at a time, in slices between the page's messages, and holds it while the page cannot follow. */
export class Runner<Machine extends Runnable> {
  readonly #options: RunnerOptions<Machine>;
  readonly #loop: SliceLoop;
  #state: RunState = 'empty';
  #machine: Machine | undefined;
  #cpus = 1;
  /** By console. */
  #undrawn = new Map<number, number>();
  #lastReport = { at: 0, instructions: 0 };
  #lastSave = 0;

  constructor(options: RunnerOptions<Machine>) {
    this.#options = options;
    this.#loop = new SliceLoop(options.host, (budget) => this.#slice(budget));
  }

  get state(): RunState {
    return this.#state;
  }
  get machine(): Machine | undefined {
    return this.#machine;
  }

  /** A machine at its reset state, which waits to be run. */
  take(machine: Machine, cpus: number): void {
    this.#machine = machine;
    this.#cpus = cpus;
    this.#undrawn.clear();
    this.#lastReport = { at: this.#options.host.now(), instructions: 0 };
    this.enter('paused');
    this.report();
  }

  /** There is no machine any more. */
  drop(): void {
    this.#loop.stop();
    this.#machine = undefined;
  }

  run(): void {
    if (this.#state !== 'paused') return;
    this.#lastReport = { at: this.#options.host.now(), instructions: this.#machine?.instructions ?? 0 };
    this.enter('running');
    this.#loop.start();
  }

  pause(): void {
    if (this.#state !== 'running') return;
    this.#loop.stop();
    this.enter('paused');
    this.report();
    this.#keep();
  }

  /** One step of a machine that stands. */
  step(make: (machine: Machine) => Ran): void {
    if (this.#state !== 'paused' || !this.#machine) return;
    this.#after(make(this.#machine));
    this.#options.flush(this.#machine);
    this.report();
    this.#keep();
  }

  /** To another point of what is recorded: a machine that is off now may run there. */
  move(go: (machine: Machine) => Ran): void {
    if ((this.#state !== 'paused' && this.#state !== 'off') || !this.#machine) return;
    const { outcome } = go(this.#machine);
    const state = outcome === 'off' ? 'off' : 'paused';
    if (state !== this.#state) this.enter(state);
    this.#options.flush(this.#machine);
    this.report();
    this.#keep();
  }

  /** Input has come: a guest that sleeps looks at it at once. */
  wake(): void {
    this.#loop.wake();
  }

  /** So many bytes are on their way to the terminal of a console … */
  sent(console: number, bytes: number): void {
    this.#undrawn.set(console, (this.#undrawn.get(console) ?? 0) + bytes);
  }
  /** … and are on the screen. */
  drawn(console: number, bytes: number): void {
    this.sent(console, -bytes);
    if (!this.#behind) this.#loop.wake();
  }
  get #behind(): boolean {
    return [...this.#undrawn.values()].some((bytes) => bytes >= mostUndrawn);
  }

  hidden(hidden: boolean): void {
    this.#loop.rest(hidden ? hiddenRest : 0);
  }

  /** One time slice; what it throws ends the machine, not the worker. */
  #slice(budget: number): Slice {
    const machine = this.#machine;
    if (!machine) return { executed: 0, next: 'never' };
    if (this.#behind) return { executed: 0, next: { milliseconds: longestSleep } };
    try {
      const ran = machine.run(budget);
      this.#options.flush(machine);
      const now = this.#options.host.now();
      if (now - this.#lastReport.at >= reportEvery) this.report();
      if (now - this.#lastSave >= saveEvery) this.#keep();
      return { executed: ran.executed, next: this.#after(ran) };
    } catch (error) {
      this.#options.flush(machine);
      this.fail(error);
      return { executed: 0, next: 'never' };
    }
  }

  #after(ran: Ran): Slice['next'] {
    if (ran.outcome === 'off') {
      this.#loop.stop();
      this.enter('off');
      this.report();
      this.#keep();
      return 'never';
    }
    if (ran.outcome === 'fault') {
      this.pause();
      return 'never';
    }
    return ran.outcome === 'idle' ? { milliseconds: Math.min(longestSleep, ran.milliseconds) } : 'at-once';
  }

  /** Tells the page how far the machine is. */
  report(): void {
    if (!this.#machine) return;
    const { instructions, memory } = this.#machine;
    const at = this.#options.host.now();
    const elapsed = at - this.#lastReport.at;
    const mips =
      elapsed > 0 && instructions > this.#lastReport.instructions
        ? (instructions - this.#lastReport.instructions) / elapsed / 1000
        : 0;
    this.#lastReport = { at, instructions };
    this.#options.post({ type: 'usage', usage: { instructions, memory, mips } });
    this.#options.report(this.#machine);
  }

  #keep(): void {
    this.#lastSave = this.#options.host.now();
    this.#options.keep?.();
  }

  enter(state: RunState): void {
    this.#state = state;
    this.#options.post({ type: 'state', state, cpus: this.#cpus });
  }

  fail(error: unknown): void {
    this.#loop.stop();
    this.tell(error);
    this.enter(this.#machine ? 'stopped' : 'empty');
  }

  tell(error: unknown): void {
    this.#options.post({ type: 'failure', message: asMessage(error) });
  }
}
