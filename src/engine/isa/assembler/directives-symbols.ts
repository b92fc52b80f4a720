/** Directives that define symbols. */
import { AssemblyError } from '../syntax/cursor.ts';
import { wholeExpression, type Assembly } from './assembly.ts';
import { argumentsOf, count, number, tree, type Call, type Directive } from './call.ts';
import { isGeneralRegister } from './expressions.ts';
import { COMMON, flagsOf } from './section.ts';

const NAME = /^[a-z_.$][\w.$]*$/i;

/** A name that can be a symbol's, or an error at its place. */
export function symbolName(name: string, at: number): string {
  const plain = name.replace(/^"(.*)"$/, '$1');
  if (!NAME.test(plain) && plain === name) throw new AssemblyError('asm.name-expected', at + 1, { found: name });
  return plain;
}
/** The name of what gets a value: `x0 = 5` is meant for the register by everybody who writes it. */
function valueName(name: string, at: number): string {
  const plain = symbolName(name, at);
  if (isGeneralRegister(plain)) throw new AssemblyError('asm.name-is-register', at + 1, { name: plain });
  return plain;
}

/** `name = value`, which may come again, and `name == expression`, which is .eqv. */
export function assign(a: Assembly, name: string, nameAt: number, text: string, at: number, lasting: boolean): void {
  if (name === '.') throw new AssemblyError('asm.dot-assigned', nameAt + 1);
  a.assign(valueName(name, nameAt), wholeExpression(text, at), nameAt + 1, lasting ? 'expression' : 'again');
}

const set =
  (how: 'again' | 'once' | 'expression'): Directive =>
  (a, call) => {
    const [name, value] = argumentsOf(call, 2, 2);
    if (name !== undefined && value !== undefined)
      a.assign(valueName(name.text, name.at), tree(call, value), name.at + 1, how);
  };

const mark =
  (what: 'global' | 'local'): Directive =>
  (a, call) => {
    for (const part of argumentsOf(call, 1, Number.POSITIVE_INFINITY))
      a.symbols.get(symbolName(part.text, part.at))[what] = true;
  };

/** `.comm name, size, alignment`: room that is made when the source has been read. */
function common(a: Assembly, call: Call): void {
  const [name, size, alignment] = argumentsOf(call, 2, 3);
  if (name === undefined) return;
  const symbol = a.symbols.get(symbolName(name.text, name.at));
  if (call.name === '.lcomm') symbol.local = true;
  const to = Number(number(a, call, alignment, 1n));
  if (to < 1 || to > 1 << 20 || (to & (to - 1)) !== 0)
    throw new AssemblyError('asm.alignment-power', (alignment?.at ?? 0) + 1, { value: to });
  const { source } = a;
  a.commons.push({ source, symbol, size: count(a, call, size), alignment: to, column: name.at + 1 });
}

/** Makes the room: what `.local` named at the end of .bss, then the rest behind it. */
export function placeCommons(a: Assembly): void {
  const local = a.commons.filter(({ symbol }) => symbol.local);
  for (const common of [...local, ...a.commons.filter((c) => !local.includes(c))]) {
    a.source = common.source;
    a.section = a.sectionNamed(common.symbol.local ? '.bss' : COMMON, flagsOf('aw', true));
    a.align(common.alignment, undefined, common.alignment, common.column);
    a.label(common.symbol.name, common.column);
    a.fill(common.size, 1, 0n, common.column);
  }
}

export const symbolDirectives: Readonly<Record<string, Directive>> = {
  '.set': set('again'),
  '.equ': set('again'),
  '.equiv': set('once'),
  '.eqv': set('expression'),
  '.global': mark('global'),
  '.globl': mark('global'),
  '.local': mark('local'),
  '.comm': common,
  '.lcomm': common,
};
