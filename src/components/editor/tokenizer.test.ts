import { expect, test } from 'vitest';
import { COLOURS } from '../../site/grammars/colours.ts';
import { a64, answers, dts, type LanguageRules } from '../../site/grammars/rules.ts';
import { REACH, Tokenizer } from './tokenizer.ts';

function read(language: LanguageRules, text: string): string[] {
  const tokenizer = new Tokenizer(language);
  const found: string[] = [];
  let inComment = false;
  for (const line of text.split('\n'))
    for (let at = 0; at < line.length;) {
      const token = tokenizer.next(line, at, inComment);
      if (token.kind !== undefined) found.push(`${token.kind}:${line.slice(at, token.to).trim()}`);
      ({ to: at, inComment } = token);
    }
  return found;
}

test.each([
  [a64, 'call:   hvc     #7   // ring', ['label:call:', 'keyword:hvc', 'number:#7', 'comment:// ring']],
  [a64, ' msr elr_el2, x30', ['keyword:msr', 'register:elr_el2', 'register:x30']],
  [a64, 'nop /* b\nc */ nop', ['keyword:nop', 'comment:/* b', 'comment:c */', 'keyword:nop']],
  [dts, ' reg = <&gic 1>;', ['property:reg', 'punctuation:=', 'punctuation:<', 'register:&gic', 'number:1', 'punctuation:>', 'punctuation:;']],
  [answers, 'hvc-at-el2 = EL2+0x200 # HVC', ['label:hvc-at-el2', 'number:EL2+0x200', 'comment:# HVC']],
  [answers, 'b = ?', ['label:b', 'keyword:?']],
] as const)('%o: %s', (language, text, wanted) => expect(read(language, text)).toEqual(wanted)); // prettier-ignore

test('a rule looks no further ahead than its reach, but a comment is one to the end of the line', () => {
  const tokenizer = new Tokenizer(dts);
  const node = (length: number): string => `${'a'.repeat(length)} {`;
  expect(tokenizer.next(node(REACH - 2), 0, false).kind).toBe('keyword');
  expect(tokenizer.next(node(REACH), 0, false)).toEqual({ to: REACH, kind: undefined, inComment: false });
  const comment = `// ${'a'.repeat(REACH)}`;
  expect(tokenizer.next(comment, 0, false)).toEqual({ to: comment.length, kind: 'comment', inComment: false });
});

test('every colour reaches a contrast of 4.5:1 on the backgrounds of code in both themes', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  // The panels of theme.css, and the backgrounds of marked lines.
  for (const { light, dark } of Object.values(COLOURS)) {
    for (const background of ['#f8f6f2', '#fffdf9', '#cfeeea'])
      expect(contrast(light, background)).toBeGreaterThan(4.5);
    for (const background of ['#182125', '#0f181d', '#11312f']) expect(contrast(dark, background)).toBeGreaterThan(4.5);
  }
});
