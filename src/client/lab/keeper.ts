/**
 * Keeps a reader's work as it changes: as last words, which outlive the page, and in the store, which outlives the browser;
 * never two writes at a time. Both are begun within the change itself: a page that gets no time gets its timers late too.
 */
import { asMessage } from '../failure.ts';
import type { Message } from '../protocol.ts';
import type { LabStore } from './store.ts';
import type { Work } from './work.ts';

export type Saving = 'saved' | 'unsaved' | 'failed';

export interface KeeperHost {
  later(task: () => void, milliseconds: number): () => void;
  /** For what is shown: clocks are set back and forth. */
  now(): number;
  /** The store takes its time, and a page can die at any moment: this is not in the store yet. Done when it returns. */
  leave(work: Work): void;
  /** Told whenever it changes; `message` says why it failed. */
  status(saving: Saving, message?: Message): void;
}

/** Milliseconds without a change until it is said that everything is kept: it would be said at each key. */
const CALM = 100;
/** Milliseconds until what could not be written is tried again. */
const AGAIN = 1000;

/** As work may hold it (read-work.ts), whatever the clock says: one that is set before 1970 must not damage work. */
const timeOf = (now: number): number => Math.min(Math.max(0, Math.round(now)), Number.MAX_SAFE_INTEGER);

export class Keeper {
  readonly #store: Pick<LabStore, 'save' | 'next'>;
  readonly #host: KeeperHost;
  #waiting: Work | undefined;
  #underway: Work | undefined;
  #calm: (() => void) | undefined;
  #again: (() => void) | undefined;
  #writing: Promise<boolean> | undefined;
  #closed = false;

  constructor(store: Pick<LabStore, 'save' | 'next'>, host: KeeperHost) {
    this.#store = store;
    this.#host = host;
  }

  /** Takes the newest state of the work; what it replaces and was not written yet is not written any more. */
  keep(work: Work): void {
    if (this.#closed) return;
    this.#waiting = { ...work, changed: timeOf(this.#host.now()), order: this.#store.next(work.order) };
    this.#host.leave(this.#waiting);
    this.#host.status('unsaved');
    void this.flush();
  }

  /** The newest work of which it is not certain that it was written. */
  get unwritten(): Work | undefined {
    return this.#waiting ?? this.#underway;
  }

  /** Writes what waits, now. Whether everything is written then. */
  flush(): Promise<boolean> {
    this.#rest();
    return (this.#writing ??= this.#write().finally(() => (this.#writing = undefined)));
  }

  #rest(): void {
    for (const cancel of [this.#calm, this.#again]) cancel?.();
    this.#calm = this.#again = undefined;
  }

  /** One write after the other, until nothing waits. */
  async #write(): Promise<boolean> {
    while (this.#waiting !== undefined) {
      const work = this.#waiting;
      this.#waiting = undefined;
      this.#underway = work;
      try {
        await this.#store.save(work);
      } catch (error) {
        if (this.#closed) return false;
        // What was typed since is newer.
        this.#waiting ??= work;
        this.#host.leave(this.#waiting);
        this.#host.status('failed', asMessage(error));
        this.#again ??= this.#host.later(() => void this.flush(), AGAIN);
        return false;
      } finally {
        this.#underway = undefined;
      }
    }
    if (!this.#closed) this.#calm ??= this.#host.later(() => this.#calmed(), CALM);
    return true;
  }

  #calmed(): void {
    this.#calm = undefined;
    if (this.unwritten === undefined) this.#host.status('saved');
    else void this.flush();
  }

  /** Another tab has the lab from now on: nothing of this one is written any more. */
  close(): void {
    this.#closed = true;
    this.#rest();
    this.#waiting = undefined;
  }
}
