/** Wall milliseconds between two looks at the mailbox. Short enough that a key press is felt at once. */
const sliceMilliseconds = 10;
const smallest = 20_000;
const largest = 20_000_000;

/** How many instructions fit into one time slice, learned from the slices before. */
export class SliceBudget {
  /** Of a cold engine; the first slices correct it. */
  #perMillisecond = 20_000;

  get instructions(): number {
    return Math.min(largest, Math.max(smallest, Math.round(this.#perMillisecond * sliceMilliseconds)));
  }

  /** Half of each new measurement: one slow slice (a collection, a busy host) must not halve the speed for long. */
  learn(executed: number, milliseconds: number): void {
    // A slice cut short by the guest says nothing about speed, nor does a clock that did not move.
    if (executed < smallest || milliseconds <= 0) return;
    this.#perMillisecond += (executed / milliseconds - this.#perMillisecond) / 2;
  }
}

export interface Slice {
  readonly executed: number;
  /** What comes after: more at once, more after `milliseconds` (the guest waits, or the screen is behind), or nothing. */
  readonly next: 'at-once' | 'never' | { readonly milliseconds: number };
}

export interface Host {
  now(): number;
  /** Runs `task` after the messages that are already in the mailbox. */
  soon(task: () => void): void;
  later(task: () => void, milliseconds: number): () => void;
}

/** Runs slices until told to stop, and sleeps while the guest does. One loop runs at most one slice at a time. */
export class SliceLoop {
  readonly #host: Host;
  readonly #slice: (budget: number) => Slice;
  readonly #budget = new SliceBudget();
  #turn = 0;
  #cancelSleep: (() => void) | undefined;
  #running = false;
  /** Pause between slices while nobody sees the page, in milliseconds. */
  #rest = 0;

  constructor(host: Host, slice: (budget: number) => Slice) {
    this.#host = host;
    this.#slice = slice;
  }

  get running(): boolean {
    return this.#running;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#again();
  }

  stop(): void {
    this.#running = false;
    this.#turn++;
    this.#cancelSleep?.();
    this.#cancelSleep = undefined;
  }

  /** Input has arrived, or the screen has caught up: do not sleep on. */
  wake(): void {
    if (!this.#cancelSleep) return;
    this.#cancelSleep();
    this.#cancelSleep = undefined;
    this.#again();
  }

  rest(milliseconds: number): void {
    this.#rest = milliseconds;
    this.wake();
  }

  #again(): void {
    const turn = ++this.#turn;
    this.#host.soon(() => {
      if (turn === this.#turn) this.#run();
    });
  }

  #run(): void {
    const begin = this.#host.now();
    const { executed, next } = this.#slice(this.#budget.instructions);
    this.#budget.learn(executed, this.#host.now() - begin);
    if (!this.#running) return;
    if (next === 'never') return this.stop();
    const pause = Math.max(this.#rest, next === 'at-once' ? 0 : next.milliseconds);
    if (pause === 0) return this.#again();
    this.#cancelSleep = this.#host.later(() => {
      this.#cancelSleep = undefined;
      this.#again();
    }, pause);
  }
}
