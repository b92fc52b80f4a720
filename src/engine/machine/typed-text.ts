/** The texts of `--type`. */
import { EngineError } from '../error.ts';

const letters: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, e: 27, '0': 0, '\\': 92 };

/**
 * The bytes of a text with \n, \r, \t, \e, \0, \\ and \xHH; everything else is UTF-8.
 * @throws EngineError arguments.bad-escape
 */
export function typedBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length;) {
    if (text[i] !== '\\') {
      const end = text.indexOf('\\', i);
      const plain = text.slice(i, end < 0 ? text.length : end);
      for (const byte of new TextEncoder().encode(plain)) bytes.push(byte);
      i += plain.length;
      continue;
    }
    const hex = /^\\x([\da-f]{2})/i.exec(text.slice(i, i + 4))?.[1];
    const next = text[i + 1] ?? '';
    const letter = Object.hasOwn(letters, next) ? letters[next] : undefined;
    const byte = hex === undefined ? letter : Number.parseInt(hex, 16);
    if (byte === undefined) throw new EngineError('arguments.bad-escape', { escape: text.slice(i, i + 2), text });
    bytes.push(byte);
    i += hex === undefined ? 2 : 4;
  }
  return Uint8Array.from(bytes);
}
