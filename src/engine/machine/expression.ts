/**
 * What `--until` waits for. Matched in time that is linear in the text (RE2), so that no expression, however it is nested,
 * outlasts --timeout or a signal; the price is that there are no look-around assertions and no back references.
 */
import { RE2JS } from 're2js';

export interface Expression {
  /** As typed. */
  readonly source: string;
  /** The first match, or undefined. */
  find(text: string): { readonly start: number; readonly end: number } | undefined;
}

/** Characters of an expression: what it compiles to grows with them. */
const LONGEST = 4096;

/**
 * A serial console ends its lines with CR LF. So `\n` is that too; and as in JavaScript's expressions, but not in RE2's, a
 * CR ends a line: `.` does not match it, `$` stands before it and `^` behind it (which then belongs to the match).
 */
const ON_A_CONSOLE: Readonly<Record<string, string>> = {
  '\\n': '(?:\\r?\\n)',
  '\n': '(?:\\r?\\n)',
  '.': '[^\\r\\n]',
  $: '(?:$|\\r)',
  '^': '(?:^|\\r)',
};
/** An escape, a class, or one of those characters. */
const PIECE = /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|[\n.$^]/g;

/** @throws Error with what is wrong with it, in RE2's words */
export function expression(source: string): Expression {
  if (source.length > LONGEST) throw new Error(`> ${LONGEST}`);
  const translated = RE2JS.translateRegExp(source).replace(PIECE, (piece) =>
    Object.hasOwn(ON_A_CONSOLE, piece) ? (ON_A_CONSOLE[piece] ?? piece) : piece,
  );
  const compiled = RE2JS.compile(translated, RE2JS.MULTILINE);
  return {
    source,
    find: (text) => {
      const matcher = compiled.matcher(text);
      return matcher.find() ? { start: matcher.start(), end: matcher.end() } : undefined;
    },
  };
}
