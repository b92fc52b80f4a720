/**
 * The system counter as a function of cycles: count = epoch.count + ⌊(cycles − epoch.cycles) / k⌋. The core's timers
 * compute the same (core/as/counters/timer.ts); a change of k is an input that both are told.
 */
import { EngineError } from '../error.ts';

export interface Pace {
  /** Cycles per count of CNTPCT. */
  readonly k: number;
  /** Since which cycle and count. */
  readonly cycles: number;
  readonly count: number;
}

export class GuestClock {
  pace: Pace;

  constructor(k: number) {
    this.pace = { k, cycles: 0, count: 0 };
  }

  ticksAt(cycles: number): number {
    const { k, cycles: since, count } = this.pace;
    return count + Math.floor((cycles - since) / k);
  }

  /** The cycle at which the counter reaches `ticks`. */
  cycleOf(ticks: number): number {
    const { k, cycles, count } = this.pace;
    return ticks === Infinity ? Infinity : cycles + (ticks - count) * k;
  }

  /** @throws EngineError machine.pace. Returns whether anything changed. */
  setPace(k: number, cycles: number): boolean {
    if (!Number.isInteger(k) || k < 1 || k > 1000) throw new EngineError('machine.pace', { k });
    if (k === this.pace.k) return false;
    this.pace = { k, cycles, count: this.ticksAt(cycles) };
    return true;
  }
}
