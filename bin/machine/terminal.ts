import { writeSync } from 'node:fs';

const CTRL_A = 0x01;

export interface TerminalEvents {
  /** For the guest. */
  input(bytes: Uint8Array): void;
  /** Console n is to be looked at and typed into. */
  select(n: number): void;
  quit(): void;
  help(): void;
}

/** Sorts what is typed: Ctrl-A begins a command of ours, as in QEMU's -nographic. */
export class KeySorter {
  readonly #events: TerminalEvents;
  #command = false;

  constructor(events: TerminalEvents) {
    this.#events = events;
  }

  take(bytes: Uint8Array): void {
    const forGuest: number[] = [];
    for (const byte of bytes) {
      if (!this.#command) {
        if (byte === CTRL_A) this.#command = true;
        else forGuest.push(byte);
        continue;
      }
      this.#command = false;
      if (byte === CTRL_A) forGuest.push(byte);
      else if (byte >= 0x30 && byte <= 0x39) this.#flush(forGuest, byte - 0x30);
      else if (byte === 0x78) this.#events.quit();
      else if (byte === 0x68 || byte === 0x3f) this.#events.help();
    }
    this.#flush(forGuest);
  }

  /** What was typed before another console was asked for is for the one before it. */
  #flush(forGuest: number[], select?: number): void {
    if (forGuest.length > 0) this.#events.input(Uint8Array.from(forGuest.splice(0)));
    if (select !== undefined) this.#events.select(select);
  }
}

/** Standard input as the guest's keyboard, from `open` to `close`; every key of a terminal goes through, Ctrl-C too. */
export class Keyboard {
  readonly #sorter: KeySorter;
  readonly #take = (chunk: Buffer): void => this.#sorter.take(chunk);

  constructor(events: TerminalEvents) {
    this.#sorter = new KeySorter(events);
  }

  open(): void {
    if (process.stdin.isTTY) process.stdin.setRawMode(true);
    process.stdin.on('data', this.#take);
    process.stdin.on('error', () => undefined);
  }
  /** While the guest has more than enough to read. */
  hold(full: boolean): void {
    if (full !== process.stdin.isPaused()) process.stdin[full ? 'pause' : 'resume']();
  }
  close(): void {
    process.stdin.off('data', this.#take);
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    process.stdin.pause();
  }
}

/**
 * Writes all of it, now. A terminal that something else has made non-blocking is waited for; false when nobody reads any
 * more, or nothing more can be written: `failed` gets the reason.
 */
export function writeAll(descriptor: number, bytes: Uint8Array, failed?: (error: unknown) => void): boolean {
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') {
        failed?.(error);
        return false;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  return true;
}
