/** Directives that define symbols. */
import { AssemblyError } from '../syntax/cursor.ts';
import { wholeExpression, type Assembly } from './assembly.ts';
import type { Call, Directive } from './directives.ts';
import { argumentsOf, count, number, tree } from './directives-data.ts';
import { isRegisterName } from './expressions.ts';
import { flagsOf } from './section.ts';

const NAME = /^[a-z_.$][\w.$]*$/i;

/** A name that can be a symbol's, or an error at its place. */
export function symbolName(name: string, at: number): string {
  const plain = name.replace(/^"(.*)"$/, '$1');
  if (!NAME.test(plain) && plain === name) throw new AssemblyError('asm.name-expected', at + 1, { found: name });
  if (isRegisterName(plain)) throw new AssemblyError('asm.name-is-register', at + 1, { name: plain });
  return plain;
}

/** `name = value`: defines it again where that is allowed. */
export function assign(a: Assembly, name: string, nameAt: number, text: string, at: number, fixed: boolean): void {
  if (name === '.') throw new AssemblyError('asm.dot-assigned', nameAt + 1);
  a.assign(symbolName(name, nameAt), wholeExpression(text, at), nameAt + 1, fixed);
}

const set =
  (fixed: boolean): Directive =>
  (a, call) => {
    const [name, value] = argumentsOf(call, 2, 2);
    if (name !== undefined && value !== undefined) a.assign(symbolName(name.text, name.at), tree(call, value), name.at + 1, fixed);
  };

const global: Directive = (a, call) => {
  for (const part of argumentsOf(call, 1, Number.POSITIVE_INFINITY)) a.symbols.get(symbolName(part.text, part.at)).global = true;
};

/** `.comm name, size, alignment`: room behind .bss. */
function common(a: Assembly, call: Call): void {
  const [name, size, alignment] = argumentsOf(call, 2, 3);
  if (name === undefined) return;
  const outer = a.section;
  a.section = a.sectionNamed('.bss.COMMON', flagsOf('aw', true));
  try {
    const to = Number(number(a, call, alignment, 1n));
    if (to < 1 || to > 1 << 20 || (to & (to - 1)) !== 0) throw new AssemblyError('asm.alignment-power', (alignment?.at ?? 0) + 1, { value: to });
    a.align(to, undefined, to, call.column);
    a.label(symbolName(name.text, name.at), name.at + 1);
    a.fill(count(a, call, size), 1, 0n, call.column);
  } finally {
    a.section = outer;
  }
}

export const symbolDirectives: Readonly<Record<string, Directive>> = {
  '.set': set(false),
  '.equ': set(false),
  '.equiv': set(true),
  '.global': global,
  '.globl': global,
  '.comm': common,
  '.lcomm': common,
};
