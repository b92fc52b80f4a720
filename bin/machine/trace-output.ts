import { closeSync, openSync } from 'node:fs';
import { EngineError } from '../../src/engine/error.ts';
import { reasonOf } from './files.ts';
import { writeAll } from './terminal.ts';

/** Trace lines go to -D's file, else to standard error as QEMU's; they are gathered, for a boot has millions. */
export class TraceOutput {
  readonly #file: string | undefined;
  readonly #descriptor: number;
  #text = '';

  /** @throws EngineError file.unwritable */
  constructor(file: string | undefined) {
    this.#file = file;
    try {
      this.#descriptor = file === undefined ? 2 : openSync(file, 'w');
    } catch (error) {
      throw new EngineError('file.unwritable', { file: file ?? '', reason: reasonOf(error) });
    }
  }
  write(text: string): void {
    this.#text += text;
    if (this.#text.length > 65536) this.flush();
  }
  /** @throws EngineError file.unwritable: a trace that ends early without a word would mislead */
  flush(): void {
    const text = this.#text;
    this.#text = '';
    writeAll(this.#descriptor, Buffer.from(text), (error) => {
      if (this.#file !== undefined)
        throw new EngineError('file.unwritable', { file: this.#file, reason: reasonOf(error) });
    });
  }
  close(): void {
    this.flush();
    if (this.#descriptor !== 2) closeSync(this.#descriptor);
  }
}
