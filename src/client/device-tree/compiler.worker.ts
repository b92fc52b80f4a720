import { asMessage } from '../failure.ts';
import type { Answer, Question } from './compiler.ts';
import { compile, textOf } from './source.ts';

// A large tree takes seconds: not in the page's own thread.
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const answer = answerTo(data);
  postMessage(answer);
});

function answerTo(question: Question): Answer {
  if (question.type === 'compile') return { type: 'compiled', compiled: compile(question.source) };
  try {
    return { type: 'text', text: textOf(question.name, question.bytes) };
  } catch (error) {
    return { type: 'failed', message: asMessage(error) };
  }
}
