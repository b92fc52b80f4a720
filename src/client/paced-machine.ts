import type { Machine } from '../engine/machine/machine.ts';
import type { Ran, Runnable } from './runner.ts';

/** CNTFRQ: counts of the system counter in a millisecond of guest time. */
const countsPerMillisecond = 62_500;
/** Instructions per count before the speed of this host is known: the guest's second has 125 million. */
export const firstPace = 2;
/** A new pace only when it is this much off: each change is an input to record. */
const tolerance = 1.3;

/** A machine that lives in a page: while its guests wait, time passes as on the wall instead of jumping. */
export class PacedMachine implements Runnable {
  readonly machine: Machine;
  /** Cycles a millisecond, smoothed. */
  #speed = firstPace * countsPerMillisecond;
  /** Wall time at which the guests began to wait. */
  #idleSince: number | undefined;

  /** @param machine made with `cyclesPerCount: firstPace` */
  constructor(machine: Machine) {
    this.machine = machine;
  }

  run(instructions: number): Ran {
    const start = performance.now();
    if (this.#idleSince !== undefined) {
      // While the guests waited their time went on too; not beyond what they wait for.
      const counts = Math.floor((start - this.#idleSince) * countsPerMillisecond);
      this.machine.skipTo(this.machine.cycles + counts * this.machine.cyclesPerCount);
      this.#idleSince = undefined;
    }
    const from = this.machine.cycles;
    const result = this.machine.run(instructions, false);
    this.#pace(this.machine.cycles - from, performance.now() - start);
    return this.#ran(result);
  }

  /** Guest seconds follow wall seconds: on a faster host a count takes more cycles. */
  #pace(cycles: number, milliseconds: number): void {
    if (cycles < 500_000 || milliseconds < 1) return;
    this.#speed += (cycles / milliseconds - this.#speed) / 8;
    const wanted = Math.min(1000, Math.max(1, Math.round(this.#speed / countsPerMillisecond)));
    const now = this.machine.cyclesPerCount;
    if (wanted > now * tolerance || wanted * tolerance < now) this.machine.setCyclesPerCount(wanted);
  }

  step(core: number): Ran {
    // A core that waits has no next instruction until its event comes: time jumps there, as in fixed mode.
    if (!this.machine.step(core) && this.machine.state === 'running') return this.#ran(this.machine.run(1, true));
    const { state } = this.machine;
    return this.#ran({ reason: state === 'running' ? 'budget' : state, executed: 1, deadline: Infinity });
  }

  #ran({ reason, executed, deadline }: ReturnType<Machine['run']>): Ran {
    // QEMU's answer to SYSTEM_RESET: the same board, started again.
    if (reason === 'reset') this.machine.reset();
    if (reason === 'powered-off') return { executed, outcome: 'off', milliseconds: 0 };
    if (reason !== 'idle') return { executed, outcome: 'budget', milliseconds: 0 };
    if (deadline === Infinity) return { executed, outcome: 'idle', milliseconds: Infinity };
    this.#idleSince = performance.now();
    const milliseconds = (deadline - this.machine.cycles) / this.machine.cyclesPerCount / countsPerMillisecond;
    return { executed, outcome: 'idle', milliseconds };
  }

  get instructions(): number {
    return this.machine.executed.reduce((sum, one) => sum + one, 0);
  }

  get memory(): number {
    return this.machine.cores.hostBytes;
  }
}
