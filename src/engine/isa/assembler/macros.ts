/** .macro, .rept, .irp and .irpc: blocks of statements that are written once and assembled often. */
import { AssemblyError } from '../syntax/cursor.ts';
import { alternateArguments, alternateList, localNames, takeAlternate } from './alternate.ts';
import type { Assembly } from './assembly.ts';
import { wholeExpression } from './assembly.ts';
import type { Macro, Parameter } from './blocks.ts';
import type { Piece, Source } from './input.ts';
import { blanks, quotedLength, readString, squeezed, statementsOf } from './lexer.ts';

const OPENS = { '.endm': /^\.(?:macro)\b/i, '.endr': /^\.(?:rept|rep|irp|irpc)\b/i } as const;
const CLOSES = { '.endm': /^\.(?:endm|endmacro)\s*$/i, '.endr': /^\.(?:endr|endrept)\s*$/i } as const;
const MAX_LINE = 65_536;
const MAX_PARAMETERS = 256;

/** Collects statements up to the end that matches, nested blocks of the kind included. */
function block(a: Assembly, end: '.endm' | '.endr', column: number): Source[] {
  const body: Source[] = [];
  const opened = a.source;
  for (let depth = 1; ;) {
    const source = a.input.nextInFrame();
    if (source === undefined) {
      a.source = opened;
      throw new AssemblyError('asm.block-open', column, { end });
    }
    // A label may stand before the directive.
    const text = source.text.slice(source.start).replace(/^\s*(?:[\w.$]+:\s*)*/, '');
    if (OPENS[end].test(text)) depth++;
    else if (CLOSES[end].test(text) && --depth === 0) return body;
    body.push(source);
  }
}

const NAME = /^[\w.$]+/;

/** One argument in a list: text up to a comma, or to white space between two words. Quotes are taken off. */
function takeArgument(text: string, from: number): { value: string; end: number } {
  let at = from;
  let value = '';
  while (at < text.length && text[at] !== ',') {
    const c = text[at] ?? '';
    if (c === '"') {
      const length = quotedLength(text, at);
      value += text.slice(at + 1, at + length - 1);
      at += length;
    } else if (/\s/.test(c)) {
      const next = blanks(text, at);
      if (/[\w.$"]/.test(text[at - 1] ?? '') && /[\w.$"\\]/.test(text[at + next] ?? ''))
        return { value, end: at + next };
      at += next;
    } else {
      const length = quotedLength(text, at);
      value += text.slice(at, at + length);
      at += length;
    }
  }
  return { value, end: at };
}

/** The arguments of a list, separated by commas or white space. */
function argumentsOf(text: string, from: number): { value: string; at: number }[] {
  const values: { value: string; at: number }[] = [];
  let at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  if (at >= text.length) return values;
  for (;;) {
    const { value, end } = takeArgument(text, at);
    values.push({ value, at });
    at = end;
    if (at >= text.length) return values;
    if (text[at] === ',') at++;
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) {
      values.push({ value: '', at });
      return values;
    }
  }
}

/** `.macro name a, b=1, c:req, d:vararg` … `.endm` */
export function defineMacro(a: Assembly, text: string, at: number, column: number): void {
  const body = block(a, '.endm', column);
  let rest = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
  const name = NAME.exec(text.slice(rest))?.[0];
  if (name === undefined) throw new AssemblyError('asm.name-expected', rest + 1, { found: text.slice(rest) });
  if (a.macros.has(name.toLowerCase())) throw new AssemblyError('asm.macro-twice', rest + 1, { name });
  rest += name.length;
  const parameters: Parameter[] = [];
  for (;;) {
    rest += /^[\s,]*/.exec(text.slice(rest))?.[0].length ?? 0;
    if (rest >= text.length) break;
    const found = /^([\w.$]+)\s*(?::\s*(req|vararg)\b)?\s*(=)?\s*/i.exec(text.slice(rest));
    const parameter = found?.[1];
    if (found === null || parameter === undefined)
      throw new AssemblyError('asm.name-expected', rest + 1, { found: text.slice(rest) });
    if (parameters.some((p) => p.name === parameter))
      throw new AssemblyError('asm.parameter-twice', rest + 1, { name: parameter });
    if (parameters.length >= MAX_PARAMETERS)
      throw new AssemblyError('asm.too-many', rest + 1, { what: 'parameter', limit: MAX_PARAMETERS });
    rest += found[0].length;
    let initial = '';
    if (found[3] !== undefined)
      ({ value: initial, end: rest } = a.alternate ? takeAlternate(a, text, rest) : takeArgument(text, rest));
    const kind = found[2]?.toLowerCase();
    parameters.push({ name: parameter, required: kind === 'req', rest: kind === 'vararg', initial });
  }
  a.macros.set(name.toLowerCase(), { name, parameters, body });
}

/** The arguments of a call: by position or, with an =, by name. */
function argumentsFor(macro: Macro, text: string, at: number): Map<string, string> {
  const values = new Map<string, string>();
  const byName = new Map(macro.parameters.map((p) => [p.name, p]));
  const last = macro.parameters.at(-1);
  let position = 0;
  const list = argumentsOf(text, at);
  for (const [i, { value, at: where }] of list.entries()) {
    const named = /^([\w.$]+)=([\s\S]*)$/.exec(value);
    const parameter = byName.get(named?.[1] ?? '');
    if (named !== null && parameter !== undefined) {
      values.set(parameter.name, named[2] ?? '');
      continue;
    }
    const next = macro.parameters[position++];
    if (next === undefined)
      throw new AssemblyError('asm.macro-arguments', where + 1, {
        name: macro.name,
        most: macro.parameters.length,
        found: list.length,
      });
    if (next === last && next.rest) {
      values.set(next.name, squeezed(text.slice(where).trim()));
      break;
    }
    if (value !== '' || i < list.length - 1) values.set(next.name, value);
  }
  return values;
}

/** Assembles a macro's body with arguments in place of its parameters. */
export function expandMacro(a: Assembly, macro: Macro, text: string, at: number, column: number): void {
  const values = a.alternate ? alternateArguments(a, macro, text, at) : argumentsFor(macro, text, at);
  for (const p of macro.parameters) {
    const value = values.get(p.name) ?? '';
    if (value === '' && p.required)
      throw new AssemblyError('asm.macro-required', column, { name: macro.name, parameter: p.name });
    values.set(p.name, value === '' ? p.initial : value);
  }
  const count = a.macroCount++;
  const statements = substitute(a, macro.body, { values, count, name: macro.name, of: 'macro' }, column);
  a.input.push('macro', statements, a.conditionals.length, column);
}

/** `.rept count` … `.endr` */
export function repeat(a: Assembly, text: string, at: number, column: number): void {
  const source = a.source;
  const body = block(a, '.endr', column);
  const count = a.constant(wholeExpression(text, at));
  a.source = source;
  if (count < 0n || count > 1_000_000n)
    throw new AssemblyError('asm.repetitions', at + 1, { value: String(count), limit: 1_000_000 });
  const once = substitute(a, body, { values: new Map(), count: a.macroCount, name: '.rept', of: 'rounds' }, column);
  a.input.expand(once.length * Number(count), 0, column);
  a.input.push('repetition', once, a.conditionals.length, column, Number(count));
}

/** `.irp name, values` and `.irpc name, characters` … `.endr` */
export function repeatOver(a: Assembly, characters: boolean, text: string, at: number, column: number): void {
  const body = block(a, '.endr', column);
  const found = /^\s*([\w.$]+)\s*,?\s*/.exec(text.slice(at));
  const name = found?.[1];
  if (found === null || name === undefined)
    throw new AssemblyError('asm.name-expected', at + 1, { found: text.slice(at).trim() });
  const from = at + found[0].length;
  const list = characters ? Array.from(unquoted(text.slice(from).trim())) : listOf(a, text, from);
  const values = list.length === 0 ? [''] : list;
  // A round counts, even one of an empty block: there is one for each character of a line.
  a.input.expand(body.length === 0 ? values.length : 0, 0, column);
  const statements = values.flatMap((value) =>
    substitute(
      a,
      body,
      { values: new Map([[name, value]]), count: a.macroCount, name: characters ? '.irpc' : '.irp', of: 'values' },
      column,
    ),
  );
  a.input.push('repetition', statements, a.conditionals.length, column);
}
const unquoted = (text: string): string =>
  text.startsWith('"') ? new TextDecoder().decode(Uint8Array.from(readString(text, 0).bytes)) : text;

const listOf = (a: Assembly, text: string, from: number): readonly string[] =>
  a.alternate ? alternateList(a, text, from) : argumentsOf(text, from).map(({ value }) => value);

/** A body's values and its name; in the alternate syntax a macro has LOCAL, and .rept has nothing. */
interface Expansion {
  readonly values: ReadonlyMap<string, string>;
  readonly count: number;
  readonly name: string;
  readonly of: 'macro' | 'values' | 'rounds';
}

/**
 * Marks in a body: `\@`, `\(text)`, `\name`, `&name`, and in the alternate syntax a name alone. An & behind a name joins it
 * to what follows, and goes.
 */
const marks = (bare: boolean): RegExp => {
  const name = String.raw`[a-z_.$][\w.$]*`;
  const marked = String.raw`\\(?:(?<at>@)|(?<literal>\([^()\\]*\))|(?<name>[\w.$]+)${bare ? '&?' : ''})`;
  const joined = String.raw`(?<!\\)&(?<joined>(?:${name})?)&?`;
  return new RegExp(`${marked}|${joined}${bare ? `|(?<bare>${name})&?` : ''}`, 'gi');
};
const [MARKS, MARKS_AND_NAMES] = [marks(false), marks(true)];

/** What stands for a mark in a body, and how much of the text it replaces; undefined where nothing is replaced. */
function replacement(
  found: RegExpExecArray,
  values: ReadonlyMap<string, string>,
  { count }: Expansion,
): { value: string; length: number } | undefined {
  const { at, literal, name, joined, bare } = found.groups ?? {};
  const length = found[0].length;
  if (at !== undefined) return { value: String(count), length };
  if (literal !== undefined) return { value: literal.slice(1, -1), length };
  const value = values.get(name ?? joined ?? bare ?? '');
  if (value !== undefined) return { value, length };
  return bare === undefined ? undefined : { value: bare, length };
}

/** Puts values for `\name`, `&name`, `\@` and `\()` in a body; remembers where each piece came from. */
function substitute(a: Assembly, body: readonly Source[], expansion: Expansion, column: number): Source[] {
  const caller = a.source;
  const via = [...caller.via, { ...caller.place, name: expansion.name }];
  const values = new Map(expansion.values);
  const bare = a.alternate && expansion.of !== 'rounds';
  const result: Source[] = [];
  for (const source of body) {
    const columns: Piece[] = [];
    // Other statements of the line stand before this one: nothing of theirs may move it.
    const whole = ' '.repeat(source.start) + source.text.slice(source.start);
    const line = bare && expansion.of === 'macro' ? localNames(a, whole, values, source, column) : whole;
    let text = '';
    let original = 0;
    for (const found of line.matchAll(bare ? MARKS_AND_NAMES : MARKS)) {
      const put = replacement(found, values, expansion);
      if (put === undefined) continue;
      text += line.slice(original, found.index);
      columns.push({ at: text.length, original: found.index, length: put.length });
      text += put.value;
      original = found.index + put.length;
      columns.push({ at: text.length, original, length: Number.MAX_SAFE_INTEGER });
    }
    text += line.slice(original);
    if (text.length > MAX_LINE) throw new AssemblyError('asm.line-too-long', column, { limit: MAX_LINE });
    // What is read and what is remembered of it counts, too: a body may come to nothing.
    a.input.expand(1, Math.max(text.length, whole.length) + 4 * columns.length, column);
    for (const statement of statementsOf({ text, file: source.place.file, line: source.place.line }))
      result.push({ place: source.place, top: caller.top, text: statement.text, start: statement.start, columns, via });
  }
  return result;
}
