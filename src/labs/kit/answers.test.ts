import { expect, test } from 'vitest';
import { parseAnswers } from './answers.ts';

const names = new Set(['svc', 'hvc']);

test('a vector is its level and its offset, a question mark is no answer', () => {
  const { values, problems } = parseAnswers('p', '# head\nsvc = EL1+0x400 # why\nhvc = ?\n', names);
  expect([...values]).toEqual([['svc', 0x1400n]]);
  expect(problems).toEqual([]);
});

test.each([
  ['0x21', 0x21n],
  ['33', 33n],
  ['0b100001', 0b10_0001n],
  ['0X1A', 0x1an],
])('%s is a number', (text, value) => {
  expect(parseAnswers('p', `svc = ${text}`, names)).toMatchObject({ problems: [], values: new Map([['svc', value]]) });
});

test.each([
  ['EL1 + 0x0400', 0x1400n],
  ['el1+1024', 0x1400n],
  ['EL1+0b10000000000', 0x1400n],
  ['VBAR_EL1 + 0x00000400', 0x1400n],
  ['EL1+0', 0x1000n],
])('%s is a vector', (text, value) => {
  expect(parseAnswers('p', `svc = ${text}`, names)).toMatchObject({ problems: [], values: new Map([['svc', value]]) });
});

test('lines may end as another system ends them, with and without a remark', () => {
  const { values, problems } = parseAnswers('p', '# head\r\n\r\nsvc = 1\t# why\r\nhvc = 2\r\n', names);
  expect([...values]).toEqual([
    ['svc', 1n],
    ['hvc', 2n],
  ]);
  expect(problems).toEqual([]);
});

test.each([
  ['svc EL1', 1, 1, 'lab.answers.form'],
  ['\n  smc = 1', 2, 3, 'lab.answers.unknown'],
  ['svc = 1\nsvc = 2', 2, 1, 'lab.answers.twice'],
  ['svc = 0b102', 1, 7, 'lab.answers.value'],
  ['svc = EL7+0x400', 1, 7, 'lab.answers.value'],
  ['svc = EL0+0x1400', 1, 7, 'lab.answers.value'],
  ['svc = EL1+later', 1, 7, 'lab.answers.value'],
  ['svc = 0x11223344556677889', 1, 7, 'lab.answers.value'],
  ['\n'.repeat(500), 201, 1, 'lab.answers.too-long'],
])('%j is refused with its line and column', (text, line, column, code) => {
  expect(parseAnswers('p', text, names).problems).toMatchObject([{ file: 'p', line, column, code }]);
});
