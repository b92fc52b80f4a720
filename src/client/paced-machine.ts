import type { RunResult } from '../engine/machine/config.ts';
import type { Machine } from '../engine/machine/machine.ts';
import type { History } from '../engine/machine/replay/history.ts';
import type { Ran, Runnable } from './runner.ts';

/** CNTFRQ: counts of the system counter in a millisecond of guest time. */
const countsPerMillisecond = 62_500;
/** Instructions per count before the speed of this host is known: the guest's second has 125 million. */
export const firstPace = 2;
/** A new pace only when it is this much off: each change is an input to record. */
const tolerance = 1.3;

/**
 * A machine that lives in a page: while its guests wait, time passes as on the wall instead of jumping. In its past it runs
 * along the recording, as fast as it can: what the wall was then is recorded.
 */
export class PacedMachine implements Runnable {
  readonly #history: History;
  readonly #machine: Machine;
  /** Cycles a millisecond, smoothed. */
  #speed = firstPace * countsPerMillisecond;
  /** Wall time at which the guests began to wait. */
  #idleSince: number | undefined;

  /** @param history of a machine made with `cyclesPerCount: firstPace` */
  constructor(history: History) {
    this.#history = history;
    this.#machine = history.recorder.machine;
  }

  run(instructions: number): Ran {
    const start = performance.now();
    const isLive = this.#history.isLive;
    if (this.#idleSince !== undefined && isLive) {
      // While the guests waited their time went on too; not beyond what they wait for.
      const counts = Math.floor((start - this.#idleSince) * countsPerMillisecond);
      const to = this.#machine.cycles + counts * this.#machine.cyclesPerCount;
      this.#history.input((recorder) => recorder.skipTo(to));
    }
    this.#idleSince = undefined;
    const from = this.#machine.cycles;
    const result = this.#history.run(instructions, false);
    if (isLive) this.#pace(this.#machine.cycles - from, performance.now() - start);
    return this.#ran(result);
  }

  /** Guest seconds follow wall seconds: on a faster host a count takes more cycles. */
  #pace(cycles: number, milliseconds: number): void {
    if (cycles < 500_000 || milliseconds < 1) return;
    this.#speed += (cycles / milliseconds - this.#speed) / 8;
    const wanted = Math.min(1000, Math.max(1, Math.round(this.#speed / countsPerMillisecond)));
    const now = this.#machine.cyclesPerCount;
    if (wanted > now * tolerance || wanted * tolerance < now)
      this.#history.input((recorder) => recorder.setCyclesPerCount(wanted));
  }

  step(core: number): Ran {
    if (!this.#history.isLive) return this.#again(core);
    // A core that waits has no next instruction until its event comes: time jumps there, as in fixed mode.
    const stepped = this.#history.input((recorder) => recorder.step(core));
    if (!stepped && this.#machine.state === 'running') return this.#ran(this.#history.run(1, true));
    return this.now();
  }

  /** The next instruction of a core as it is recorded, the others in their turns meanwhile. */
  #again(core: number): Ran {
    this.#idleSince = undefined;
    const until = this.#history.head;
    const { executed } = this.#history.run(Number.MAX_SAFE_INTEGER, false, { core, instructions: 1, until });
    this.#history.recorder.settle();
    return { ...this.now(), executed };
  }

  /** After a move in the recording: as after a run that has just ended here. */
  now(): Ran {
    this.#idleSince = undefined;
    const { state } = this.#machine;
    return this.#ran({ reason: state === 'running' ? 'budget' : state, executed: 1, deadline: Infinity });
  }

  #ran({ reason, executed, deadline }: RunResult): Ran {
    // QEMU's answer to SYSTEM_RESET: the same board, started again.
    if (reason === 'reset' && this.#history.isLive) this.#history.input((recorder) => recorder.reset());
    if (reason === 'powered-off') return { executed, outcome: 'off', milliseconds: 0 };
    if (reason !== 'idle') return { executed, outcome: 'budget', milliseconds: 0 };
    if (deadline === Infinity) return { executed, outcome: 'idle', milliseconds: Infinity };
    this.#idleSince = performance.now();
    const milliseconds = (deadline - this.#machine.cycles) / this.#machine.cyclesPerCount / countsPerMillisecond;
    return { executed, outcome: 'idle', milliseconds };
  }

  get instructions(): number {
    return this.#machine.executed.reduce((sum, one) => sum + one, 0);
  }

  /** What the engine holds, and what is kept to go back. */
  get memory(): number {
    return this.#machine.cores.hostBytes + this.#history.kept.bytes;
  }
}
