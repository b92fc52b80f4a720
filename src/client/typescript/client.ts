/** Type check and completion for an editor. The worker, and with it the compiler, is loaded by the first question. */
import type { Answer, Question } from './protocol.ts';
import type { Completions, TypeProblem } from './service.ts';

type Ask = Question extends infer Each ? (Each extends Question ? Omit<Each, 'id'> : never) : never;
type Files = Readonly<Record<string, string>>;

/** Where questions go: a worker, or a test's stand-in. */
export interface TypeScriptPort {
  postMessage(question: Question): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export class TypeScriptClient {
  readonly #open: () => TypeScriptPort;
  #port: TypeScriptPort | undefined;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  #asked = 0;

  /** @param locale the language of TypeScript's sentences: `en` or `zh-cn` */
  constructor(locale: string, open?: () => TypeScriptPort) {
    this.#open =
      open ??
      ((): TypeScriptPort =>
        new Worker(new URL('./typescript.worker.ts', import.meta.url), { type: 'module', name: locale }));
  }

  /** @throws Error when the compiler cannot be loaded, or after `close` */
  async diagnose(files: Files): Promise<readonly TypeProblem[]> {
    const answer = await this.#ask({ ask: 'diagnose', files });
    return 'problems' in answer ? answer.problems : [];
  }

  async complete(files: Files, file: string, offset: number): Promise<Completions> {
    const answer = await this.#ask({ ask: 'complete', files, file, offset });
    return 'completions' in answer ? answer.completions : { from: offset, all: [] };
  }

  #ask(question: Ask): Promise<Answer> {
    const id = ++this.#asked;
    this.#port ??= this.#connect();
    const port = this.#port;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      port.postMessage({ id, ...question });
    });
  }

  #connect(): TypeScriptPort {
    const port = this.#open();
    port.onmessage = ({ data }) => {
      const asked = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('failed' in data) asked?.reject(new Error(data.failed));
      else asked?.resolve(data);
    };
    port.onerror = ({ message }) => this.#end(message);
    return port;
  }

  close(): void {
    this.#end('closed');
  }

  #end(why: string): void {
    this.#port?.terminate();
    this.#port = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
