/** The disassembler: a word as binutils' objdump writes it, from the syntax of the table's rows. */
import { fieldsOf, findRow } from './decode.ts';
import type { Row } from './row.ts';
import type { FieldValues, Operand, Syntax } from './syntax/operand.ts';

export interface Disassembly {
  readonly mnemonic: string;
  /** Operands as one text, empty when there are none. */
  readonly operands: string;
  /** Mnemonic and operands with a tab between them, as in objdump's last column without its `//` remarks. */
  readonly text: string;
  /** The row of the table; absent for words that ARMv8.0-A does not define. */
  readonly row?: Row;
}

/** Names an address, as `name` or `name+0x10`; undefined where there is none. */
export type SymbolNames = (address: bigint) => string | undefined;

/**
 * Disassembles one word that stands at `pc`. Targets of branches and of ADR are addresses: `0x40080010`, or with a
 * name for them `40080010 <start+0x10>`. Words without a meaning in ARMv8.0-A become `.inst 0x........ ; undefined`.
 */
export function disassemble(word: number, pc: bigint, symbols?: SymbolNames): Disassembly {
  const row = findRow(word);
  if (row !== undefined) {
    const fields = fieldsOf(row, word);
    if (row.decode(fields, { pageOffset: Number(pc & 0xffcn) }) !== undefined)
      for (const syntax of row.syntax) {
        const text = printSyntax(syntax, fields, pc, symbols);
        if (text !== undefined) return { ...text, row };
      }
  }
  const operands = `0x${(word >>> 0).toString(16).padStart(8, '0')}`;
  return { mnemonic: '.inst', operands, text: `.inst\t${operands} ; undefined` };
}

function printSyntax(
  syntax: Syntax,
  fields: FieldValues,
  pc: bigint,
  symbols?: SymbolNames,
): Omit<Disassembly, 'row'> | undefined {
  if (syntax.when?.(fields) === false) return undefined;
  const mnemonic = typeof syntax.mnemonic === 'string' ? syntax.mnemonic : syntax.mnemonic.print(fields, pc);
  if (mnemonic === undefined) return undefined;
  let operands = '';
  for (const { before, operand } of syntax.operands) {
    const text = printOperand(operand, fields, pc, symbols);
    if (text === undefined) return undefined;
    operands += before + text;
  }
  operands += syntax.after;
  return { mnemonic, operands, text: operands === '' ? mnemonic : `${mnemonic}\t${operands}` };
}

function printOperand(operand: Operand, fields: FieldValues, pc: bigint, symbols?: SymbolNames): string | undefined {
  const target = symbols === undefined ? undefined : operand.target?.(fields, pc);
  const name = target === undefined ? undefined : symbols?.(target);
  return target === undefined || name === undefined ? operand.print(fields, pc) : `${target.toString(16)} <${name}>`;
}
