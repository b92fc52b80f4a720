/**
 * Answer files: predictions that a reader writes down before the machine runs. A line is `name = value`; a value is a
 * number (decimal, 0x… or 0b…), or a vector as `EL2+0x400` or `VBAR_EL2+0x400`; `?` is no answer yet. `#` begins a remark.
 */
import type { Problem } from './lab.ts';

export interface Answers {
  readonly values: ReadonlyMap<string, bigint>;
  readonly problems: readonly Problem[];
}

const MAX_LINES = 200;

/** A vector as one number: level × 0x1000 + offset. */
const LEVEL = 0x1000n;

function numberOf(text: string): bigint | undefined {
  return /^(0x[0-9a-f]{1,16}|0b[01]{1,64}|\d{1,19})$/i.test(text) ? BigInt(text) : undefined;
}

function valueOf(text: string): bigint | undefined {
  const vector = /^(?:VBAR_)?EL([0-3])\s*\+\s*(\w+)$/i.exec(text);
  if (vector === null) return numberOf(text);
  const offset = numberOf(vector[2] ?? '');
  // What does not fit would be a vector of the next level.
  return offset === undefined || offset >= LEVEL ? undefined : BigInt(vector[1] ?? 0) * LEVEL + offset;
}

/** Reads an answer file. `names` are the questions: another name is a slip of the pen. */
export function parseAnswers(file: string, text: string, names: ReadonlySet<string>): Answers {
  const values = new Map<string, bigint>();
  const problems: Problem[] = [];
  const lines = text.split(/\r\n|\n|\r/, MAX_LINES + 1);
  const complain = (line: number, column: number, code: string, params: Problem['params']): void =>
    void problems.push({ file, line, column, code, params });
  if (lines.length > MAX_LINES) complain(MAX_LINES + 1, 1, 'lab.answers.too-long', { limit: MAX_LINES });
  lines.slice(0, MAX_LINES).forEach((raw, index) => {
    const line = raw.replace(/#.*$/, '').trimEnd();
    if (line.trim() === '') return;
    const column = line.length - line.trimStart().length + 1;
    const match = /^\s*([\w-]+)\s*=\s*(\S.*)$/.exec(line);
    if (match === null) return complain(index + 1, column, 'lab.answers.form', {});
    const [, name = '', answer = ''] = match;
    if (!names.has(name))
      return complain(index + 1, column, 'lab.answers.unknown', { name, known: [...names].join(', ') });
    if (values.has(name)) return complain(index + 1, column, 'lab.answers.twice', { name });
    if (answer === '?') return;
    const value = valueOf(answer);
    if (value === undefined)
      return complain(index + 1, line.length - answer.length + 1, 'lab.answers.value', { answer: answer.slice(0, 40) });
    values.set(name, value);
  });
  return { values, problems };
}
