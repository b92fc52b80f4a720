/** Why no form of an instruction fits its operands, as precisely as can be said. */
import { AssemblyError } from '../syntax/cursor.ts';

/**
 * The reason at `furthest`, the place that no form got past. `fits` tells whether the instruction would be right with
 * other text for its operands.
 */
export function explain(
  mnemonic: string,
  text: string,
  at: number,
  furthest: number,
  fits: (text: string) => boolean,
): AssemblyError {
  const from = furthest + (/^\s*/.exec(text.slice(furthest))?.[0].length ?? 0);
  const column = from + 1;
  const rest = text.slice(from);
  if (rest === '') return new AssemblyError('asm.operand-missing', column, { mnemonic });
  const word = /^[a-z_]\w*/i.exec(rest)?.[0] ?? '';
  if (/^[wx](?:3[1-9]|[4-9]\d|\d{3,})$|^[vbhsdq](?:3[2-9]|[4-9]\d|\d{3,})$/i.test(word))
    return new AssemblyError('asm.no-such-register', column, { name: word });
  const other = sibling(word);
  if (other !== undefined && fits(text.slice(0, from) + other + text.slice(from + word.length))) {
    if (/sp$/i.test(word)) return new AssemblyError('asm.sp-here', column, { mnemonic, register: word });
    return new AssemblyError('asm.register-width', column, { register: word, instead: other });
  }
  if (fits(text.slice(0, from))) return new AssemblyError('asm.operand-extra', column, { mnemonic, text: rest.trim() });
  const before = text.slice(at, from).trimEnd();
  if (before.endsWith(',') && fits(text.slice(0, at) + ` ${before.slice(0, -1)}`))
    return new AssemblyError('asm.operand-extra', column, { mnemonic, text: rest.trim() });
  return new AssemblyError('asm.operands', column, { mnemonic, operands: text.slice(at).trim() });
}

/** The register of the other width with the same number; for SP any register that is none. */
function sibling(word: string): string | undefined {
  const found = /^([wx])(\d+|zr)$/i.exec(word);
  if (found !== null) return `${found[1]?.toLowerCase() === 'w' ? 'x' : 'w'}${found[2]}`;
  return { sp: 'x0', wsp: 'w0' }[word.toLowerCase()];
}
