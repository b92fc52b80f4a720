/** The consoles of a machine: what they wrote, and how it is shown where there is one standard output for all of them. */

/** Bytes that one console wrote, or that are for it. Console n is VM n's; a machine without VMs has console 0. */
export interface ConsoleBytes {
  readonly console: number;
  readonly bytes: Uint8Array;
}

/** Gathers bytes, in the order in which they came. */
export class ConsoleOutput {
  #chunks: { console: number; bytes: number[] }[] = [];

  push(console: number, byte: number): void {
    const last = this.#chunks.at(-1);
    if (last?.console === console) last.bytes.push(byte);
    else this.#chunks.push({ console, bytes: [byte] });
  }

  /** Everything since the last call. */
  take(): ConsoleBytes[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks.map(({ console, bytes }) => ({ console, bytes: Uint8Array.from(bytes) }));
  }
}

/** False: nobody reads any more. */
export type Write = (bytes: Uint8Array) => boolean;

export interface Screen {
  show(shown: readonly ConsoleBytes[]): boolean;
  /** Nothing more comes for now: half a line, a prompt say, must be seen. */
  settle(): boolean;
  /** Another console is to be looked at. */
  select(console: number): boolean;
}

/** One console: its bytes as they are. */
export function plainScreen(write: Write): Screen {
  return {
    show: (shown) => shown.every(({ bytes }) => write(bytes)),
    settle: () => true,
    select: () => true,
  };
}

const LF = 0x0a;
/** A line that never ends is shown in pieces of this size. */
const LONGEST = 4096;
/** Half a line to which nothing has come in as many calls of `show` is a prompt. */
const PATIENCE = 4;

interface Line {
  readonly bytes: number[];
  age: number;
}

/** Several consoles in one stream: whole lines, each behind `vm1| `, so that they do not get into each other. */
export class PrefixedScreen implements Screen {
  readonly #write: Write;
  /** By console, the line that has no end yet. */
  readonly #lines = new Map<number, Line>();
  /** Whose line stands on the output without an end. */
  #open: number | undefined;

  constructor(write: Write) {
    this.#write = write;
  }

  show(shown: readonly ConsoleBytes[]): boolean {
    const out: number[] = [];
    for (const { console, bytes } of shown) {
      const line = this.#lines.get(console) ?? { bytes: [], age: 0 };
      this.#lines.set(console, line);
      line.age = -1;
      for (const byte of bytes) {
        line.bytes.push(byte);
        if (byte === LF || line.bytes.length >= LONGEST) this.#flush(console, line, out);
      }
    }
    for (const [console, line] of this.#lines) if (++line.age >= PATIENCE) this.#flush(console, line, out);
    return this.#send(out);
  }

  settle(): boolean {
    const out: number[] = [];
    for (const [console, line] of this.#lines) this.#flush(console, line, out);
    return this.#send(out);
  }

  select(): boolean {
    return true;
  }

  #flush(console: number, { bytes }: Line, out: number[]): void {
    if (bytes.length === 0) return;
    if (this.#open !== console) {
      if (this.#open !== undefined) out.push(LF);
      out.push(...Buffer.from(`vm${console}| `));
    }
    this.#open = bytes.at(-1) === LF ? undefined : console;
    out.push(...bytes.splice(0));
  }

  #send(out: readonly number[]): boolean {
    return out.length === 0 || this.#write(Uint8Array.from(out));
  }
}

/** What is kept of each console, to show it again. */
const MOST_KEPT = 65536;
const CLEAR = '\x1b[2J\x1b[3J\x1b[H';

/** A terminal that shows one of several consoles at a time. */
export class SwitchedScreen implements Screen {
  readonly #write: Write;
  readonly #rows: () => number;
  readonly #title: (console: number) => string;
  readonly #kept = new Map<number, Buffer>();
  #selected = 0;

  /**
   * @param rows lines of the terminal
   * @param title line above a console that is shown again
   */
  constructor(write: Write, rows: () => number, title: (console: number) => string) {
    this.#write = write;
    this.#rows = rows;
    this.#title = title;
  }

  show(shown: readonly ConsoleBytes[]): boolean {
    return shown.every(({ console, bytes }) => {
      this.#kept.set(console, Buffer.concat([this.#kept.get(console) ?? Buffer.alloc(0), bytes]).subarray(-MOST_KEPT));
      return console !== this.#selected || this.#write(bytes);
    });
  }

  settle(): boolean {
    return true;
  }

  select(console: number): boolean {
    this.#selected = console;
    const text = (this.#kept.get(console) ?? Buffer.alloc(0)).toString('latin1');
    // A terminal would answer the questions in it again, and the guest would take the answers for typing.
    const silent = text.replaceAll(/\x1b\[[>?]?\d*[cn]/g, '');
    const lines = silent.split('\n').slice(-Math.max(1, this.#rows() - 1));
    return this.#write(
      Buffer.concat([Buffer.from(`${CLEAR}${this.#title(console)}\r\n`), Buffer.from(lines.join('\n'), 'latin1')]),
    );
  }
}
