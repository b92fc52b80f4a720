/**
 * Source text to statements: lines are split at `;`, comments go (`//`, slash-star, and `#` as a line's first character).
 * Positions stay what they are in the source, so that a column of an error is a column of the line.
 */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Place } from './errors.ts';

/** A line of text with its origin: of a file, or of a macro's or repetition's body. */
export interface Line extends Place {
  readonly text: string;
}

/** Part of a line: `text` is the line up to the statement's end, the statement begins at `start`. */
export interface Statement {
  readonly line: Line;
  readonly text: string;
  readonly start: number;
}

/** Lines for the C preprocessor, told from prose: `# if x0 is zero` and `# define the frame` are comments. */
export const PREPROCESSOR =
  /^\s*#(?:\s*(include)\s*["<]|\s*(define)\s+[A-Z_][A-Z0-9_]*(?:\(|\s+[^\sa-z]|\s*$)|(define)\s+[A-Za-z_]\w*(?:\(|\s+\S+\s*$)|\s*(undef|ifn?def)\s+[A-Za-z_]\w*\s*(?:$|\/[*/])|(if)\s*(?:!|\(|defined\b|\d|[A-Z_][A-Z0-9_]*\b))/;

/** Replaces comments by spaces. A comment that is still open at the end of the source is an error. */
export function stripComments(
  source: string,
  file: string | undefined,
): { readonly lines: readonly Line[]; readonly open: Line | undefined } {
  const lines: Line[] = [];
  let inComment: number | undefined;
  source.split(/\r\n|\n|\r/).forEach((raw, index) => {
    let text = '';
    let at = 0;
    let blank = true;
    while (at < raw.length) {
      if (inComment !== undefined) {
        const end = raw.indexOf('*/', at);
        const stop = end < 0 ? raw.length : end + 2;
        text += ' '.repeat(stop - at);
        at = stop;
        if (end >= 0) inComment = undefined;
      } else if (raw.startsWith('/*', at)) {
        inComment = index;
        text += '  ';
        at += 2;
      } else if (raw.startsWith('//', at) || (raw[at] === '#' && blank)) {
        // Left as a statement, which is refused where it is assembled.
        if (PREPROCESSOR.test(raw)) text += raw.slice(at).split(';', 1)[0] ?? '';
        break;
      } else {
        const length = quotedLength(raw, at);
        blank &&= /\s/.test(raw[at] ?? '');
        text += raw.slice(at, at + length);
        at += length;
      }
    }
    lines.push({ text: text.trimEnd(), file, line: index + 1 });
  });
  return { lines, open: inComment === undefined ? undefined : lines[inComment] };
}

/** Length of the string, character constant or single character at `at`. */
export function quotedLength(text: string, at: number): number {
  if (text[at] === '"') {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    return Math.min(end + 1, text.length) - at;
  }
  // A character constant needs no second quote: 'a and 'a' are the same.
  if (text[at] === "'" && at + 1 < text.length) {
    const body = text[at + 1] === '\\' ? 3 : 2;
    return Math.min(text[at + body] === "'" ? body + 1 : body, text.length - at);
  }
  return 1;
}

/** Splits a line at `;` outside strings and character constants. */
export function statementsOf(line: Line): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let at = 0;
  const { text } = line;
  while (at <= text.length) {
    if (at === text.length || text[at] === ';') {
      if (text.slice(start, at).trim() !== '') statements.push({ line, text: text.slice(0, at), start });
      start = at + 1;
      at++;
    } else at += quotedLength(text, at);
  }
  return statements;
}

/** How much white space stands at a place. Arguments are walked through once: a line may have a million blanks. */
export function blanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at - from;
}

/** White space stays only in strings and between words. */
export function squeezed(text: string): string {
  let result = '';
  let last = '';
  for (let at = 0; at < text.length;) {
    const white = blanks(text, at);
    if (white > 0) {
      at += white;
      if (/[\w.$]/.test(last) && /[\w.$]/.test(text[at] ?? '')) result += ' ';
      last = '';
      continue;
    }
    const length = quotedLength(text, at);
    result += text.slice(at, at + length);
    at += length;
    last = text[at - 1] ?? '';
  }
  return result;
}

/** Splits arguments at commas outside strings, parentheses and brackets; positions are those of `text`. */
export function splitAtCommas(text: string, from: number): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let depth = 0;
  let start = from;
  let at = from;
  while (at <= text.length) {
    const c = text[at];
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    if (c === undefined || (c === ',' && depth <= 0)) {
      const part = text.slice(start, at);
      parts.push({ text: part.trim(), at: start + (part.length - part.trimStart().length) });
      start = at + 1;
      at++;
    } else at += quotedLength(text, at);
  }
  return parts;
}

const ESCAPES: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9, '"': 34, '\\': 92, "'": 39 };

/** The bytes (UTF-8) of a string in quotes at `at`, and where it ends. */
export function readString(text: string, at: number): { bytes: number[]; end: number } {
  const bytes: number[] = [];
  let i = at + 1;
  const encoder = new TextEncoder();
  while (i < text.length && text[i] !== '"') {
    if (text[i] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
      bytes.push(...encoder.encode(character));
      i += character.length;
      continue;
    }
    const found = /\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]+)|([\s\S]))/y;
    found.lastIndex = i;
    const match = found.exec(text);
    const escape = match?.[3];
    if (match === null || (escape !== undefined && ESCAPES[escape] === undefined))
      throw new AssemblyError('asm.escape', i + 1, { text: text.slice(i, i + 2) });
    const value =
      match[1] !== undefined
        ? Number.parseInt(match[1], 8)
        : match[2] !== undefined
          ? Number.parseInt(match[2].slice(-2), 16)
          : (ESCAPES[escape ?? ''] ?? 0);
    bytes.push(value & 0xff);
    i += match[0].length;
  }
  if (text[i] !== '"') throw new AssemblyError('asm.unclosed-string', at + 1);
  return { bytes, end: i + 1 };
}
