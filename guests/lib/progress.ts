/** Where progress is written: a terminal gets one line that is rewritten, anything else gets a line now and then. */
export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Step {
  /** `done` of about `total` of what the step counts; the remaining time follows from the pace so far. */
  update(done: number, total: number, unit: string): void;
  /** Ends the step and says how long it took. */
  end(result?: string): void;
}

const TTY_INTERVAL_MS = 100;
const LOG_INTERVAL_MS = 20_000;

/** Minutes and seconds: 0:07, 12:34. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Says what is being done, why, for how long already and for about how long still. */
export class Progress {
  readonly #output: ProgressOutput;
  readonly #now: () => number;
  #open = false;

  constructor(output: ProgressOutput, now: () => number = Date.now) {
    this.#output = output;
    this.#now = now;
  }

  /** Writes a line of its own. */
  say(text: string): void {
    this.#clear();
    this.#output.write(`${text}\n`);
  }

  /** Begins a step: `what` is done because of `why`. */
  step(what: string, why: string): Step {
    const begin = this.#now();
    let last = begin;
    this.say(`guests: ${what} (${why})`);
    return {
      update: (done, total, unit) => {
        const now = this.#now();
        if (now - last < (this.#output.isTTY ? TTY_INTERVAL_MS : LOG_INTERVAL_MS)) return;
        last = now;
        this.#show(`  ${describe(done, total, unit, now - begin)}`);
      },
      end: (result) => {
        this.#clear();
        this.#output.write(`  ${result ?? 'done'}, ${formatDuration(this.#now() - begin)}\n`);
      },
    };
  }

  #show(text: string): void {
    if (!this.#output.isTTY) {
      this.#output.write(`${text}\n`);
      return;
    }
    const width = (this.#output.columns ?? 80) - 1;
    this.#output.write(`\r\x1b[K${text.slice(0, width)}`);
    this.#open = true;
  }

  #clear(): void {
    if (this.#open) this.#output.write('\r\x1b[K');
    this.#open = false;
  }
}

function describe(done: number, total: number, unit: string, elapsed: number): string {
  const most = Math.max(done, total);
  const left = done > 0 ? (elapsed * (most - done)) / done : undefined;
  const remaining = left === undefined ? '' : `, about ${formatDuration(left)} left`;
  return `${done} of about ${most} ${unit}, ${formatDuration(elapsed)} so far${remaining}`;
}
