/** Random cases of a row: fields at random, addresses inside the window of data, branch targets inside the slot. */
import { findRow } from '../../../src/engine/isa/decode.ts';
import { signed, type Row } from '../../../src/engine/isa/row.ts';
import { system } from '../../../src/engine/isa/table/system.ts';
import { type Case, codeOf, DATA, DATA_SIZE, edge, fillVector, NOP, type Random } from './case.ts';

type Values = Record<string, number>;
const CLREX = 0xd5033f5f;

/** Rows that a user program cannot show: exceptions, system registers. The suites of ../system have them. */
export function isCovered(row: Row): boolean {
  return !system.includes(row);
}
const isExclusive = (row: Row): boolean => /^(LD|ST)L?A?X[RP]/.test(row.name);

const group = (row: Row): 'branch' | 'memory' | 'other' => {
  const op0 = (row.pattern.value >>> 25) & 15;
  if ((op0 & 14) === 10) return 'branch';
  return (op0 & 5) === 4 ? 'memory' : 'other';
};

function assemble(row: Row, fields: Values): number {
  let word = row.pattern.value + row.pattern.should;
  for (const { name, lsb, width } of row.pattern.fields) word += ((fields[name] ?? 0) & (2 ** width - 1)) * 2 ** lsb;
  return word >>> 0;
}

/** A word of the row with random fields. */
export function randomWord(row: Row, random: Random): { word: number; fields: Values } {
  const fields: Values = {};
  for (const { name, width } of row.pattern.fields) {
    const value = random.below(2 ** width);
    // Registers are equal more often than by chance, and 31 is not rare.
    fields[name] = width === 5 && random.below(4) === 0 ? random.pick([0, 1, 2, 31], 0) : value;
  }
  return { word: assemble(row, fields), fields };
}

function randomState(random: Random): Case {
  const x = BigUint64Array.from({ length: 31 }, () => edge(random, random.pick([4, 8], 8)));
  const v = new Uint8Array(512);
  const view = new DataView(v.buffer);
  for (let i = 0; i < 512; i += 16) fillVector(random, view, i);
  const data = Uint8Array.from({ length: DATA_SIZE }, () => random.u32() & 0xff);
  return {
    words: [NOP, NOP, NOP, NOP],
    x,
    sp: BigInt(DATA + 128),
    v,
    data,
    nzcv: (random.below(16) << 28) >>> 0,
    // Half of the cases with the default; AHP, DN, FZ and RMode otherwise.
    fpcr: random.below(2) === 0 ? 0 : random.below(32) << 22,
    fpsr: random.below(3) === 0 ? random.pick([0x10, 0x9f, 0x08000000, 0x0800009f], 0) : 0,
  };
}

/** Where an access may begin, with 64 bytes on either side inside the window; near the page's end now and then. */
function target(random: Random): number {
  return DATA + (random.below(3) === 0 ? 0x100 - 40 + random.below(48) : 64 + random.below(DATA_SIZE - 192));
}

/** Gives the address registers of a load or store values; false when the fields are UNPREDICTABLE or cannot reach. */
function place(row: Row, f: Values, c: Case, code: number, random: Random): boolean {
  const { Rn = 0, Rt = 0, Rt2, Rm } = f;
  const isVector = ((row.pattern.value >>> 26) & 1) === 1;
  const isLoad = !row.name.startsWith('ST');
  const isStructure = /structure|^LD.R/.test(row.name);
  if ('imm19' in f)
    return /^PRFM/.test(row.name) || Math.abs(signed(f['imm19'] ?? 0, 19) * 4 + code - DATA - 256) < 190;
  const writesBack = /index/.test(row.name);
  // Write-back to a register that is transferred, or one register loaded twice.
  if (writesBack && !isVector && Rn !== 31 && (Rn === Rt || Rn === Rt2)) return false;
  if (isLoad && Rt2 !== undefined && Rt2 === Rt) return false;
  let base = target(random);
  if (!row.name.includes('post-index')) {
    const { imm12, imm9, imm7 } = f;
    const scale = scaleOf(row);
    if (imm12 !== undefined) base -= imm12 * scale;
    else if (imm9 !== undefined) base -= signed(imm9, 9);
    else if (imm7 !== undefined) base -= signed(imm7, 7) * scale;
    else if (f['option'] !== undefined && Rm !== undefined) {
      if ((f['option'] & 2) === 0 || Rm === Rn) return Rm !== Rn;
      const index = Rm === 31 ? 0 : random.below(40) - (f['option'] >= 6 || f['option'] === 3 ? 20 : 0);
      if (Rm !== 31)
        c.x[Rm] = BigInt.asUintN(
          64,
          f['option'] === 3 || f['option'] === 7 ? BigInt(index) : (random.u64() << 32n) | BigInt(index >>> 0),
        );
      base -= index * (f['S'] === 1 ? scale : 1);
    }
  }
  if (isStructure && Rn === 31) base &= ~15;
  if (Rn === 31) c.sp = BigInt(base);
  else c.x[Rn] = BigInt.asUintN(64, BigInt(base));
  // A stored or indexed register that is the base has the address as its value.
  return true;
}

/** Bytes by which immediate offsets count. */
function scaleOf(row: Row): number {
  const { value } = row.pattern;
  const size = value >>> 30;
  const isVector = ((value >>> 26) & 1) === 1;
  if (((value >>> 27) & 7) === 5) return isVector ? 4 << size : size === 2 ? 8 : 4;
  return isVector && ((value >>> 23) & 1) === 1 ? 16 : 1 << size;
}

/**
 * A load exclusive, whose mark is cleared; or a store exclusive that fails, and, behind a load of its size, one that stores.
 * Nothing when the registers make it UNPREDICTABLE (C6.2): a status, or a pair, that is another operand too.
 */
function exclusive(row: Row, f: Values, c: Case, random: Random): number[] | undefined {
  const { Rs, Rt = 0, Rt2, Rn = 0 } = f;
  if (Rs === undefined ? Rt2 === Rt : Rs === Rt || Rs === Rt2 || (Rs === Rn && Rn !== 31)) return undefined;
  const at = target(random) & ~15;
  if (Rn === 31) c.sp = BigInt(at);
  else c.x[Rn] = BigInt(at);
  const word = assemble(row, f);
  if (Rs === undefined) return [word, CLREX];
  // The load of the same size, alignment and order, to registers that stay: XZR, and for a pair the status.
  const second = Rt2 === undefined ? 31 : Rs;
  const load = ((word & ~0x001f7c1f) | (1 << 22) | (31 << 16) | (second << 10) | 31) >>> 0;
  return [word, load, word];
}

/** Branches stay inside their slot: later words add to a register, so that the path shows. */
function branch(row: Row, f: Values, c: Case, code: number, random: Random): number[] | undefined {
  const words = random.below(1 + 3) + 1;
  const to = code + 4 * words;
  if (row.name === 'ERET' || row.name === 'DRPS') return undefined;
  const field = ['imm26', 'imm19', 'imm14'].find((name) => name in f);
  if (field !== undefined) f[field] = words;
  else if ('Rn' in f) {
    const n = f['Rn'] ?? 0;
    if (n === 31) return undefined;
    c.x[n] = BigInt(to);
  } else return undefined;
  const add = (amount: number): number => (0x91000000 | (amount << 10)) >>> 0;
  return [assemble(row, f), add(1), add(2), add(4)];
}

/** Makes a case of the row for the slot of `index`, or undefined when nothing useful came up after many tries. */
export function makeCase(row: Row, index: number, random: Random): Case | undefined {
  const code = codeOf(index);
  for (let tries = 0; tries < 200; tries++) {
    const { word, fields } = randomWord(row, random);
    const c = randomState(random);
    const kind = group(row);
    if (kind === 'branch') {
      const words = branch(row, fields, c, code, random);
      if (words === undefined) continue;
      c.words.splice(0, 4, ...words);
      return c;
    }
    if (isExclusive(row)) {
      const words = exclusive(row, fields, c, random);
      if (words === undefined) continue;
      c.words.splice(0, words.length, ...words);
      return c;
    }
    if (kind === 'memory') {
      if ('imm19' in fields) fields['imm19'] = ((DATA + 128 + random.below(256) - code) >> 2) & 0x7ffff;
      if (!place(row, fields, c, code, random)) continue;
      c.words[0] = assemble(row, fields);
      return c;
    }
    c.words[0] = word;
    return c;
  }
  return undefined;
}

/** A case of one random word of an encoding space: bits 28:25, `x` being open (C4.1). */
export function makeWord(space: string, random: Random): Case | undefined {
  const c = randomState(random);
  let word = random.u32();
  [...space].forEach((bit, i) => {
    if (bit !== 'x') word = ((word & ~(1 << (28 - i))) | (Number(bit) << (28 - i))) >>> 0;
  });
  c.words[0] = word;
  const row = findRow(word);
  // An exclusive without a chosen address meets row exclusive-alignment of docs/deviations.md.
  return row === undefined || (isCovered(row) && !isExclusive(row)) ? c : undefined;
}
