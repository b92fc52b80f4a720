import { EngineError } from '../../src/engine/error.ts';
import type { Expression } from '../../src/engine/machine/expression.ts';
import type { ScriptStep } from '../../src/engine/machine/qemu-arguments.ts';
import type { ConsoleBytes } from './consoles.ts';

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

interface Console {
  readonly plain: PlainText;
  /** What it showed behind the last match. */
  text: string;
  /** The step that has not found what it waits for in this text. */
  searched: number | undefined;
}

/**
 * The steps of --until and --type, in their order. A step that names no VM waits for any console, or types where the last
 * --until found its text; before the first one into VM 0.
 */
export class Script {
  readonly #steps: readonly ScriptStep[];
  readonly #consoles: readonly Console[];
  #next = 0;
  #last = 0;

  /**
   * @param consoles how many there are
   * @throws EngineError cli.no-console
   */
  constructor(steps: readonly ScriptStep[], consoles = 1) {
    for (const { console = 0 } of steps)
      if (console >= consoles) throw new EngineError('cli.no-console', { vm: console, last: consoles - 1 });
    this.#steps = steps;
    this.#consoles = Array.from({ length: consoles }, () => ({
      plain: new PlainText(),
      text: '',
      searched: undefined,
    }));
  }

  /** Whether the last step was an --until and has been reached. */
  get finished(): boolean {
    const last = this.#steps.at(-1);
    return last !== undefined && 'until' in last && this.#next === this.#steps.length;
  }

  /** What is waited for: its expression, with the VM if one was named. */
  get waitsFor(): { readonly expression: string; readonly console: number | undefined } | undefined {
    const step = this.#steps[this.#next];
    return step !== undefined && 'until' in step ? { expression: step.until.source, console: step.console } : undefined;
  }

  /** What the consoles showed, possibly nothing. Returns what is to be typed now. */
  advance(shown: readonly ConsoleBytes[]): ConsoleBytes[] {
    for (const { console: n, bytes } of shown) {
      const console = this.#consoles[n];
      if (console === undefined) continue;
      console.text = (console.text + console.plain.take(bytes)).slice(-MOST_KEPT);
      console.searched = undefined;
    }
    const typed: ConsoleBytes[] = [];
    for (;;) {
      const step = this.#steps[this.#next];
      if (step === undefined) return typed;
      if ('type' in step) typed.push({ console: step.console ?? this.#last, bytes: step.type });
      else if (!this.#reached(step.until, step.console)) return typed;
      this.#next++;
    }
  }

  #reached(until: Expression, only: number | undefined): boolean {
    return this.#consoles.some((console, n) => {
      if ((only !== undefined && only !== n) || console.searched === this.#next) return false;
      const match = until.find(console.text);
      if (match === undefined) {
        console.searched = this.#next;
        return false;
      }
      console.text = console.text.slice(match.end);
      this.#last = n;
      return true;
    });
  }
}
