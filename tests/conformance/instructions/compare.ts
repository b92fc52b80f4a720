/** Runs rows on both processors and says where they differ. */
import { decode, findRow } from '../../../src/engine/isa/decode.ts';
import { undefinedOp } from '../../../src/engine/isa/table/system.ts';
import type { Row } from '../../../src/engine/isa/row.ts';
import { BATCH, type Case, CASE_SIZE, OFFSETS, Random, writeCase } from './case.ts';
import type { Engine } from './engine.ts';
import { makeCase, makeWord } from './generate.ts';
import { runReference } from './reference.ts';

export interface Outcome {
  readonly name: string;
  cases: number;
  /** Of them UNDEFINED on both sides. */
  undefinedCases: number;
  mismatches: number;
  /** The first mismatches, in words. */
  readonly examples: string[];
}

function seedOf(name: string, seed: number): number {
  let hash = seed;
  for (const c of name) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) | 0;
  return hash >>> 0;
}

/** `perRow` cases of each row, made by `makeOne`; a row's cases depend on its name and the seed only. */
export function compareRows(
  rows: readonly Row[],
  perRow: number,
  seed: number,
  engine: Engine,
  runner: string,
  makeOne: typeof makeCase = makeCase,
): Outcome[] {
  const make = new Map(rows.map((row) => [row.name, row]));
  return compare(
    rows.map(({ name }) => name),
    perRow,
    seed,
    engine,
    runner,
    (name, slot, random) => {
      const row = make.get(name);
      const c = row === undefined ? undefined : makeOne(row, slot, random);
      // What an earlier row of the table takes is that row's.
      return c === undefined || findRow(c.words[0] ?? 0) !== row ? undefined : c;
    },
  );
}

/** Random words of whole encoding spaces, allocated or not. Of loads and stores only the signal is compared. */
export const spaces = ['100x', 'x1x0', 'x101', 'x111'] as const;
/** Without a chosen address they find nothing, or the code of other cases. */
const SIGNAL_ONLY = 'x1x0';
export function compareWords(perSpace: number, seed: number, engine: Engine, runner: string): Outcome[] {
  return compare(spaces, perSpace, seed, engine, runner, (space, _, random) => makeWord(space, random));
}

type Make = (name: string, slot: number, random: Random) => Case | undefined;

function compare(
  names: readonly string[],
  perName: number,
  seed: number,
  engine: Engine,
  runner: string,
  make: Make,
): Outcome[] {
  const outcomes: Outcome[] = names.map((name) => ({ name, cases: 0, undefinedCases: 0, mismatches: 0, examples: [] }));
  const bytes = new Uint8Array(CASE_SIZE * BATCH * 16);
  let pending: Outcome[] = [];
  const flush = (): void => {
    const input = bytes.subarray(0, pending.length * CASE_SIZE);
    const expected = runReference(runner, input);
    const actual = input.slice();
    pending.forEach((outcome, i) => {
      engine.run(actual, i);
      judge(outcome, input, expected, actual, i);
    });
    pending = [];
  };
  for (const outcome of outcomes) {
    const random = new Random(seedOf(outcome.name, seed));
    for (let i = 0; i < perName; i++) {
      const c = make(outcome.name, pending.length, random);
      if (c === undefined) continue;
      writeCase(bytes, pending.length, c);
      pending.push(outcome);
      if (pending.length === BATCH * 16) flush();
    }
  }
  flush();
  return outcomes;
}

function judge(outcome: Outcome, input: Uint8Array, expected: Uint8Array, actual: Uint8Array, index: number): void {
  outcome.cases++;
  const at = index * CASE_SIZE;
  const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset + at, CASE_SIZE);
  const [i, e, a] = [view(input), view(expected), view(actual)];
  const word = i.getUint32(0, true);
  const isUndefined = decode(word, 0).op === undefinedOp;
  const differences: string[] = [];
  const number = (what: string, offset: number): void => {
    const [x, y] = [a.getUint32(offset, true), e.getUint32(offset, true)];
    if (x !== y) differences.push(`${what} ${x.toString(16)} reference ${y.toString(16)}`);
  };
  number('signal', OFFSETS.status);
  if (differences.length === 0 && e.getUint32(OFFSETS.status, true) === 0 && outcome.name !== SIGNAL_ONLY) {
    number('NZCV', OFFSETS.nzcv);
    number('FPCR', OFFSETS.fpcr);
    number('FPSR', OFFSETS.fpsr);
    for (let n = 0; n < 32; n++) {
      const offset = OFFSETS.x + 8 * n;
      const [x, y] = [a.getBigUint64(offset, true), e.getBigUint64(offset, true)];
      if (x !== y)
        differences.push(
          `${n === 31 ? 'SP' : `X${n}`} ${x.toString(16)} reference ${y.toString(16)} was ${i.getBigUint64(offset, true).toString(16)}`,
        );
    }
    const hex = (v: DataView, offset: number): string =>
      v
        .getBigUint64(offset + 8, true)
        .toString(16)
        .padStart(16, '0') + v.getBigUint64(offset, true).toString(16).padStart(16, '0');
    for (let n = 0; n < 32; n++) {
      const [x, y] = [hex(a, OFFSETS.v + 16 * n), hex(e, OFFSETS.v + 16 * n)];
      if (x !== y) differences.push(`V${n} ${x} reference ${y} was ${hex(i, OFFSETS.v + 16 * n)}`);
    }
    for (let n = OFFSETS.data; n < CASE_SIZE; n++)
      if (a.getUint8(n) !== e.getUint8(n)) {
        differences.push(
          `byte ${n - OFFSETS.data} of data ${a.getUint8(n).toString(16)} reference ${e.getUint8(n).toString(16)}`,
        );
        break;
      }
  }
  if (isUndefined && differences.length === 0) outcome.undefinedCases++;
  if (differences.length === 0) return;
  outcome.mismatches++;
  if (outcome.examples.length >= 3) return;
  const sources = [(word >>> 5) & 31, (word >>> 16) & 31].map(
    (n) =>
      `V${n}=${view(input)
        .getBigUint64(OFFSETS.v + 16 * n + 8, true)
        .toString(16)}:${view(input)
        .getBigUint64(OFFSETS.v + 16 * n, true)
        .toString(16)} X${n}=${n === 31 ? 'sp/zr' : i.getBigUint64(OFFSETS.x + 8 * n, true).toString(16)}`,
  );
  outcome.examples.push(
    `${word.toString(16).padStart(8, '0')}: ${differences.slice(0, 4).join('; ')} | ${sources.join(' ')} FPCR=${i.getUint32(OFFSETS.fpcr, true).toString(16)} FPSR=${i.getUint32(OFFSETS.fpsr, true).toString(16)}`,
  );
}
