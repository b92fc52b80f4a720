/** One instruction on its way: the word, its row, the record that the decoder makes of it, its operation. */
import { assemble } from '../../engine/isa/assembler/index.ts';
import { decode, fieldsOf, findRow } from '../../engine/isa/decode.ts';
import { disassemble } from '../../engine/isa/disassemble.ts';
import type { Decoded, Row } from '../../engine/isa/row.ts';
import { pseudo, slotRegister } from './pseudo.ts';

const ORIGIN = 0x4008_0000n;

export interface Word {
  readonly word: number;
  readonly row: Row;
  readonly fields: Readonly<Record<string, number>>;
  readonly decoded: Decoded;
  /** What the disassembler makes of it again. */
  readonly text: string;
  readonly meaning: readonly string[];
}

/** @throws Error for what is no instruction */
export function wordOf(text: string): Word {
  const { bytes } = assemble(`${text}\n`, { origin: ORIGIN });
  const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const row = findRow(word);
  if (row === undefined) throw new Error(`${text} has no row`);
  const decoded = decode(word, 0);
  return {
    word,
    row,
    fields: fieldsOf(row, word),
    decoded,
    text: disassemble(word, ORIGIN).text,
    meaning: pseudo(decoded.op.program()),
  };
}

/** The record's fields by name, those that it has. */
export function recordOf({ op, d, n, m, a, t, imm, imm32 }: Decoded): readonly (readonly [string, string])[] {
  const slot = (name: string, value: number | undefined): (readonly [string, string])[] =>
    value === undefined ? [] : [[name, slotRegister(value)]];
  const number = (name: string, value: number | bigint | undefined): (readonly [string, string])[] =>
    value === undefined ? [] : [[name, `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`]];
  return [
    ['op', `${op.id}`],
    ...slot('d', d),
    ...slot('n', n),
    ...slot('m', m),
    ...slot('a', a),
    ...number('t', t),
    ...number('imm', imm ?? imm32),
  ];
}
