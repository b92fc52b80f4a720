/** All tables that a base register leads to, as a tree and as a memory map. */
import {
  decodeDescriptor,
  shiftOf,
  stage2Attribute,
  type Descriptor,
  type TableRegime,
} from '../../engine/isa/descriptors.ts';
import { memoryType } from '../../engine/isa/sysregs/decode.ts';
import { fieldOf } from '../../engine/isa/sysregs/fields.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import {
  rightsOf,
  walkStage2,
  walkTranslation,
  type Rights,
  type WalkEntry,
  type WalkSource,
} from '../../engine/machine/walk.ts';
import { walkSource } from './walk.ts';

/** One entry, or a run of blocks or pages that follow each other on both sides with the same attributes. */
export interface TableRow {
  readonly index: number;
  readonly count: number;
  readonly level: number;
  /** First address that it maps, and bytes. */
  readonly input: bigint;
  readonly size: bigint;
  readonly descriptor: Descriptor;
  /** Of a table descriptor. */
  readonly table?: TableNode;
  /** Of blocks and pages. */
  readonly rights?: Rights;
  readonly memory?: string;
}

export interface TableNode {
  readonly level: number;
  /** As its stage sees it: for stage 1 behind stage 2 an IPA. */
  readonly address: bigint;
  /** Entries that are not invalid. */
  readonly rows: readonly TableRow[];
  /** It could not be read. */
  readonly unreadable: boolean;
}

/** A stretch of addresses in the memory map. */
export interface MapRange {
  readonly input: bigint;
  readonly output: bigint;
  readonly size: bigint;
  readonly rights: Rights;
  readonly memory: string;
  /** Level of its first block or page. */
  readonly level: number;
}

export interface PageTablesView {
  readonly regime: TableRegime;
  /** TTBR0_EL1, VTTBR_EL2 … */
  readonly register: string;
  readonly value: bigint;
  readonly inputBits: number;
  /** Absent while the registers lead nowhere. */
  readonly root?: TableNode;
  readonly ranges: readonly MapRange[];
  /** There are more tables than are shown. */
  readonly truncated: boolean;
}

export interface PageTablesOptions {
  readonly regime: TableRegime;
  /** The upper half of the addresses: TTBR1_EL1. */
  readonly upper?: boolean;
}

/** A guest can make the tree as wide as it likes: so many tables and rows are looked at. */
const MOST_TABLES = 256;
const MOST_ROWS = 2000;
/** Valid entries that are read: a run of pages that becomes one row is read page by page. */
const MOST_ENTRIES = 65_536;

export function pageTablesView(machine: Machine, core: number, options: PageTablesOptions): PageTablesView {
  const source = walkSource(machine, core);
  const { regime, upper = false } = options;
  const first = firstStep(source, options, machine.config.virtualization);
  const register = regime === 'stage2' ? 'VTTBR_EL2' : regime === 'el2' ? 'TTBR0_EL2' : `TTBR${upper ? 1 : 0}_EL1`;
  const base = { regime, register, value: source.sysreg(register), inputBits: first?.inputBits ?? 0 };
  if (first?.entry === undefined) return { ...base, ranges: [], truncated: false };
  const reader = new TreeReader(source, regime, first.entry, first.nested);
  const top = upper ? BigInt.asUintN(64, -(1n << BigInt(first.inputBits))) : 0n;
  const { entry } = first;
  const root = reader.table(entry.level, entry.table, 1 << (entry.msb - entry.lsb + 1), top, 0n);
  return { ...base, root, ranges: mapOf(root), truncated: reader.truncated };
}

interface FirstStep {
  readonly inputBits: number;
  readonly entry: WalkEntry | undefined;
  readonly nested: boolean;
}

/** Where a walk begins is what the walk of its lowest address says. */
function firstStep(source: WalkSource, { regime, upper }: PageTablesOptions, hasEl2: boolean): FirstStep | undefined {
  if (regime === 'stage2') {
    const walk = hasEl2 ? walkStage2(source, 0n) : undefined;
    return walk && { inputBits: walk.inputBits, entry: walk.entries[0], nested: false };
  }
  const va = upper === true ? BigInt.asUintN(64, -1n) : 0n;
  const { stage1 } = walkTranslation(source, va, regime === 'el2' ? 2 : 1, 'read', hasEl2);
  return (
    stage1 && { inputBits: stage1.inputBits, entry: stage1.entries[0], nested: stage1.entries[0]?.nested !== undefined }
  );
}

class TreeReader {
  readonly #source: WalkSource;
  readonly #regime: TableRegime;
  readonly #large: boolean;
  readonly #nested: boolean;
  readonly #mair: bigint | undefined;
  readonly #wxn: boolean;
  readonly #bigEndian: boolean;
  #tables = 0;
  #entries = 0;
  truncated = false;

  constructor(source: WalkSource, regime: TableRegime, first: WalkEntry, nested: boolean) {
    this.#source = source;
    this.#regime = regime;
    this.#nested = nested;
    this.#large = shiftOf(first.level, false) !== first.lsb;
    const el = regime === 'el1' ? 1 : 2;
    this.#mair = regime === 'stage2' ? undefined : source.sysreg(`MAIR_EL${el}`);
    this.#wxn = ((source.sysreg(`SCTLR_EL${el}`) >> 19n) & 1n) === 1n;
    this.#bigEndian = ((source.sysreg(`SCTLR_EL${el}`) >> 25n) & 1n) === 1n;
  }

  table(level: number, address: bigint, entries: number, input: bigint, above: bigint): TableNode {
    const node = { level, address };
    if (++this.#tables > MOST_TABLES) {
      this.truncated = true;
      return { ...node, rows: [], unreadable: false };
    }
    const physical = this.#nested ? walkStage2(this.#source, address).output : address;
    if (physical === undefined) return { ...node, rows: [], unreadable: true };
    const size = 1n << BigInt(shiftOf(level, this.#large));
    const rows: TableRow[] = [];
    let unreadable = true;
    for (let index = 0; index < entries; index++) {
      const raw = this.#source.read(physical + 8n * BigInt(index));
      if (raw === undefined) continue;
      unreadable = false;
      const value = this.#bigEndian ? swapped(raw) : raw;
      if ((value & 1n) === 0n) continue;
      const row = this.#row(level, index, input + BigInt(index) * size, size, value, above);
      if (row !== undefined && !joined(rows, row)) rows.push(row);
    }
    return { ...node, rows, unreadable };
  }

  #row(level: number, index: number, input: bigint, size: bigint, value: bigint, above: bigint): TableRow | undefined {
    if (++this.#entries > MOST_ENTRIES) {
      this.truncated = true;
      return undefined;
    }
    const [regime, large, mair] = [this.#regime, this.#large, this.#mair];
    const descriptor = decodeDescriptor(value, { regime, level, large, ...(mair !== undefined && { mair }) });
    const row = { index, count: 1, level, input, size, descriptor };
    if (descriptor.kind === 'table') {
      const below = this.table(level + 1, descriptor.address ?? 0n, large ? 8192 : 512, input, above | value);
      return { ...row, table: below };
    }
    if (descriptor.kind === 'reserved') return row;
    const attribute =
      mair === undefined
        ? stage2Attribute(Number(fieldOf(value, { name: '', msb: 5, lsb: 2 })))
        : Number((mair >> (8n * ((value >> 2n) & 7n))) & 0xffn);
    return { ...row, rights: rightsOf(regime, value, above, this.#wxn), memory: memoryType(attribute) };
  }
}

const swapped = (value: bigint): bigint => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, true);
  return view.getBigUint64(0, false);
};

const attributesOf = ({ descriptor }: TableRow): bigint => descriptor.value & 0xfff0_0000_0000_0fffn;

/** Adds a block or page to the run before it, if it goes on with that. */
function joined(rows: TableRow[], row: TableRow): boolean {
  const last = rows.at(-1);
  if (last?.rights === undefined || row.rights === undefined) return false;
  const follows =
    last.index + last.count === row.index &&
    (last.descriptor.address ?? 0n) + last.size === row.descriptor.address &&
    attributesOf(last) === attributesOf(row);
  if (follows) rows[rows.length - 1] = { ...last, count: last.count + 1, size: last.size + row.size };
  return follows;
}

/** What is mapped, in the order of addresses, with neighbours that are alike as one. */
function mapOf(root: TableNode): readonly MapRange[] {
  const ranges: MapRange[] = [];
  const visit = (node: TableNode): void => {
    for (const row of node.rows) {
      if (row.table !== undefined) visit(row.table);
      if (row.rights === undefined || ranges.length >= MOST_ROWS) continue;
      const { input, size, rights, memory = '', level, descriptor } = row;
      const range = { input, output: descriptor.address ?? 0n, size, rights, memory, level };
      const last = ranges.at(-1);
      if (last !== undefined && goesOn(last, range)) ranges[ranges.length - 1] = { ...last, size: last.size + size };
      else ranges.push(range);
    }
  };
  visit(root);
  return ranges;
}

const goesOn = (last: MapRange, next: MapRange): boolean =>
  last.input + last.size === next.input &&
  last.output + last.size === next.output &&
  last.memory === next.memory &&
  last.rights.el0 === next.rights.el0 &&
  last.rights.higher === next.rights.higher;
