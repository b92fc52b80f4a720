/** .if and its kin. */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import { wholeExpression } from './assembly.ts';
import type { Conditional } from './blocks.ts';
import { splitAtCommas } from './lexer.ts';

type Test = (a: Assembly, text: string, at: number) => boolean;
const compared =
  (test: (n: bigint) => boolean): Test =>
  (a, text, at) =>
    test(a.constant(wholeExpression(text, at)));
const defined: Test = (a, text, at) => {
  const name = text.slice(at).trim();
  if (!/^[\w.$]+$/.test(name)) throw new AssemblyError('asm.name-expected', at + 1, { found: name });
  return a.symbols.has(name) || a.given.has(name);
};
const strings = (text: string, at: number): boolean => {
  const parts = splitAtCommas(text, at);
  const [left, right] = parts;
  if (left === undefined || right === undefined || parts.length !== 2)
    throw new AssemblyError('asm.arguments', at + 1, { expected: 2, found: parts.length });
  return left.text === right.text;
};
const tests: Readonly<Record<string, Test>> = {
  '.if': compared((n) => n !== 0n),
  '.ifne': compared((n) => n !== 0n),
  '.ifeq': compared((n) => n === 0n),
  '.ifgt': compared((n) => n > 0n),
  '.ifge': compared((n) => n >= 0n),
  '.iflt': compared((n) => n < 0n),
  '.ifle': compared((n) => n <= 0n),
  '.ifdef': defined,
  '.ifndef': (a, text, at) => !defined(a, text, at),
  '.ifnotdef': (a, text, at) => !defined(a, text, at),
  '.ifb': (_, text, at) => text.slice(at).trim() === '',
  '.ifnb': (_, text, at) => text.slice(at).trim() !== '',
  '.ifc': (_, text, at) => strings(text, at),
  '.ifnc': (_, text, at) => !strings(text, at),
  '.ifeqs': (_, text, at) => strings(text, at),
  '.ifnes': (_, text, at) => !strings(text, at),
};

/** Whether statements are assembled here. */
export const isActive = (a: Assembly): boolean => a.conditionals.at(-1)?.active ?? true;

/** Handles a conditional directive; false when the name is none. `at` is where its argument begins. */
export function conditional(a: Assembly, name: string, text: string, at: number, column: number): boolean {
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (test !== undefined) {
    if (a.conditionals.length >= 1000) throw new AssemblyError('asm.nesting', column, { limit: 1000 });
    const outer = isActive(a);
    // Entered before the test, which may throw: its .endif is met in any case.
    const entered: Conditional = { active: false, settled: !outer, elseSeen: false, source: a.source };
    a.conditionals.push(entered);
    if (outer) {
      entered.settled = true;
      entered.active = test(a, text, at);
      entered.settled = entered.active;
    }
    return true;
  }
  if (name !== '.else' && name !== '.elseif' && name !== '.endif') return false;
  const innermost = a.conditionals.at(-1);
  if (innermost === undefined) throw new AssemblyError('asm.if-missing', column, { directive: name });
  if (name === '.endif') {
    a.conditionals.pop();
    return true;
  }
  if (innermost.elseSeen)
    throw new AssemblyError('asm.else-twice', column, { directive: name, line: innermost.source.place.line });
  innermost.elseSeen = name === '.else';
  innermost.active = false;
  if (!innermost.settled) {
    innermost.active = name === '.else' || compared((n) => n !== 0n)(a, text, at);
    innermost.settled = innermost.active;
  }
  return true;
}
