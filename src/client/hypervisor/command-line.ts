/** A shell as somebody hears it who sits at its line: when it waits, which command runs, and what was shown since. */

/** What is kept of one answer: its end. */
const MOST_SHOWN = 65_536;
const MOST_TYPED = 1024;
/** Commands that are remembered. */
const MOST_DONE = 16;
const [BACKSPACE, TAB, LINE_FEED, RETURN, ESCAPE, DELETE] = [8, 9, 10, 13, 27, 127];

export interface Command {
  readonly text: string;
  /** Cycles at which it was entered, and at which the next prompt came. */
  readonly from: number;
  readonly to: number;
  /** From the prompt before it to the one behind it, without colours. */
  readonly shown: string;
  /** The guest has shown what was typed. */
  readonly echoed: boolean;
  /** Something was typed while it ran. */
  readonly disturbed: boolean;
}

/** Leaves out what only moves a cursor or sets a colour: ESC [ … letter. */
class Plain {
  #inside: 'text' | 'escape' | 'sequence' = 'text';
  take(byte: number): boolean {
    if (this.#inside === 'text') {
      if (byte === ESCAPE) this.#inside = 'escape';
      return byte !== ESCAPE;
    }
    if (this.#inside === 'escape') this.#inside = byte === 0x5b ? 'sequence' : 'text';
    else if (byte >= 0x40 && byte <= 0x7e) this.#inside = 'text';
    return false;
  }
}

export class CommandLine {
  readonly #prompt: string;
  readonly #last: number;
  readonly done: Command[] = [];
  #in = new Plain();
  #out = new Plain();
  #shown = '';
  #typed = '';
  #waits = false;
  #running: { readonly text: string; readonly from: number; disturbed: boolean } | undefined;

  constructor(prompt: string) {
    this.#prompt = prompt;
    this.#last = prompt.charCodeAt(prompt.length - 1);
  }
  /** It has shown its prompt since it was started. */
  isReady = false;
  get isBusy(): boolean {
    return this.#running !== undefined;
  }
  get busyWith(): string | undefined {
    return this.#running?.text;
  }

  /** Its machine was started. */
  begin(): void {
    this.isReady = false;
    this.done.length = 0;
    this.forget();
    this.#waits = false;
  }
  /** What was underway. */
  forget(): void {
    this.#in = new Plain();
    this.#out = new Plain();
    this.#shown = '';
    this.#typed = '';
    this.#running = undefined;
  }

  /** @returns whether its prompt is complete with this */
  sent(byte: number, cycles: number): boolean {
    if (!this.#out.take(byte)) return false;
    this.#shown = (this.#shown + String.fromCharCode(byte)).slice(-MOST_SHOWN);
    // To look at the end of a text that grows is to copy it: only where a prompt could end.
    if (byte !== this.#last || !this.#shown.endsWith(this.#prompt)) return false;
    const before = this.#shown.slice(0, -this.#prompt.length);
    // At the beginning of a line, and not in one that somebody types.
    if (before !== '' && !/[\r\n]$/.test(before)) return false;
    this.isReady = true;
    const running = this.#running;
    if (running !== undefined) {
      const echoed = before.trimStart().startsWith(running.text);
      this.done.push({ ...running, to: cycles, shown: before, echoed });
      if (this.done.length > MOST_DONE) this.done.shift();
    }
    this.#running = undefined;
    this.#waits = true;
    this.#shown = '';
    return true;
  }

  typed(bytes: Uint8Array, cycles: number): void {
    for (const byte of bytes) {
      if (!this.#in.take(byte)) continue;
      if (this.#running !== undefined) this.#running.disturbed = true;
      else if (this.#waits) this.#atPrompt(byte, cycles);
    }
  }
  #atPrompt(byte: number, cycles: number): void {
    if (byte === RETURN || byte === LINE_FEED) {
      const text = this.#typed.trim();
      this.#typed = '';
      if (text === '') return;
      this.#waits = false;
      this.#running = { text, from: cycles, disturbed: false };
    } else if (byte === BACKSPACE || byte === DELETE) this.#typed = this.#typed.slice(0, -1);
    else if (byte !== TAB) this.#typed = (this.#typed + String.fromCharCode(byte)).slice(0, MOST_TYPED);
  }
}
