import { fail, type DtsCursor, type SourcePlace } from './dts-cursor.ts';

const simpleEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const escape = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([^]))/uy;

/**
 * The bytes of text between quotes: UTF-8, with C's escapes \a \b \t \n \v \f \r, \xHH, octal \377; any other escaped
 * character stands for itself. Errors: dts.bad-escape for \x without digits and octal above 0377.
 */
export function unescape(text: string, place: SourcePlace): Uint8Array {
  const encoder = new TextEncoder();
  const out = new Uint8Array(3 * text.length);
  let length = 0;
  const encode = (plain: string): void => {
    length += encoder.encodeInto(plain, out.subarray(length)).written;
  };
  let done = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', done)) {
    if (at > done) encode(text.slice(done, at));
    escape.lastIndex = at;
    const [whole = '\\', hex, octal, other = ''] = escape.exec(text) ?? [];
    const code = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : simpleEscapes[other];
    if (other === 'x' || (code ?? 0) > 255) fail('dts.bad-escape', place, { text: whole });
    if (code !== undefined) out[length++] = code;
    else encode(other);
    done = at + whole.length;
  }
  encode(text.slice(done));
  return out.slice(0, length);
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
