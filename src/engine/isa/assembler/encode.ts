/** One instruction's text to its word: every way to write it that the table has is tried, the preferred ones first. */
import { tables } from '../tables.ts';
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
export function encode(mnemonic: string, text: string, at: number, pc: bigint, expression: (cursor: Cursor) => bigint): Encoded {
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
    } else if (attempt === undefined) furthest = Math.max(furthest, cursor.at);
    else if (attempt.preferred) return attempt;
    else fallback ??= attempt;
  }
  if (fallback !== undefined) return fallback;
  throw reason ?? new AssemblyError('asm.operands', furthest + 1, { mnemonic: name, operands: text.slice(at).trim() });
}

function tryForm(row: Row, syntax: Syntax, cursor: Cursor, pc: bigint): (Encoded & { preferred: boolean }) | AssemblyError | undefined {
  const fields = new Fields();
  for (const [field, value] of Object.entries(syntax.fixed ?? {})) fields.set(field, value);
  try {
    if (typeof syntax.mnemonic !== 'string' && !syntax.mnemonic.parse(cursor, fields, pc)) return undefined;
    for (const { before, operand } of syntax.operands)
      if (!cursor.literal(before) || !operand.parse(cursor, fields, pc)) return undefined;
    if (!cursor.literal(syntax.after) || !cursor.done) return undefined;
  } catch (error) {
    if (error instanceof AssemblyError) return error;
    throw error;
  }
  let word = row.pattern.value + row.pattern.should;
  const values: Record<string, number> = Object.fromEntries(fields.values);
  for (const { name, lsb, width } of row.pattern.fields) {
    const value = values[name] ?? row.derived[name]?.(values);
    if (value === undefined || value < 0 || value >= 2 ** width) return undefined;
    values[name] = value;
    word += value * 2 ** lsb;
  }
  return { word: word >>> 0, row, preferred: syntax.when?.(values) !== false };
}
