/** What the command itself says, beside what the guest prints. */
import { fstatSync } from 'node:fs';
import { writeAll } from './terminal.ts';

const LF = 0x0a;

export interface Outlets {
  readonly write: (descriptor: number, bytes: Uint8Array, failed?: (error: unknown) => void) => boolean;
  /** Whether standard output and standard error are shown in one place. */
  readonly together: boolean;
  /** Whether the terminal shows bytes as they are, so that a line feed does not go to the first column. */
  readonly isRaw: () => boolean;
}

export class Teller {
  readonly #outlets: Outlets;
  readonly #sentence: (code: string, params: Readonly<Record<string, string | number>>) => string;
  /** The guest's last line has no end yet. */
  #open = false;
  /** Why standard output takes nothing more, if it is no reader that went away. */
  failure: unknown;

  constructor(sentence: (code: string, params: Readonly<Record<string, string | number>>) => string, outlets = ours()) {
    this.#sentence = sentence;
    this.#outlets = outlets;
  }

  /** To standard output. False: nothing more can be written. */
  readonly show = (bytes: Uint8Array): boolean => {
    const written = this.#outlets.write(1, bytes, (error) => {
      // Whoever reads has seen enough, as in `… | head`: no failure.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) this.failure ??= error;
    });
    if (bytes.length > 0) this.#open = bytes.at(-1) !== LF;
    return written;
  };

  /** A sentence on standard error, on a line of its own. */
  readonly tell = (code: string, params: Readonly<Record<string, string | number>> = {}): void => {
    const before = this.#open && this.#outlets.together ? '\n' : '';
    this.#open = false;
    const text = `${before}machine: ${shown(this.#sentence(code, params))}\n`;
    this.#outlets.write(2, Buffer.from(this.#outlets.isRaw() ? text.replaceAll('\n', '\r\n') : text));
  };
}

/** Control characters made visible: names of files and guests come from elsewhere, and a terminal would obey them. */
export function shown(text: string): string {
  return text.replaceAll(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

function ours(): Outlets {
  let together = false;
  try {
    const [out, err] = [fstatSync(1), fstatSync(2)];
    together = out.dev === err.dev && out.ino === err.ino;
  } catch {
    // One of them is closed: then there is no place that they could share.
  }
  return { write: writeAll, together, isRaw: () => process.stdin.isTTY && process.stdin.isRaw };
}
