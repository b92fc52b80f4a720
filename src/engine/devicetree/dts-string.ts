import { fail, type DtsCursor, type SourcePlace } from './dts-cursor.ts';

const simpleEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const escape = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([^]))/gu;

/**
 * The bytes of text between quotes: UTF-8, with C's escapes \a \b \t \n \v \f \r, \xHH, octal \377; any other escaped
 * character stands for itself. Errors: dts.bad-escape for \x without digits and octal above 0377.
 */
export function unescape(text: string, place: SourcePlace): Uint8Array {
  const encoder = new TextEncoder();
  if (!text.includes('\\')) return encoder.encode(text);
  const out: number[] = [];
  let done = 0;
  const plain = (end: number): void => {
    for (const byte of encoder.encode(text.slice(done, end))) out.push(byte);
  };
  for (const found of text.matchAll(escape)) {
    plain(found.index);
    done = found.index + found[0].length;
    const [, hex, octal, other = ''] = found;
    const code = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : simpleEscapes[other];
    if (other === 'x' || (code ?? 0) > 255) fail('dts.bad-escape', place, { text: found[0] });
    if (code !== undefined) out.push(code);
    else for (const byte of encoder.encode(other)) out.push(byte);
  }
  plain(text.length);
  return Uint8Array.from(out);
}

/**
 * A string literal's bytes, without NUL. It may go over several lines, as in dtc.
 * Errors: dts.unclosed-string, dts.bad-escape.
 */
export function parseString(cursor: DtsCursor): Uint8Array {
  const place = cursor.place();
  cursor.expect('"');
  const text = cursor.takeUntil('"', '\\');
  return text === undefined ? fail('dts.unclosed-string', place) : unescape(text, place);
}
