import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { a64 } from './a64.ts';
import { answers } from './answers.ts';
import { dts } from './dts.ts';
import { textMate, Tokenizer, TOKENS, type Grammar, type State, type Token } from './grammar.ts';

/** Tokens of a text as `token:text`, what has none left out. */
function read(grammar: Grammar, text: string): string[] {
  const tokenizer = new Tokenizer(grammar);
  const found: { token: Token | undefined; text: string }[] = [];
  let state: State;
  for (const line of text.split('\n')) {
    let at = 0;
    while (at < line.length) {
      const { span, state: after } = tokenizer.next(line, at, state);
      const last = found.at(-1);
      const piece = line.slice(span.from, span.to);
      if (last?.token === span.token && at > 0) last.text += piece;
      else found.push({ token: span.token, text: piece });
      at = span.to;
      state = after;
    }
  }
  return found
    .filter(({ token }) => token !== undefined)
    .map(({ token = '', text: piece }) => `${token}:${piece.trim()}`);
}

describe('A64 assembly', () => {
  test.each([
    ['        mov     x0, #0x10 // why', ['instruction:mov', 'register:x0', 'number:#0x10', 'comment:// why']],
    ['loop:   b.ne    loop', ['label:loop:', 'instruction:b.ne']],
    [
      '1: msr elr_el2, x30; eret',
      ['label:1:', 'instruction:msr', 'sysreg:elr_el2', 'register:x30', 'instruction:eret'],
    ],
    ['   .ascii "a\\"b" // x', ['directive:.ascii', 'string:"a\\"b"', 'comment:// x']],
    ["  mov w4, #'H'", ['instruction:mov', 'register:w4', "string:'H'"]],
    ['# remark', ['comment:# remark']],
    ['  add v0.4s, v1.4s, v31.4s', ['instruction:add', 'register:v0.4s', 'register:v1.4s', 'register:v31.4s']],
    ['x0_name: ldr x1, =x0_name', ['label:x0_name:', 'instruction:ldr', 'register:x1']],
    ['  mrs x0, CurrentEL', ['instruction:mrs', 'register:x0', 'sysreg:CurrentEL']],
    ['a /* b\nc */ d', ['instruction:a', 'comment:/* b', 'comment:c */']],
    ['\\handler', ['directive:\\handler']],
  ])('%s', (text, wanted) => expect(read(a64, text)).toEqual(wanted));
});

test('device trees', () => {
  expect(read(dts, '/dts-v1/;\n/ {\n  #size-cells = <0x2>;\n  l: cpu@0 { reg = <&gic 1>; x; };\n};')).toEqual([
    'directive:/dts-v1/', 'instruction:/', 'register:#size-cells', 'number:0x2', 'label:l:', 'instruction:cpu@0',
    'register:reg', 'sysreg:&gic', 'number:1', 'register:x',
  ]); // prettier-ignore
});

test('answers', () => {
  expect(read(answers, 'hvc-at-el2 = EL2+0x200 # HVC\nb = ?')).toEqual([
    'label:hvc-at-el2', 'number:EL2+0x200', 'comment:# HVC', 'label:b', 'directive:?',
  ]); // prettier-ignore
});

test('every token reaches a contrast of 4.5:1 on the code backgrounds of both themes', () => {
  const luminance = (hex: string): number => {
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  // The panels of theme.css, and the backgrounds of marked lines.
  for (const { light, dark } of Object.values(TOKENS)) {
    for (const background of ['#f8f6f2', '#fffdf9', '#cfeeea'])
      expect(contrast(light, background)).toBeGreaterThan(4.5);
    for (const background of ['#182125', '#0f181d', '#11312f']) expect(contrast(dark, background)).toBeGreaterThan(4.5);
  }
});

test('as TextMate grammars they keep their rules', () => {
  const made = textMate(a64);
  expect(made).toMatchObject({ scopeName: 'source.a64', patterns: { length: a64.rules.length } });
  expect(JSON.stringify(textMate(dts))).toContain('comment.dts');
});

test('no text makes a tokenizer stand still or take long', () => {
  const line = readFileSync('package-lock.json', 'utf8').replaceAll('\n', ' ').slice(0, 200_000);
  for (const grammar of [a64, dts, answers]) expect(read(grammar, line).length).toBeGreaterThan(0);
}, 60_000);
