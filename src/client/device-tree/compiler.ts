import type { Message } from '../protocol.ts';
import { ClientError } from '../failure.ts';
import type { Compiled } from './source.ts';

export type Question =
  | { readonly type: 'compile'; readonly source: string }
  | { readonly type: 'text'; readonly name: string; readonly bytes: Uint8Array };
export type Answer =
  | { readonly type: 'compiled'; readonly compiled: Compiled }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'failed'; readonly message: Message };

/** What this needs of a Worker. */
export type CompilerWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const start = (): CompilerWorker =>
  new Worker(new URL('./compiler.worker.ts', import.meta.url), { type: 'module', name: 'device-tree' });

/**
 * The device-tree compiler in a worker of its own. One question at a time, and only the newest counts: a worker that is
 * still busy with an older one is thrown away, so that nobody waits for what nobody wants any more.
 */
export class DeviceTreeCompiler {
  readonly #start: () => CompilerWorker;
  #worker: CompilerWorker | undefined;
  #reject: ((reason: unknown) => void) | undefined;

  constructor(make: () => CompilerWorker = start) {
    this.#start = make;
  }

  /** @returns the verdict, or undefined when a newer question has come in between */
  async compile(source: string): Promise<Compiled | undefined> {
    const answer = await this.#ask({ type: 'compile', source });
    return answer?.type === 'compiled' ? answer.compiled : undefined;
  }

  /**
   * The source text of a file (source.ts).
   * @returns undefined when a newer question has come in between
   * @throws ClientError with the code of what is wrong with the file
   */
  async textOf(name: string, bytes: Uint8Array): Promise<string | undefined> {
    const answer = await this.#ask({ type: 'text', name, bytes });
    if (answer?.type === 'failed') throw new ClientError(answer.message.code, answer.message.params);
    return answer?.type === 'text' ? answer.text : undefined;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#reject?.(undefined);
  }

  async #ask(question: Question): Promise<Answer | undefined> {
    if (this.#reject !== undefined) this.close();
    const worker = (this.#worker ??= this.#start());
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#reject = reject;
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          this.#reject = undefined;
          resolve(data);
        };
        worker.onerror = (event) => {
          this.#reject = undefined;
          this.#worker = undefined;
          worker.terminate();
          reject(new ClientError('client.worker', { detail: event.message }));
        };
        worker.postMessage(question);
      });
    } catch (reason) {
      if (reason === undefined) return undefined;
      throw reason;
    }
  }
}
