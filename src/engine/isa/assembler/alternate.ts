/**
 * The alternate macro syntax, between .altmacro and .noaltmacro: <strings>, %expressions, ! before a character, LOCAL names,
 * and parameters without a backslash (GNU as, "Altmacro"). Read as the macro is called, not as it is defined.
 */
import { AssemblyError, Cursor } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import type { Macro } from './blocks.ts';
import { parseExpression } from './expressions.ts';
import type { Source } from './input.ts';
import { blanks, quotedLength, squeezed } from './lexer.ts';

/** LOCAL names of one expansion. */
const MAX_LOCALS = 256;

interface Taken {
  readonly value: string;
  readonly end: number;
}

/** `<text>`: brackets nest, and ! takes its next character as it is. White space goes as everywhere in arguments. */
function angled(text: string, from: number): Taken {
  let at = from + 1;
  let value = '';
  for (let depth = 0; ; at++) {
    const c = text[at];
    if (c === undefined) throw new AssemblyError('asm.unclosed-angle', from + 1);
    if (c === '!') value += text[++at] ?? '';
    else if (c === '>' && depth-- === 0) return { value: squeezed(value.trim()), end: at + 1 };
    else {
      if (c === '<') depth++;
      value += c;
    }
  }
}

/** `"text"` stays in its quotes; ! takes its next character as it is. */
function quoted(text: string, from: number): Taken {
  const end = from + quotedLength(text, from);
  return { value: text.slice(from, end).replaceAll(/!(.)/gs, '$1'), end };
}

/** `%expression`: its value, in decimal. */
function evaluated(a: Assembly, text: string, from: number): Taken {
  const cursor = new Cursor('', text, from + 1, () => 0n);
  const value = a.constant(parseExpression(cursor));
  return { value: String(BigInt.asIntN(64, value)), end: cursor.at };
}

const WORD = /[\w.$]/;

/** Text as it is, up to a comma, a < or, outside of parentheses, white space between two words. */
function plain(text: string, from: number): Taken {
  let at = from;
  let value = '';
  for (let depth = 0; at < text.length && text[at] !== ',' && text[at] !== '<';) {
    const white = blanks(text, at);
    if (white > 0) {
      const isBetween = WORD.test(text[at - 1] ?? '') && WORD.test(text[at + white] ?? '');
      if (isBetween && depth <= 0) break;
      if (isBetween) value += ' ';
      at += white;
      continue;
    }
    const c = text[at] ?? '';
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth--;
    const length = quotedLength(text, at);
    value += text.slice(at, at + length);
    at += length;
  }
  return { value, end: at };
}

/** One argument: a string, an expression's value, or text. Strings that follow each other are one. */
export function takeAlternate(a: Assembly, text: string, from: number): Taken {
  if (text[from] === '%') return evaluated(a, text, from);
  if (text[from] === '"') return quoted(text, from);
  if (text[from] !== '<') return plain(text, from);
  let value = '';
  let end = from;
  while (text[end] === '<') {
    const next = angled(text, end);
    value += next.value;
    end = next.end + blanks(text, next.end);
  }
  return { value, end };
}

function behindComma(text: string, from: number): number {
  const at = from + blanks(text, from);
  return text[at] === ',' ? at + 1 + blanks(text, at + 1) : at;
}

/** All arguments of a list, as .irp has one. */
export function alternateList(a: Assembly, text: string, from: number): readonly string[] {
  const values: string[] = [];
  for (let at = from + blanks(text, from); at < text.length;) {
    const { value, end } = takeAlternate(a, text, at);
    values.push(value);
    at = behindComma(text, end);
  }
  return values;
}

/** The arguments of a call, by position: an = has no meaning here. */
export function alternateArguments(a: Assembly, macro: Macro, text: string, from: number): Map<string, string> {
  const values = new Map<string, string>();
  let at = from + blanks(text, from);
  for (let n = 0; at < text.length; n++) {
    const parameter = macro.parameters[n];
    if (parameter === undefined) {
      const params = { name: macro.name, most: macro.parameters.length, found: n + 1 };
      throw new AssemblyError('asm.macro-arguments', at + 1, params);
    }
    if (parameter.rest) {
      values.set(parameter.name, squeezed(text.slice(at).trim()));
      break;
    }
    const { value, end } = takeAlternate(a, text, at);
    values.set(parameter.name, value);
    at = behindComma(text, end);
  }
  return values;
}

/** `LOCAL a, b`: names of this expansion only. Takes it off a body's line and adds to `values` what the names stand for. */
export function localNames(
  a: Assembly,
  line: string,
  values: Map<string, string>,
  source: Source,
  column: number,
): string {
  const found = /^(\s*(?:[\w.$]+:\s*)*)local\s+(.*)$/is.exec(line);
  if (found === null) return line;
  const [, before = '', names = ''] = found;
  for (const name of names.match(/[^\s,]+/g) ?? []) {
    if (!/^[a-z_.$][\w.$]*$/i.test(name))
      throw new AssemblyError('asm.name-expected', source.start + 1, { found: name.slice(0, 40) });
    if (values.has(name)) throw new AssemblyError('asm.parameter-twice', column, { name });
    if (values.size >= MAX_LOCALS)
      throw new AssemblyError('asm.too-many', column, { what: 'parameter', limit: MAX_LOCALS });
    values.set(name, `.LL${(++a.localCount).toString(16).padStart(4, '0')}`);
  }
  return before;
}
