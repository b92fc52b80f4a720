/** What goes wrong in a reader's TypeScript is said in Chinese on a Chinese page: while it is read, and while it runs. */
import { afterEach, expect, test } from 'vitest';
import zhCn from 'typescript/lib/zh-cn/diagnosticMessages.generated.json' with { type: 'json' };
import { speak, strip } from '../../src/engine/sandbox/strip.ts';
import { attempt, handling, missing } from '../../src/engine/sandbox/testing.ts';
import { labT } from '../../src/messages/labs.ts';

const chinese = labT('zh-cn');
const english = labT('en');
/** English of more than one word beside each other, names of the language itself left out. */
const ENGLISH = /\w+Error:|[a-z]+ [a-z]+ [a-z]+|[a-z]{2,} [a-z]{2,}/i;

afterEach(() => speak(undefined));

/** What a reader of TypeScript writes in a handler of interrupts; `value` is not known to the compiler. */
const RUNS = [
  'const f: any = 1; f()',
  'const f: any = {}; f.go()',
  'const o: any = undefined; o.x',
  'const o: any = null; o.x',
  'const o: any = undefined; o.x = 1',
  'missing()',
  '(globalThis as any).early = late; let late = 1',
  "'use strict'; const fixed = 1; (fixed as any) = 2",
  'const a: any = 1n; a + 1',
  'const a: any = 1n; Number.prototype.toFixed.call(a)',
  'const a: any = 1n; Math.max(a)',
  'const a: any = 1n; a >>> 1n',
  'const a: any = 1n; +a',
  'BigInt(0.5)',
  'BigInt(undefined as any)',
  '1n / (0n as any)',
  '2n ** (-1n as any)',
  'new Array(-1)',
  'const [x] = 5 as any; call.el2.msr(String(x), 0n)',
  'new (5 as any)()',
];

test.skipIf(missing !== '').each(RUNS)('an error of the run: %s', (body) => {
  const { error } = attempt(handling(body));
  expect(error?.code).toBe('sandbox.threw');
  const params = error?.params ?? {};
  expect(english('sandbox.threw', params)).toMatch(/Error/);
  const said = chinese('sandbox.threw', params);
  expect(said).toMatch(/[一-龥]{2}/);
  expect(said).not.toMatch(ENGLISH);
});

test('an error that the reader throws stays in the reader’s words', () => {
  expect(chinese('sandbox.threw', { error: 'Error: no device here' })).toContain('Error: no device here');
});

test.each(['let x = ;', 'if (', 'const 5 = 1;', 'function (', 'class { x: }', 'let y: = 1'])(
  'an error of the text: %s',
  (source) => {
    speak(zhCn as Readonly<Record<string, string>>);
    const read = strip('reader.ts', source);
    const problems = 'problems' in read ? read.problems : [];
    expect(problems).not.toEqual([]);
    for (const { code, params } of problems) {
      const said = chinese(code, params);
      expect(said).toMatch(/[一-龥]{4}/);
      expect(said).not.toMatch(ENGLISH);
    }
  },
);
