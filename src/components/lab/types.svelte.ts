/**
 * The type check of a lab's TypeScript files: with each check of the lab, or when the reader asks, then repeated as they type.
 *
 * It does not decide anything. TypeScript itself runs what its checker complains of, and so do we: points are for what the
 * machine did, which is the same in the page, in Node and in ten years, whatever the compiler's version says of the text.
 */
import { TypeScriptClient } from '../../client/typescript/client.ts';
import type { Completions, TypeProblem } from '../../client/typescript/service.ts';
import type { Files } from '../../client/lab/protocol.ts';
import type { Locale } from '../../messages/index.ts';

/** Milliseconds without a key before the types are checked again. */
const PAUSE = 500;

export class TypeCheck {
  /** `off` until the reader asks: the compiler is large. */
  state = $state.raw<'off' | 'loading' | 'on' | 'failed'>('off');
  problems = $state.raw<readonly TypeProblem[]>([]);
  readonly #client: TypeScriptClient;
  /** The reader's files of now. */
  readonly #files: () => Files;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(locale: Locale, files: () => Files, client = new TypeScriptClient(locale)) {
    this.#files = files;
    this.#client = client;
  }

  /** Loads the compiler, the first time, and checks. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state !== 'on') this.state = 'loading';
    const asked = ++this.#asked;
    try {
      const problems = await this.#client.diagnose(this.#files());
      // What was typed meanwhile is checked by the question after this one.
      if (asked !== this.#asked) return;
      this.problems = problems;
      this.state = 'on';
    } catch {
      if (asked !== this.#asked) return;
      this.problems = [];
      this.state = 'failed';
    }
  }

  /** The files changed. */
  changed(): void {
    if (this.state !== 'on') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), PAUSE);
  }

  /** @param explicit asked for with Ctrl+Space: loads the compiler, as the button does */
  async complete(file: string, offset: number, explicit: boolean): Promise<Completions | undefined> {
    if (this.state === 'off' || this.state === 'failed') {
      if (!explicit) return undefined;
      await this.check();
    }
    if (this.state !== 'on') return undefined;
    return this.#client.complete(this.#files(), file, offset).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#client.close();
  }
}
