/** The decoder: from a word to the row that has it, and to the record that the interpreter executes. */
import { tables } from './tables.ts';
import { undefinedOp } from './table/system.ts';
import type { DecodeContext, Decoded, Row } from './row.ts';
import { R_A, R_D, R_IMM, R_IMM32, R_M, R_N, R_OP, R_T } from '../core/layout.ts';

/** A row as the decoder looks at it: what is asked of each word lies side by side, and the fields have one object. */
class Candidate {
  readonly row: Row;
  readonly mask: number;
  readonly value: number;
  readonly fields: Record<string, number> = {};
  readonly #names: readonly string[];
  readonly #lsbs: readonly number[];
  readonly #masks: readonly number[];

  constructor(row: Row) {
    const { mask, value, fields } = row.pattern;
    this.row = row;
    this.mask = mask | 0;
    this.value = value | 0;
    this.#names = fields.map(({ name }) => name);
    this.#lsbs = fields.map(({ lsb }) => lsb);
    this.#masks = fields.map(({ width }) => (width === 32 ? -1 : (1 << width) - 1));
    for (const name of this.#names) this.fields[name] = 0;
  }

  /** The fields of a word, in the object that the next call will use again: a new one each time costs more than the rest. */
  read(word: number): Record<string, number> {
    const { fields } = this;
    const names = this.#names;
    const lsbs = this.#lsbs;
    const masks = this.#masks;
    for (let i = 0; i < names.length; i++) fields[names[i] ?? ''] = (word >>> (lsbs[i] ?? 0)) & (masks[i] ?? 0);
    return fields;
  }
}

// Bits 28:21 are the finest index that most groups fix; rows that leave some of them open stand in several buckets.
const BUCKET_LSB = 21;
const BUCKET_BITS = 11;
const buckets: Candidate[][] = Array.from({ length: 1 << BUCKET_BITS }, () => []);
const FIELD = (1 << BUCKET_BITS) - 1;
for (const row of tables) {
  const candidate = new Candidate(row);
  const mask = (row.pattern.mask >>> BUCKET_LSB) & FIELD;
  const value = (row.pattern.value >>> BUCKET_LSB) & FIELD;
  // Every combination of the bits that the pattern leaves open.
  const open = FIELD & ~mask;
  for (let bits = open; ; bits = (bits - 1) & open) {
    buckets[value | bits]?.push(candidate);
    if (bits === 0) break;
  }
}

function find(word: number): Candidate | undefined {
  const bucket = buckets[(word >>> BUCKET_LSB) & FIELD] ?? [];
  for (let i = 0; i < bucket.length; i++) {
    const candidate = bucket[i];
    if (candidate !== undefined && (word & candidate.mask) === candidate.value) return candidate;
  }
  return undefined;
}

/** The row of a word, or undefined when no encoding of the table matches. */
export function findRow(word: number): Row | undefined {
  return find(word)?.row;
}

export function fieldsOf(row: Row, word: number): Record<string, number> {
  const fields: Record<string, number> = {};
  for (const { name, lsb, width } of row.pattern.fields)
    fields[name] = (word >>> lsb) & (width === 32 ? -1 : (1 << width) - 1);
  return fields;
}

/** Decodes a word at a place in its page. Everything unknown is the UNDEFINED operation. */
export function decode(word: number, pageOffset: number): Decoded {
  const row = findRow(word);
  return row?.decode(fieldsOf(row, word), { pageOffset }) ?? { op: undefinedOp };
}

/** Where an instruction stands, and whether its row wanted to know: what did not is decoded the same everywhere. */
class Place implements DecodeContext {
  #offset = 0;
  asked = false;
  at(offset: number): this {
    this.#offset = offset;
    this.asked = false;
    return this;
  }
  get pageOffset(): number {
    this.asked = true;
    return this.#offset;
  }
}
const place = new Place();
const nowhere: Decoded = { op: undefinedOp };

// Two of three words that a booting kernel meets for the first time on a page it has met on another one. Direct-mapped
// by a hash of the word: its tag, and its record as four words. A record's first word is never 0.
const MEMO_BITS = 15;
const memoTags = new Int32Array(1 << MEMO_BITS);
const memoRecords = new Int32Array(4 << MEMO_BITS);

/**
 * Decodes a word to a record at `at` (16-byte aligned) of a memory that both views show: as writeRecord of decode, with
 * a memory of what it decoded before.
 */
export function decodeTo(view: DataView, words: Int32Array, at: number, word: number, pageOffset: number): void {
  const slot = Math.imul(word, 0x9e3779b1) >>> (32 - MEMO_BITS);
  const memo = slot * 4;
  const to = at >>> 2;
  if (memoTags[slot] === (word | 0) && memoRecords[memo] !== 0) {
    // The operation last, as in writeRecord.
    words[to + 1] = memoRecords[memo + 1] ?? 0;
    words[to + 2] = memoRecords[memo + 2] ?? 0;
    words[to + 3] = memoRecords[memo + 3] ?? 0;
    words[to] = memoRecords[memo] ?? 0;
    return;
  }
  const candidate = find(word);
  place.at(pageOffset);
  writeRecord(view, at, candidate?.row.decode(candidate.read(word), place) ?? nowhere);
  if (place.asked) return;
  memoTags[slot] = word;
  for (let i = 0; i < 4; i++) memoRecords[memo + i] = words[to + i] ?? 0;
}

/** The number of a word's operation, before any fusion. */
export function operationOf(word: number, pageOffset: number): number {
  const slot = Math.imul(word, 0x9e3779b1) >>> (32 - MEMO_BITS);
  const remembered = memoRecords[slot * 4] ?? 0;
  if (memoTags[slot] === (word | 0) && remembered !== 0) return remembered & 0xffff;
  const candidate = find(word);
  return (candidate?.row.decode(candidate.read(word), place.at(pageOffset)) ?? nowhere).op.id;
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
