import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldsOf } from '../../../src/engine/isa/decode.ts';
import { tables } from '../../../src/engine/isa/tables.ts';
import { fpConvert } from '../../../src/engine/isa/table/fp-convert.ts';
import { fpScalar } from '../../../src/engine/isa/table/fp-scalar.ts';
import { fpVectorMisc } from '../../../src/engine/isa/table/fp-vector-misc.ts';
import { fpVectorThree } from '../../../src/engine/isa/table/fp-vector-three.ts';
import { AssemblyError, Cursor } from '../../../src/engine/isa/syntax/cursor.ts';
import type { Row } from '../../../src/engine/isa/row.ts';
import type { Syntax } from '../../../src/engine/isa/syntax/operand.ts';

/** Every row of floating point. */
export const rows: readonly Row[] = [...fpVectorThree, ...fpVectorMisc, ...fpConvert, ...fpScalar];

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Generated files; git ignores it. */
export const output = `${root}build/conformance/instructions-fp/`;

/** Which of these programs the system lacks. */
export function missingTools(...tools: readonly string[]): string[] {
  return tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
}

/** Deterministic 32-bit numbers (Marsaglia's xorshift). */
export function generator(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b9) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < 4; i++) next();
  return next;
}

/** A random word of the row that the architecture defines, or undefined when none of some tries was. */
export function wordOf(row: Row, random: () => number): number | undefined {
  const { value, should, fields } = row.pattern;
  for (let i = 0; i < 50; i++) {
    let word = value + should;
    for (const { lsb, width } of fields) word += (random() >>> (32 - width)) * 2 ** lsb;
    if (row.decode(fieldsOf(row, word), { pageOffset: 0 }) !== undefined) return word;
  }
  return undefined;
}

function printSyntax(syntax: Syntax, fields: Readonly<Record<string, number>>): string | undefined {
  if (syntax.when?.(fields) === false) return undefined;
  const mnemonic = typeof syntax.mnemonic === 'string' ? syntax.mnemonic : syntax.mnemonic.print(fields, 0n);
  if (mnemonic === undefined) return undefined;
  let text = '';
  for (const { before, operand } of syntax.operands) {
    const part = operand.print(fields, 0n);
    if (part === undefined) return undefined;
    text += before + part;
  }
  return `${mnemonic} ${text}${syntax.after}`.trim();
}

/** The preferred text of a word of this row. */
export function print(row: Row, word: number): string | undefined {
  const fields = fieldsOf(row, word);
  for (const syntax of row.syntax) {
    const text = printSyntax(syntax, fields);
    if (text !== undefined) return text;
  }
  return undefined;
}

const integer = (cursor: Cursor): bigint => {
  const found = cursor.match(/-?(?:0x[0-9a-f]+|\d+)/);
  if (found === undefined) throw new AssemblyError('asm.expression', cursor.at + 1);
  return BigInt(found[0]);
};

function parseSyntax(row: Row, syntax: Syntax, mnemonic: string, text: string): number | undefined {
  const values = new Map<string, number>();
  const sink = {
    set(name: string, value: number): boolean {
      const old = values.get(name);
      values.set(name, value);
      return old === undefined || old === value;
    },
    get: (name: string) => values.get(name),
  };
  const cursor = new Cursor(mnemonic, text, 0, integer);
  if (typeof syntax.mnemonic === 'string' ? syntax.mnemonic !== mnemonic : !syntax.mnemonic.parse(cursor, sink, 0n))
    return undefined;
  for (const [name, value] of Object.entries(syntax.fixed ?? {})) if (!sink.set(name, value)) return undefined;
  for (const { before, operand } of syntax.operands)
    if (!cursor.literal(before) || !operand.parse(cursor, sink, 0n)) return undefined;
  if (!cursor.literal(syntax.after) || !cursor.done) return undefined;
  let word = row.pattern.value + row.pattern.should;
  for (const { name, lsb } of row.pattern.fields) {
    const value = values.get(name) ?? row.derived[name]?.(Object.fromEntries(values));
    if (value === undefined) throw new Error(`${row.name}: nothing says what ${name} is`);
    word += value * 2 ** lsb;
  }
  return word;
}

/** Assembles by the first row and syntax of the whole table that takes the text. */
export function assemble(text: string): number | undefined {
  const space = text.indexOf(' ');
  const mnemonic = text.slice(0, space);
  for (const row of tables)
    for (const syntax of row.syntax) {
      if (typeof syntax.mnemonic === 'string' && syntax.mnemonic !== mnemonic) continue;
      try {
        const word = parseSyntax(row, syntax, mnemonic, text.slice(space + 1));
        if (word !== undefined) return word;
      } catch (error) {
        // Another row may take the operand that this one refuses.
        if (!(error instanceof AssemblyError)) throw error;
      }
    }
  return undefined;
}

/** What binutils prints for words, by way of files of that name, without its comments (other names of conditions). */
export function binutils(name: string, words: readonly number[]): string[] {
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}${name}.s`, words.map((word) => `.inst 0x${word.toString(16)}\n`).join(''));
  execFileSync('aarch64-linux-gnu-as', ['-march=armv8-a', '-o', `${output}${name}.o`, `${output}${name}.s`]);
  const listing = execFileSync('aarch64-linux-gnu-objdump', ['-d', '-z', '-M', 'no-notes', `${output}${name}.o`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return [...listing.matchAll(/^ +[0-9a-f]+:\t[0-9a-f]{8} \t(.*)$/gm)].map((found) =>
    (found[1] ?? '')
      .replace('\t', ' ')
      .replace(/\t\/\/.*/, '')
      .trim(),
  );
}
