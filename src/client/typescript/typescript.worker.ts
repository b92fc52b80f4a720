/// <reference lib="webworker" />
/** The compiler, away from the page's thread. Its name carries the page's language. */
import type { Answer, Question } from './protocol.ts';
import { sentencesIn } from './sentences.ts';
import { TypeScriptService, type Declarations } from './service.ts';

declare const self: DedicatedWorkerGlobalScope;

// A glob, because the file is only there once the sandbox has been built, and the site must build without it.
const declarations = import.meta.glob<string>('../../engine/sandbox/wasm/declarations.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function open(): Promise<TypeScriptService> {
  const [url] = Object.values(declarations);
  if (url === undefined) throw new Error('the site was built without the sandbox');
  const known = (await (await fetch(url)).json()) as Declarations;
  // Where they cannot be fetched, the compiler speaks English.
  const messages = await sentencesIn(self.name === 'zh-cn' ? 'zh-cn' : 'en').catch(() => undefined);
  return new TypeScriptService(known, messages);
}

const service = open();

function answer(compiler: TypeScriptService, question: Question): Answer {
  const { id, files } = question;
  return question.ask === 'diagnose'
    ? { id, problems: compiler.diagnose(files) }
    : { id, completions: compiler.complete(files, question.file, question.offset) };
}

self.onmessage = ({ data }: MessageEvent<Question>) =>
  void service
    .then((compiler) => answer(compiler, data))
    .catch((error: unknown): Answer => ({ id: data.id, failed: String(error).slice(0, 300) }))
    .then((result) => self.postMessage(result));
