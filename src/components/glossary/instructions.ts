/** The instructions as the glossary shows them: one entry a mnemonic, with every encoding of the engine's table that has it. */
import { fieldsOf } from '../../engine/isa/decode.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { disassemble } from '../../engine/isa/disassemble.ts';
import type { Row } from '../../engine/isa/row.ts';
import type { Syntax } from '../../engine/isa/syntax/operand.ts';
import { branches } from '../../engine/isa/table/branches.ts';
import { dataImmediate } from '../../engine/isa/table/data-immediate.ts';
import { dataRegister } from '../../engine/isa/table/data-register.ts';
import { loadsStores } from '../../engine/isa/table/loads-stores.ts';
import { system } from '../../engine/isa/table/system.ts';
import { tables } from '../../engine/isa/tables.ts';
import { EXAMPLE_AT, EXAMPLES } from './examples.ts';

/** One encoding, with a word of it. */
export interface Encoding {
  /** The manual's heading. */
  readonly name: string;
  /** Chapter of the manual that lists it in the alphabet's order: C6.2 or C7.2. */
  readonly chapter: string;
  readonly word: number;
  /** The word as an assembler writes it. */
  readonly text: string;
  /** Most significant first; fixed bits have no name. */
  readonly bits: readonly {
    readonly name: string;
    readonly msb: number;
    readonly lsb: number;
    readonly value: number;
  }[];
}

export interface InstructionEntry {
  /** `hvc`, `b.cond`. */
  readonly mnemonic: string;
  readonly anchor: string;
  /** The first is the one that the entry explains field by field. */
  readonly encodings: readonly Encoding[];
}

export const INSTRUCTION_PAGES = [
  'branches',
  'system-instructions',
  'loads-and-stores',
  'data-processing',
  'simd-and-floating-point',
] as const;
export type InstructionPage = (typeof INSTRUCTION_PAGES)[number];

const ROWS: Readonly<Record<InstructionPage, readonly Row[]>> = {
  branches,
  'system-instructions': system,
  'loads-and-stores': loadsStores,
  'data-processing': [...dataImmediate, ...dataRegister],
  'simd-and-floating-point': tables,
};

/** Names that later architectures gave to hints and to unallocated words: UNDEFINED or NOP here. */
const LATER =
  /^(?:xpaclri|pac|aut|esb$|psb$|tsb$|csdb$|clearbhb$|bti$|ssbb$|pssbb$|cfinv$|[ax]+flag$|sm(?:stop|start)$|cfp$|dvp$|cpp$|dcps[23]$)/;
/** Spellings without the dot, and al and nv, are the same branch. */
const CONDITIONAL = /^b\.?(?:eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le|al|nv|hs|lo)$/;

/** The entry's name of a mnemonic. */
export const entryMnemonic = (mnemonic: string): string => (CONDITIONAL.test(mnemonic) ? 'b.cond' : mnemonic);

const mnemonicsOf = ({ mnemonic }: Syntax): readonly string[] =>
  (typeof mnemonic === 'string' ? [mnemonic] : mnemonic.names).filter((name) => !LATER.test(name));

function encodingOf(row: Row, word: number): Encoding {
  const fields = fieldsOf(row, word);
  const bits: Encoding['bits'][number][] = [];
  let at = 31;
  const fixed = (to: number): void => {
    if (at > to)
      bits.push({ name: '', msb: at, lsb: to + 1, value: Math.floor(word / 2 ** (to + 1)) % 2 ** (at - to) });
  };
  for (const { name, lsb, width } of row.pattern.fields) {
    fixed(lsb + width - 1);
    bits.push({ name, msb: lsb + width - 1, lsb, value: fields[name] ?? 0 });
    at = lsb - 1;
  }
  fixed(-1);
  const { text } = disassemble(word, EXAMPLE_AT);
  return { name: row.name, chapter: row.section.replace(/\.\d+$/, ''), word, text: text.replace('\t', ' '), bits };
}

/** The example of the list, as a word. */
function chosen(line: string): number {
  const { bytes } = assemble(line, { origin: EXAMPLE_AT });
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}

const REGISTERS: Readonly<Record<string, number>> = { Rd: 0, Rt: 0, Rn: 1, Rt2: 1, Rm: 2, Rs: 2, Ra: 3 };
const OTHERS: readonly number[] = [1, 0, 2, 3, 8, 4, 5, 6, 7, 15, 12, 31, 63];

/** A word of this row that is written with this mnemonic; undefined when none is among the likely ones. */
function sample(row: Row, syntax: Syntax, mnemonic: string): number | undefined {
  const free = row.pattern.fields.filter(({ name }) => !(name in REGISTERS) && !(name in (syntax.fixed ?? {})));
  for (let n = 0; n < 600; n++) {
    let word = row.pattern.value + row.pattern.should;
    let digits = n;
    for (const { name, lsb, width } of row.pattern.fields) {
      let value = syntax.fixed?.[name] ?? REGISTERS[name] ?? 0;
      if (free.some((field) => field.name === name)) {
        value = OTHERS[digits % OTHERS.length] ?? 0;
        digits = Math.floor(digits / OTHERS.length);
      }
      if (value >= 2 ** width) value = 2 ** width - 1;
      word += value * 2 ** lsb;
    }
    const found = disassemble(word >>> 0, EXAMPLE_AT);
    if (found.row === row && found.mnemonic === mnemonic) return word >>> 0;
  }
  return undefined;
}

function build(): ReadonlyMap<InstructionPage, readonly InstructionEntry[]> {
  const home = new Map<string, InstructionPage>();
  for (const page of INSTRUCTION_PAGES)
    for (const row of ROWS[page])
      for (const syntax of row.syntax)
        for (const name of mnemonicsOf(syntax)) {
          const entry = entryMnemonic(name);
          if (!home.has(entry)) home.set(entry, page);
        }
  const encodings = new Map<string, Map<string, Encoding>>();
  for (const [mnemonic, line] of EXAMPLES) {
    const word = chosen(line);
    const { row } = disassemble(word, EXAMPLE_AT);
    if (row === undefined) throw new Error(`examples.ts: ${line} is not in the table`);
    encodings.set(entryMnemonic(mnemonic), new Map([[row.name, encodingOf(row, word)]]));
  }
  for (const row of tables)
    for (const syntax of row.syntax)
      for (const mnemonic of mnemonicsOf(syntax)) {
        const entry = entryMnemonic(mnemonic);
        const mine = encodings.get(entry) ?? new Map<string, Encoding>();
        encodings.set(entry, mine);
        if (mine.has(row.name)) continue;
        const word = sample(row, syntax, mnemonic);
        if (word !== undefined) mine.set(row.name, encodingOf(row, word));
      }
  const pages = new Map<InstructionPage, InstructionEntry[]>(INSTRUCTION_PAGES.map((page) => [page, []]));
  for (const [mnemonic, page] of [...home].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = [...(encodings.get(mnemonic)?.values() ?? [])];
    if (found.length > 0) pages.get(page)?.push({ mnemonic, anchor: mnemonic.replace('.', '-'), encodings: found });
  }
  return pages;
}

/** Page → its entries, in the alphabet's order. A mnemonic stands on the first page that has an encoding of it. */
export const instructionPages: ReadonlyMap<InstructionPage, readonly InstructionEntry[]> = build();
