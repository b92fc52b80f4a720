import { describe, expect, test } from 'vitest';
import { a64, dts, languages, ld, type LanguageRules } from './rules.ts';
import { grammars } from './textmate.ts';

/** Colours a line as both highlighters do: the first rule that matches at the earliest place. */
function tokens({ rules }: LanguageRules, line: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length;) {
    const hits = rules.flatMap(({ kind, match }) => {
      const expression = new RegExp(match, 'g');
      expression.lastIndex = at;
      const hit = expression.exec(line);
      return hit === null ? [] : [{ kind, at: hit.index, text: hit[0] }];
    });
    const first = hits.reduce<(typeof hits)[number] | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
    if (first === undefined) break;
    found.push(`${first.kind}:${first.text.trim()}`);
    at = first.at + Math.max(1, first.text.length);
  }
  return found;
}

test.each([
  [a64, 'call:   hvc     #7              // ring', ['label:call:', 'keyword:hvc', 'number:#7', 'comment:// ring']],
  [a64, '        msr     hcr_el2, x0', ['keyword:msr', 'register:hcr_el2', 'register:x0']],
  [a64, "        mov     w4, #'A'", ['keyword:mov', 'register:w4', "string:#'A'"]],
  [a64, '        .balign 2048', ['directive:.balign', 'number:2048']],
  [a64, '        b.ne    1b', ['keyword:b.ne']],
  [dts, '  memory@40000000 {', ['keyword:memory@40000000', 'punctuation:{']],
  [
    dts,
    '  reg = <0x40000000>;',
    ['property:reg', 'punctuation:=', 'punctuation:<', 'number:0x40000000', 'punctuation:>', 'punctuation:;'],
  ],
  [ld, '  . = 0x40080000;', ['punctuation:=', 'number:0x40080000', 'punctuation:;']],
] as const)('%o colours %s', (language, line, wanted) => {
  expect(tokens(language, line)).toEqual(wanted);
});

describe.each(languages.map((language) => [language.name, language] as const))('%s', (name, language) => {
  test('has rules that are regular expressions, none of which matches nothing', () => {
    for (const { match } of language.rules) expect(new RegExp(`^(?:${match})$`).test(''), match).toBe(false);
  });
  test('has a grammar with as many patterns', () => {
    expect(grammars.find((grammar) => grammar.name === name)?.patterns).toHaveLength(language.rules.length + 1);
  });
});
