/** The decoder: from a word to the row that has it, and to the record that the interpreter executes. */
import { tables } from './tables.ts';
import { undefinedOp } from './table/system.ts';
import type { Decoded, Row } from './row.ts';
import { R_A, R_D, R_IMM, R_IMM32, R_M, R_N, R_OP, R_T } from '../core/layout.ts';

// Bits 28:21 are the finest index that most groups fix; rows that leave some of them open stand in several buckets.
const BUCKET_LSB = 21;
const BUCKET_BITS = 11;
const buckets: Row[][] = Array.from({ length: 1 << BUCKET_BITS }, () => []);
const FIELD = (1 << BUCKET_BITS) - 1;
for (const row of tables) {
  const mask = (row.pattern.mask >>> BUCKET_LSB) & FIELD;
  const value = (row.pattern.value >>> BUCKET_LSB) & FIELD;
  // Every combination of the bits that the pattern leaves open.
  const open = FIELD & ~mask;
  for (let bits = open; ; bits = (bits - 1) & open) {
    buckets[value | bits]?.push(row);
    if (bits === 0) break;
  }
}

/** The row of a word, or undefined when no encoding of the table matches. */
export function findRow(word: number): Row | undefined {
  const bucket = buckets[(word >>> BUCKET_LSB) & FIELD] ?? [];
  return bucket.find(({ pattern }) => ((word & pattern.mask) >>> 0) === pattern.value);
}

export function fieldsOf(row: Row, word: number): Record<string, number> {
  const fields: Record<string, number> = {};
  for (const { name, lsb, width } of row.pattern.fields) fields[name] = (word >>> lsb) & (width === 32 ? -1 : (1 << width) - 1);
  return fields;
}

/** Decodes a word at a place in its page. Everything unknown is the UNDEFINED operation. */
export function decode(word: number, pageOffset: number): Decoded {
  const row = findRow(word);
  return row?.decode(fieldsOf(row, word), { pageOffset }) ?? { op: undefinedOp };
}

/** Writes a decoded instruction to a record of 16 bytes at `at`. */
export function writeRecord(view: DataView, at: number, decoded: Decoded): void {
  const { op, d = 0, n = 0, m = 0, imm } = decoded;
  if (imm === undefined) {
    view.setUint16(at + R_A, decoded.a ?? 0, true);
    view.setUint16(at + R_T, decoded.t ?? 0, true);
    view.setUint32(at + R_IMM32, decoded.imm32 ?? 0, true);
  } else if (typeof imm === 'bigint') view.setBigUint64(at + R_IMM, BigInt.asUintN(64, imm), true);
  else {
    view.setUint32(at + R_IMM, imm, true);
    view.setInt32(at + R_IMM + 4, Math.floor(imm / 2 ** 32), true);
  }
  view.setUint16(at + R_D, d, true);
  view.setUint16(at + R_N, n, true);
  view.setUint16(at + R_M, m, true);
  // Last: a record with an operation is complete.
  view.setUint16(at + R_OP, op.id, true);
}
