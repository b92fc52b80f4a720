/** One instruction's text to its word: every way to write it that the table has is tried, the preferred ones first. */
import { tables } from '../tables.ts';
import { explain } from './explain.ts';
import type { Row } from '../row.ts';
import { AssemblyError, Cursor } from '../syntax/cursor.ts';
import type { FieldSink, Syntax } from '../syntax/operand.ts';

interface Candidate {
  readonly row: Row;
  readonly syntax: Syntax;
}

const byMnemonic = new Map<string, Candidate[]>();
for (const row of tables)
  for (const syntax of row.syntax)
    for (const name of typeof syntax.mnemonic === 'string' ? [syntax.mnemonic] : syntax.mnemonic.names) {
      const candidates = byMnemonic.get(name);
      if (candidates === undefined) byMnemonic.set(name, [{ row, syntax }]);
      else candidates.push({ row, syntax });
    }

/** Whether the table has a mnemonic (in lower case). */
export const isMnemonic = (name: string): boolean => byMnemonic.has(name);
/** All mnemonics, for suggestions. */
export const mnemonics = (): Iterable<string> => byMnemonic.keys();

class Fields implements FieldSink {
  readonly values = new Map<string, number>();
  set(name: string, value: number): boolean {
    const old = this.values.get(name);
    if (old !== undefined) return old === value;
    this.values.set(name, value);
    return true;
  }
  get(name: string): number | undefined {
    return this.values.get(name);
  }
}

export interface Encoded {
  readonly word: number;
  readonly row: Row;
}

/**
 * Encodes one instruction. `text` holds the operands from position `at` on; columns of errors count from the start of
 * `text`. Throws AssemblyError: the reason that comes furthest into the text of all the forms that were tried.
 */
export function encode(
  mnemonic: string,
  text: string,
  at: number,
  pc: bigint,
  expression: (cursor: Cursor) => bigint,
): Encoded {
  const name = mnemonic.toLowerCase();
  const candidates = byMnemonic.get(name);
  if (candidates === undefined) throw new AssemblyError('asm.mnemonic', 1, { mnemonic });
  let fallback: Encoded | undefined;
  let reason: AssemblyError | undefined;
  let furthest = at;
  for (const { row, syntax } of candidates) {
    const cursor = new Cursor(name, text, at, expression);
    const attempt = tryForm(row, syntax, cursor, pc);
    if (attempt instanceof AssemblyError) {
      if (reason === undefined || attempt.column > reason.column) reason = attempt;
    } else if (typeof attempt === 'number') furthest = Math.max(furthest, attempt);
    else if (attempt.preferred) return attempt;
    else fallback ??= attempt;
  }
  if (fallback !== undefined) return fallback;
  if (reason?.code === 'asm.bitmask' && name === 'mov')
    throw new AssemblyError('asm.mov-immediate', reason.column, reason.params);
  const fits = (other: string): boolean =>
    candidates.some(({ row, syntax }) => {
      const attempt = tryForm(row, syntax, new Cursor(name, other, at, expression), pc);
      return typeof attempt !== 'number' && !(attempt instanceof AssemblyError);
    });
  if (reason !== undefined && reason.column > furthest + (/^\s*/.exec(text.slice(furthest))?.[0].length ?? 0)) {
    if (reason.code !== 'asm.register-as-value') throw reason;
    const register = String(reason.params['name']);
    const from = reason.column - 1;
    if (!fits(`${text.slice(0, from)}[${register}]${text.slice(from + register.length)}`)) throw reason;
    throw new AssemblyError('asm.address-brackets', reason.column, { register });
  }
  throw explain(name, text, at, furthest, fits);
}

/** Tries one way to write: the word, the reason why not, or how far the text had this form. */
function tryForm(
  row: Row,
  syntax: Syntax,
  cursor: Cursor,
  pc: bigint,
): (Encoded & { preferred: boolean }) | AssemblyError | number {
  const fields = new Fields();
  for (const [field, value] of Object.entries(syntax.fixed ?? {})) fields.set(field, value);
  const start = cursor.at;
  try {
    if (typeof syntax.mnemonic !== 'string' && !syntax.mnemonic.parse(cursor, fields, pc)) return start;
    for (const { before, operand } of syntax.operands) {
      if (!cursor.literal(before)) return cursor.at;
      const from = cursor.at;
      // An operand that does not fit may have moved the cursor on its way.
      if (!operand.parse(cursor, fields, pc)) return from;
    }
    if (!cursor.literal(syntax.after) || !cursor.done) return cursor.at;
  } catch (error) {
    if (error instanceof AssemblyError) return error;
    throw error;
  }
  let word = row.pattern.value + row.pattern.should;
  const values: Record<string, number> = Object.fromEntries(fields.values);
  for (const { name, lsb, width } of row.pattern.fields) {
    const value = values[name] ?? row.derived[name]?.(values);
    if (value === undefined || value < 0 || value >= 2 ** width) return start;
    values[name] = value;
    word += value * 2 ** lsb;
  }
  return { word: word >>> 0, row, preferred: syntax.when?.(values) !== false };
}
