/** Keeps a reader's work as it changes: soon after each change, at once when asked, and never two writes at a time. */
import { asMessage } from '../failure.ts';
import type { Message } from '../protocol.ts';
import type { LabStore } from './store.ts';
import type { Work } from './work.ts';

export type Saving = 'saved' | 'unsaved' | 'failed';

export interface KeeperHost {
  later(task: () => void, milliseconds: number): () => void;
  now(): number;
  /** Told whenever it changes; `message` says why it failed. */
  status(saving: Saving, message?: Message): void;
}

/** Milliseconds between the last change and the write: a burst of keys is one write. */
const DELAY = 150;

export class Keeper {
  readonly #store: LabStore;
  readonly #host: KeeperHost;
  #waiting: Work | undefined;
  #underway: Work | undefined;
  #cancel: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(store: LabStore, host: KeeperHost) {
    this.#store = store;
    this.#host = host;
  }

  /** Takes the newest state of the work; what it replaces and was not written yet is not written any more. */
  keep(work: Work): void {
    if (this.#closed) return;
    this.#waiting = { ...work, changed: this.#host.now() };
    this.#host.status('unsaved');
    this.#cancel?.();
    this.#cancel = this.#host.later(() => void this.flush(), DELAY);
  }

  /** The newest work of which it is not certain that it was written. */
  get unwritten(): Work | undefined {
    return this.#waiting ?? this.#underway;
  }

  /** Writes what waits, now. Whether everything is written then. */
  async flush(): Promise<boolean> {
    this.#cancel?.();
    this.#cancel = undefined;
    const work = this.#waiting;
    if (work === undefined) {
      await this.#writing;
      return this.#waiting === undefined;
    }
    this.#waiting = undefined;
    this.#underway = work;
    let written = true;
    this.#writing = this.#writing
      .then(() => this.#store.save(work))
      .then(
        () => {
          if (this.#underway === work) this.#underway = undefined;
          if (this.#waiting === undefined) this.#host.status('saved');
        },
        (error: unknown) => {
          written = false;
          if (this.#underway === work) this.#underway = undefined;
          // What was typed since is newer.
          this.#waiting ??= work;
          this.#host.status('failed', asMessage(error));
        },
      );
    await this.#writing;
    return written;
  }

  /** Another tab has the lab from now on: nothing of this one is written any more. */
  close(): void {
    this.#closed = true;
    this.#cancel?.();
    this.#waiting = undefined;
  }
}
