/**
 * Assembly text of an encoding, both ways. A `Syntax` is one way to write it (the instruction itself or an alias):
 * a mnemonic and operands, each of which prints itself from the fields and parses itself into fields.
 *
 *   asm`add ${sp('Rd', 'sf')}, ${sp('Rn', 'sf')}, ${addImmediate}`
 */
import type { Cursor } from './cursor.ts';

export type FieldValues = Readonly<Record<string, number>>;

/** Collects field values while parsing; a field set twice to different values does not match. */
export interface FieldSink {
  /** False when the field already has another value (the syntax does not match then). */
  set(name: string, value: number): boolean;
  get(name: string): number | undefined;
}

export interface Operand {
  /** Text as binutils prints it; undefined when these fields have no such text (the next syntax is tried). */
  print(fields: FieldValues, pc: bigint): string | undefined;
  /**
   * Reads the operand at the cursor into fields. Returns false when the text is another operand form (a register of the
   * wrong kind: the next syntax is tried); throws AssemblyError for what can only be meant as this form but is wrong
   * (an immediate out of range).
   */
  parse(cursor: Cursor, fields: FieldSink, pc: bigint): boolean;
  /** The address that the operand names (branches, ADR, literals), for disassembly with symbols. */
  readonly target?: (fields: FieldValues, pc: bigint) => bigint;
}

/** A mnemonic that depends on fields. */
export interface Mnemonic extends Operand {
  /** Every text it can be. */
  readonly names: readonly string[];
}

export interface Syntax {
  /** As text, or as what `named` makes where it depends on fields (b.{cond}). */
  readonly mnemonic: string | Mnemonic;
  /** Operands with the literal text before each (", " and "[" …) and the text after the last. */
  readonly operands: readonly { readonly before: string; readonly operand: Operand }[];
  readonly after: string;
  /** Prefer this text for these fields (default: whenever all operands print). Assembling accepts it always. */
  readonly when?: ((fields: FieldValues) => boolean) | undefined;
  /** Fields that this text implies (aliases: Rd is 31 in `cmp`). */
  readonly fixed?: FieldValues | undefined;
}

export function asm(strings: TemplateStringsArray, ...operands: readonly Operand[]): Syntax {
  const [head = '', ...rest] = strings;
  const space = head.indexOf(' ');
  const mnemonic = space < 0 ? head.trim() : head.slice(0, space);
  const firstBefore = space < 0 ? '' : head.slice(space + 1);
  return {
    mnemonic,
    operands: operands.map((operand, i) => ({ before: i === 0 ? firstBefore : (rest[i - 1] ?? ''), operand })),
    after: operands.length === 0 ? '' : (rest[operands.length - 1] ?? ''),
  };
}

/** An alias: printed when `when` holds, and implying `fixed`. */
export function alias(syntax: Syntax, fixed: FieldValues, when?: (fields: FieldValues) => boolean): Syntax {
  const test = (f: FieldValues): boolean => Object.entries(fixed).every(([k, v]) => f[k] === v) && (when?.(f) ?? true);
  return { ...syntax, fixed, when: test };
}

/** A mnemonic computed from fields: `named(['b.eq', …], 'cond', asm`b …`)` takes the text at the field's value. */
export function named(names: readonly (string | undefined)[], field: string, syntax: Syntax): Syntax {
  const text: Mnemonic = {
    names: names.filter((n) => n !== undefined),
    print: (f) => names[f[field] ?? -1],
    parse: (cursor, fields) => {
      const value = names.indexOf(cursor.mnemonic);
      return value >= 0 && fields.set(field, value);
    },
  };
  return { ...syntax, mnemonic: text };
}
