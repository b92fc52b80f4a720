import { describe, expect, test } from 'vitest';
import { expression } from './expression.ts';

const found = (source: string, text: string): string | undefined => {
  const match = expression(source).find(text);
  return match && text.slice(match.start, match.end);
};

describe('on a console a CR ends a line, as in JavaScript’s expressions', () => {
  test.each([
    ['login: $', 'login: ', true],
    ['done$', 'done\r\nmore', true],
    ['done$', 'done\rmore', true],
    ['done$', 'done more', false],
    ['^ok', 'not\r\nok', true],
    ['^ok', 'not\rok', true],
    ['^ok', 'not ok', false],
    ['a.b', 'a\rb', false],
    ['a.b', 'a\nb', false],
    ['a[.]b', 'a.b', true],
    ['a\\.b', 'a-b', false],
    ['[$^]x', '^x', true],
    ['x\\$', 'x$', true],
    ['a$\\nb', 'a\r\nb', true],
    ['a\\r\\nb', 'a\r\nb', true],
    ['\\u0041(?<name>b)', 'Ab', true],
    ['[^a]b', 'ab', false],
  ])('%j in %j: %s', (source, text, expected) => {
    expect(found(source, text) !== undefined).toBe(expected);
    // The same as what JavaScript says of it.
    const lineEnds = source.replaceAll(/(?<!\\r)\\n/g, '\\r?\\n');
    expect(new RegExp(lineEnds, 'm').test(text)).toBe(expected);
  });
});

test.each(['(x+x+)+y', '(a*)*b', '(x|x)*?y', '(?:x?){50}x{50}y', '.*.*.*=.*;'])(
  'time is linear in the text: %s',
  (source) => {
    const started = performance.now();
    expect(expression(source).find('x'.repeat(65536))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  },
);

test.each(['(', '(a{1000}){1000}', '(?=a)', '(a)\\1', 'a'.repeat(5000)])('is refused: %.20s', (source) => {
  expect(() => expression(source)).toThrow();
});
