/**
 * A run with its past: a machine goes back by restoring a snapshot and running again from there, along the recorded
 * inputs. A point of a run is its cycle: of all states with the same cycle (interrupts taken or not, inputs typed or
 * not) it is the last one before the next instruction.
 */
import { EngineError } from '../../error.ts';
import type { RunLimits, RunResult } from '../config.ts';
import type { Machine } from '../machine.ts';
import type { ListenerHub } from './hub.ts';
import { Player, UNBOUNDED } from './player.ts';
import type { Recorder } from './recorder.ts';
import { SnapshotStore, type Kept } from './snapshot-store.ts';

export interface HistoryOptions {
  /** Instructions between two snapshots near now. */
  readonly interval?: number;
  readonly maximumBytes?: number;
  readonly maximumSnapshots?: number;
  /** Further instructions between two snapshots for each page of memory that there is: what taking one costs. */
  readonly intervalPerPage?: number;
  /**
   * Bytes of the input log. With it memory is bounded however long the run is: the beginning is given up when there is no
   * room for it, and `start` moves.
   */
  readonly maximumLog?: number;
  /** Whoever follows the run and hears of replays: `mark` returns what takes it back to where it is now. */
  readonly followers?: readonly { mark(): () => void }[];
  /** Another future begins behind a cycle: what was behind it did not happen. */
  readonly onBranch?: (cycles: number) => void;
}

/** Instructions between a point that somebody looks at and a snapshot before it. */
const NEAR = 100_000;
/** Parts of the log between snapshots at least: of one of them no part can be given up. */
const LOG_PARTS = 8;

export class History {
  readonly recorder: Recorder;
  readonly #machine: Machine;
  readonly #hub: ListenerHub | undefined;
  readonly #store: SnapshotStore;
  readonly #player: Player;
  readonly #interval: number;
  readonly #options: HistoryOptions;
  /** Size of the log when the newest snapshot was taken. */
  #logged = 0;
  /** Cycle and instructions of the end of what was recorded. */
  #head: { cycles: number; work: number };
  /** Beside the point that somebody looks at: small steps begin there. The store would thin it out. */
  #near: Kept | undefined;

  /**
   * Begins with the state in which the machine is now: earlier points are out of reach.
   * @param hub told when what already happened is executed again
   */
  constructor(recorder: Recorder, hub?: ListenerHub, options: HistoryOptions = {}) {
    const { interval = 2_000_000, maximumBytes = 2 ** 28, maximumSnapshots = 96 } = options;
    this.recorder = recorder;
    this.#machine = recorder.machine;
    this.#hub = hub;
    this.#interval = interval;
    this.#options = options;
    const keepsStart = options.maximumLog === undefined;
    this.#store = new SnapshotStore({ interval, maximumBytes, maximumSnapshots, keepsStart });
    this.#player = new Player(this.#machine, () => recorder.entries);
    this.#player.index = recorder.entries.length;
    this.#head = { cycles: this.#machine.cycles, work: this.#work };
    this.#keep();
  }

  /** The last cycle that was recorded. */
  get head(): number {
    return this.isLive ? this.#machine.cycles : this.#head.cycles;
  }
  /** The first point that can be reached. */
  get start(): number {
    return this.#store.kept[0]?.snapshot.cycles ?? 0;
  }
  /** No later point was ever reached: what is run now is new. */
  get isLive(): boolean {
    return this.#machine.cycles >= this.#head.cycles && this.#player.index >= this.recorder.entries.length;
  }
  /** Cycles of the snapshots, and the bytes that they take. */
  get kept(): { readonly cycles: readonly number[]; readonly bytes: number } {
    return { cycles: this.#store.kept.map(({ snapshot }) => snapshot.cycles), bytes: this.#store.bytes };
  }

  /**
   * An input of the person at the machine: `give` calls the recorder. In the past another future begins with it, and the
   * recorded one is lost.
   */
  input<T>(give: (recorder: Recorder) => T): T {
    this.#branch();
    const result = give(this.recorder);
    this.#player.index = this.recorder.entries.length;
    this.#head = { cycles: this.#machine.cycles, work: this.#work };
    return result;
  }

  /** Another future begins at this point, with no input: what was recorded behind it is lost. */
  fork(): void {
    this.input(() => undefined);
  }

  #branch(): void {
    if (this.isLive) return;
    this.#options.onBranch?.(this.#machine.cycles);
    this.recorder.truncate(this.#player.index);
    this.#logged = Math.min(this.#logged, this.recorder.size);
    this.#store.truncate(this.#machine.cycles);
    if ((this.#near?.snapshot.cycles ?? 0) > this.#machine.cycles) this.#near = undefined;
  }

  /** As Machine.run: in the past along the recorded inputs up to the end of the recording, from there on live. */
  run(budget: number, mayJump = true, limits: RunLimits = {}): RunResult {
    const { until = Infinity, core } = limits;
    let left = budget;
    let wanted = limits.instructions ?? 0;
    for (;;) {
      const live = this.isLive;
      const part = Math.min(left, this.#interval);
      const end = Math.min(until, live ? Infinity : this.#head.cycles);
      const before = core === undefined ? 0 : (this.#machine.executed[core] ?? 0);
      const own = core === undefined ? {} : { ...limits, instructions: wanted };
      const ran = this.#quietly(!live, () =>
        live
          ? this.recorder.run(part, mayJump, { ...own, until: end })
          : this.#player.run(part, true, { ...own, until: end }),
      );
      if (live) this.#head = { cycles: this.#machine.cycles, work: this.#work };
      left -= ran.executed;
      if (core !== undefined) wanted = Math.max(0, wanted - ((this.#machine.executed[core] ?? 0) - before));
      // Where all cores wait nothing was taken before its time either.
      if (live && (ran.reason === 'budget' || ran.reason === 'idle') && this.#isDue) this.#keep();
      const isPart = ran.reason === 'budget' && ran.executed >= part;
      const isHead = !live && this.#machine.cycles >= this.#head.cycles && this.#machine.cycles < until;
      if (left <= 0 || this.#machine.cycles >= until || ran.reason === 'stopped' || !(isPart || isHead))
        return { ...ran, executed: budget - left };
    }
  }

  /**
   * Goes to a point of the recording, forwards or backwards. Returns its cycle: of points inside a jump of the clock, or
   * inside a call of the hypervisor, the nearest one that exists.
   */
  seek(cycles: number): number {
    const to = Math.floor(Math.min(Math.max(cycles, this.start), this.head));
    // At the last cycle there can be inputs to come.
    if (to === this.#machine.cycles && (to < this.head || this.isLive)) return this.#settled();
    this.#goBack(({ snapshot }) => snapshot.cycles <= to, to > this.#machine.cycles ? this.#machine.cycles : -1);
    this.#forward({ until: to - NEAR });
    this.#keepNear();
    this.#forward({ until: to });
    return this.#settled();
  }

  #settled(): number {
    this.recorder.settle();
    return this.#machine.cycles;
  }

  /**
   * Back by one instruction of `core`: to the last point before it executed. Returns false when the core has executed
   * none since the start.
   */
  stepBack(core: number): boolean {
    const goal = (this.#machine.executed[core] ?? 0) - 1;
    const hasLess = ({ snapshot }: Kept): boolean => (snapshot.executed[core] ?? 0) <= goal;
    if (this.#last(hasLess) === undefined) return false;
    this.#goBack(hasLess);
    const way = (): number => goal - (this.#machine.executed[core] ?? 0);
    if (way() > NEAR) {
      this.#forward({ core, instructions: way() - NEAR });
      this.#keepNear();
    }
    this.#forward({ core, instructions: way(), next: true });
    this.recorder.settle();
    return true;
  }

  /**
   * Goes to the last point before this one at which `scan` finds something, and returns what. undefined: there is none, and
   * nothing has changed.
   * @param scan runs to `until` and calls `found` at each point that it wants, that at which it begins included
   */
  seekBack<T>(
    scan: (run: (limits: RunLimits) => RunResult, until: number, found: (what: T) => void) => void,
  ): T | undefined {
    const now = this.#machine.cycles;
    let end = now;
    for (const from of [...this.#store.kept].reverse()) {
      if (from.snapshot.cycles >= end) continue;
      this.#leave();
      this.#restore(from);
      let last: { readonly cycles: number; readonly what: T } | undefined;
      try {
        this.#quietly(true, () =>
          scan(
            (limits) => this.#player.run(UNBOUNDED, true, { ...limits, until: end }),
            end,
            (what) => {
              const { cycles } = this.#machine;
              // An interval ends where the next one begins: an exception there belongs to this one.
              if (cycles < now && cycles <= end) last = { cycles, what };
            },
          ),
        );
      } catch (error) {
        this.seek(now);
        throw error;
      }
      if (last !== undefined) {
        const { cycles, what } = last;
        this.seek(cycles);
        return what;
      }
      end = from.snapshot.cycles;
    }
    this.seek(now);
    return undefined;
  }

  get #work(): number {
    return this.#machine.executed.reduce((sum, one) => sum + one, 0);
  }

  /** The end of the recording is where the machine is, before it leaves it. */
  #leave(): void {
    if (this.isLive) this.#head = { cycles: this.#machine.cycles, work: this.#work };
  }

  #goBack(fits: (kept: Kept) => boolean, unlessBehind = -1): void {
    const from = this.#last(fits);
    if (from === undefined) throw new EngineError('replay.no-past', { start: this.start });
    this.#leave();
    // Forwards the way from here may be shorter.
    if (unlessBehind >= from.snapshot.cycles) return;
    this.#restore(from);
  }

  #restore({ snapshot, index, followers }: Kept): void {
    this.#machine.restore(snapshot);
    this.#player.index = index;
    for (const goBack of followers) goBack();
  }

  #forward(limits: RunLimits): void {
    this.#quietly(true, () => this.#player.run(UNBOUNDED, true, { until: this.#head.cycles, ...limits }));
  }

  #quietly<T>(replaying: boolean, run: () => T): T {
    if (this.#hub === undefined) return run();
    this.#hub.replaying = replaying;
    try {
      return run();
    } finally {
      this.#hub.replaying = false;
    }
  }

  #last(fits: (kept: Kept) => boolean): Kept | undefined {
    const stored = this.#store.last(fits);
    const near = this.#near !== undefined && fits(this.#near) ? this.#near : undefined;
    return (near?.snapshot.cycles ?? -1) > (stored?.snapshot.cycles ?? -1) ? near : stored;
  }

  /** Only where interrupts were not taken before their time: such a point is met again by every run. */
  #take(): Kept {
    const followers = (this.#options.followers ?? []).map((one) => one.mark());
    return { snapshot: this.#machine.snapshot(), index: this.#player.index, work: this.#work, followers };
  }
  #keep(): void {
    this.#store.add(this.#take(), Math.max(this.#work, this.#head.work));
    this.#boundLog();
  }
  get #isDue(): boolean {
    const { intervalPerPage = 0, maximumLog = Infinity } = this.#options;
    const newest = this.#store.kept.at(-1);
    const interval = this.#interval + intervalPerPage * (newest?.snapshot.cores.pages.size ?? 0);
    return this.#work - (newest?.work ?? 0) >= interval || this.recorder.size - this.#logged >= maximumLog / LOG_PARTS;
  }

  /** Entries before the first point lead nowhere; where the log is too long the beginning goes with them. */
  #boundLog(): void {
    const { maximumLog } = this.#options;
    for (; maximumLog !== undefined; this.#store.removeFirst()) {
      this.#forget(this.#store.kept[0]?.index ?? 0);
      if (this.recorder.size <= maximumLog || this.#store.kept.length <= 2) break;
    }
    this.#logged = this.recorder.size;
  }
  #forget(entries: number): void {
    if (entries === 0) return;
    this.recorder.forget(entries);
    this.#store.rebase(entries);
    this.#player.index -= entries;
    const near = this.#near;
    this.#near = near && near.index >= entries ? { ...near, index: near.index - entries } : undefined;
  }
  #keepNear(): void {
    const before = this.#last(({ snapshot }) => snapshot.cycles <= this.#machine.cycles);
    if (this.#work - (before?.work ?? 0) >= NEAR) this.#near = this.#take();
  }
}
