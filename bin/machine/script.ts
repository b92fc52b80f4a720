import type { ScriptStep } from '../../src/engine/machine/qemu-arguments.ts';

/** Console text that no --until has matched yet is kept up to this many characters. */
const MOST_KEPT = 65536;

/**
 * Takes terminal escape sequences (ECMA-48) out of a stream of bytes, which may cut them anywhere: busybox asks for the
 * cursor's position behind its prompt.
 */
export class PlainText {
  readonly #decoder = new TextDecoder();
  #inside: 'text' | 'escape' | 'control' | 'string' = 'text';

  /** The text among these bytes. */
  take(bytes: Uint8Array): string {
    const kept: number[] = [];
    for (const byte of bytes) if (this.#isText(byte)) kept.push(byte);
    return this.#decoder.decode(Uint8Array.from(kept), { stream: true });
  }

  #isText(byte: number): boolean {
    switch (this.#inside) {
      case 'text':
        if (byte !== 0x1b) return true;
        this.#inside = 'escape';
        break;
      case 'escape':
        // CSI; OSC, DCS, SOS, PM and APC are strings; intermediates go on; all else is a sequence of two bytes.
        if (byte === 0x5b) this.#inside = 'control';
        else if ([0x5d, 0x50, 0x58, 0x5e, 0x5f].includes(byte)) this.#inside = 'string';
        else if (byte < 0x20 || byte > 0x2f) this.#inside = 'text';
        break;
      case 'control':
        if (byte >= 0x40 && byte <= 0x7e) this.#inside = 'text';
        break;
      case 'string':
        if (byte === 0x07) this.#inside = 'text';
        else if (byte === 0x1b) this.#inside = 'escape';
    }
    return false;
  }
}

/** The steps of --until and --type, in their order. */
export class Script {
  readonly #steps: readonly ScriptStep[];
  readonly #plain = new PlainText();
  #next = 0;
  #text = '';

  constructor(steps: readonly ScriptStep[]) {
    this.#steps = steps;
  }

  /** Whether the last step was an --until and has been reached. */
  get finished(): boolean {
    const last = this.#steps.at(-1);
    return last !== undefined && 'until' in last && this.#next === this.#steps.length;
  }

  /** The expression that is waited for. */
  get waitsFor(): string | undefined {
    const step = this.#steps[this.#next];
    return step !== undefined && 'until' in step ? step.until.source : undefined;
  }

  /** What the console showed, possibly nothing. Returns what is to be typed now. */
  advance(shown: Uint8Array): Uint8Array[] {
    const typed: Uint8Array[] = [];
    this.#text = (this.#text + this.#plain.take(shown)).slice(-MOST_KEPT);
    for (;;) {
      const step = this.#steps[this.#next];
      if (step === undefined) return typed;
      if ('type' in step) typed.push(step.type);
      else {
        const match = step.until.exec(this.#text);
        if (match === null) return typed;
        this.#text = this.#text.slice(match.index + match[0].length);
      }
      this.#next++;
    }
  }
}
