/** Why no form of an instruction fits its operands, as precisely as can be said. */
import { SYSTEM_INSTRUCTIONS } from '../sys.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { wideSign } from './foreign.ts';
import { nearest } from './nearest.ts';

/** Registers of A64 that do not exist, of 32-bit Arm, and of x86. */
const NO_REGISTER =
  /^(?:[wx](?:3[1-9]|[4-9]\d|\d{3,})|[vbhsdq](?:3[2-9]|[4-9]\d|\d{3,})|r\d{1,2}|[er]?[abcd]x|[er]?[sd]i|[er][sb]p|pc)$/i;

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
  const before = text.slice(at, from).trimEnd();
  const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}): AssemblyError =>
    new AssemblyError(code, column, params);
  const wide = wideSign(text, from);
  if (wide !== undefined) return wide;
  if (fits(`${text}]`)) return new AssemblyError('asm.expected', text.length + 1, { expected: ']' });
  if (rest === '') return refuse('asm.operand-missing', { mnemonic });
  const word = /^[a-z_]\w*/i.exec(rest)?.[0] ?? '';
  if (before !== '' && !/[,[({]$/.test(before) && fits(`${text.slice(0, from)}, ${rest}`))
    return refuse('asm.comma-missing', { found: rest.trim() });
  // A bracket that is missing shows at the comma before it.
  const skipped = /^,\s*/.exec(rest)?.[0].length ?? 0;
  const problem = operandProblem(mnemonic, text, from + skipped, fits);
  if (problem !== undefined) return problem;
  if (fits(text.slice(0, from))) return refuse('asm.operand-extra', { mnemonic, text: rest.trim() });
  if (before.endsWith(',') && fits(text.slice(0, at) + ` ${before.slice(0, -1)}`))
    return refuse('asm.operand-extra', { mnemonic, text: rest.trim() });
  if (fits(`${text}, x0`)) return new AssemblyError('asm.operand-missing', text.length + 1, { mnemonic });
  return (
    systemOperation(mnemonic, word, before, refuse) ??
    refuse('asm.operands', { mnemonic, operands: text.slice(at).trim() })
  );
}

/** What is wrong with the operand at `from` itself; undefined when nothing is known to be. */
function operandProblem(
  mnemonic: string,
  text: string,
  from: number,
  fits: (text: string) => boolean,
): AssemblyError | undefined {
  const rest = text.slice(from);
  const word = /^[a-z_]\w*/i.exec(rest)?.[0] ?? '';
  const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}): AssemblyError =>
    new AssemblyError(code, from + 1, params);
  const fitsWith = (other: string, length = word.length): boolean =>
    fits(text.slice(0, from) + other + text.slice(from + length).replace(/=.*$/, '.'));
  if (NO_REGISTER.test(word)) return refuse('asm.no-such-register', { name: word });
  const other = sibling(word);
  if (other !== undefined) {
    // Behind the first register of a wrong width often stand others of it.
    const allOthers = rest.replace(/\b([wx])(?=(?:\d+|zr)\b)/gi, (w) => (w.toLowerCase() === 'w' ? 'x' : 'w'));
    if (fitsWith(other) || (/^[wx]/i.test(word) && fitsWith(allOthers, rest.length)))
      return /sp$/i.test(word)
        ? refuse('asm.sp-here', { mnemonic, register: word })
        : refuse('asm.register-width', { register: word, instead: other });
    if (fitsWith(`[${word}]`)) return refuse('asm.address-brackets', { register: word });
  }
  if (mnemonic === 'mrs' || mnemonic === 'msr') {
    const [first = '', second = ''] = rest.split(',').map((part) => part.trim());
    if (second !== '' && fitsWith(`${second}, ${first}`, rest.length)) return refuse('asm.mrs-order');
    if (second !== '' && fitsWith(`${first}, #0`, rest.length)) return refuse('asm.immediate-needed', { name: first });
  }
  if (/^(?:#|[-+~(]*\d)/.test(rest)) {
    const number = /^[^,\]]*/.exec(rest)?.[0] ?? '';
    if (fitsWith('x0', number.length) || fitsWith('w0', number.length))
      return refuse('asm.register-needed', { value: number.trim() });
  }
  if (word !== '' && fitsWith('eq')) return refuse('asm.condition', { found: word });
  return rest.startsWith('=') && mnemonic.startsWith('st') ? refuse('asm.literal-store', { mnemonic }) : undefined;
}

/** `tlbi vaee1, x0`: an operation that the mnemonic does not have. */
function systemOperation(
  mnemonic: string,
  word: string,
  before: string,
  refuse: (code: string, params: Readonly<Record<string, string | number>>) => AssemblyError,
): AssemblyError | undefined {
  if (before !== '' || word === '') return undefined;
  const names = SYSTEM_INSTRUCTIONS.map(({ name }) => name.toLowerCase().split(' '))
    .filter(([first]) => first === mnemonic)
    .map(([, second = '']) => second);
  if (names.length === 0 || names.includes(word.toLowerCase())) return undefined;
  const close = nearest(word.toLowerCase(), names);
  return close === undefined
    ? refuse('asm.operation', { mnemonic, name: word, some: names.slice(0, 4).join(', ') })
    : refuse('asm.operation-nearest', { mnemonic, name: word, nearest: close });
}

/** The register of the other width with the same number; for SP any register that is none. */
function sibling(word: string): string | undefined {
  const found = /^([wx])(\d+|zr)$/i.exec(word);
  if (found !== null) return `${found[1]?.toLowerCase() === 'w' ? 'x' : 'w'}${found[2]}`;
  return { sp: 'x0', wsp: 'w0' }[word.toLowerCase()];
}
