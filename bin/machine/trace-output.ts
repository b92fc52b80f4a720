import { closeSync, openSync } from 'node:fs';
import { EngineError } from '../../src/engine/error.ts';
import { reasonOf } from './files.ts';
import { writeAll } from './terminal.ts';

/** Trace lines go to -D's file, else to standard error as QEMU's; they are gathered, for a boot has millions. */
export class TraceOutput {
  readonly #descriptor: number;
  #text = '';

  /** @throws EngineError file.unwritable */
  constructor(file: string | undefined) {
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
  flush(): void {
    writeAll(this.#descriptor, Buffer.from(this.#text));
    this.#text = '';
  }
  close(): void {
    this.flush();
    if (this.#descriptor !== 2) closeSync(this.#descriptor);
  }
}
