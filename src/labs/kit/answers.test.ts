import { expect, test } from 'vitest';
import { parseAnswers } from './answers.ts';

const names = new Set(['svc', 'hvc']);

test('a vector is its level and its offset, a question mark is no answer', () => {
  const { values, problems } = parseAnswers('p', '# head\nsvc = EL1+0x400 # why\nhvc = ?\n', names);
  expect([...values]).toEqual([['svc', 0x1400n]]);
  expect(problems).toEqual([]);
});

test.each([
  ['svc EL1', 1, 1, 'lab.answers.form'],
  ['\n  smc = 1', 2, 3, 'lab.answers.unknown'],
  ['svc = 1\nsvc = 2', 2, 1, 'lab.answers.twice'],
  ['svc = EL7+0x400', 1, 7, 'lab.answers.value'],
  ['svc = 0x11223344556677889', 1, 7, 'lab.answers.value'],
  ['\n'.repeat(500), 201, 1, 'lab.answers.too-long'],
])('%j is refused with its line and column', (text, line, column, code) => {
  expect(parseAnswers('p', text, names).problems).toMatchObject([{ file: 'p', line, column, code }]);
});
