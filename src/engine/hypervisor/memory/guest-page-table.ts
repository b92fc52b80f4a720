/**
 * Stage 2 of a VM (gpm in the document): IPA → PA by 4 KiB pages and 2 MiB or 1 GiB blocks, three levels from level 1, in
 * tables that EL2 keeps in its own memory (Arm ARM D5.3): 39 bits of IPA, 40 of PA.
 */
import { EngineError } from '../../error.ts';
import { OWN } from '../board.ts';
import type { El2 } from '../el2.ts';

export const PAGE = 0x1000;
/** Of a table. */
export const ENTRIES = PAGE / 8;
const BLOCK_2M = 0x20_0000;
const BLOCK_1G = 0x4000_0000;
const IPA_LIMIT = 2 ** 39;

/** Stage-2 descriptor bits (D5.3.3): MemAttr, S2AP, SH, AF, XN. */
const VALID = 1n;
const TABLE_OR_PAGE = 2n;
const AF = 1n << 10n;
const XN = 1n << 54n;
const ADDRESS = 0x0000_00ff_ffff_f000n;

/** Normal write-back memory with instructions, memory for reading, or Device-nGnRE for reading and writing. */
export type Attributes = 'memory' | 'read-only' | 'device';
const ATTRIBUTES: Readonly<Record<Attributes, bigint>> = {
  memory: AF | (0b1111n << 2n) | (0b11n << 6n) | (0b11n << 8n),
  'read-only': AF | (0b1111n << 2n) | (0b01n << 6n) | (0b11n << 8n),
  device: AF | (0b0001n << 2n) | (0b11n << 6n) | XN,
};

/** VTCR_EL2: T0SZ 25, start level 1, write-back, inner shareable, 4 KiB, 40-bit PA. */
export const VTCR = 0x8002_3559n;

/** One mapping, or a run of equal ones; for a reader. */
export interface Mapping {
  readonly ipa: number;
  readonly pa: number;
  readonly size: number;
  readonly level: 1 | 2 | 3;
  readonly attributes: Attributes;
}

/** A table of the tree, with what its entries say. */
export interface TableDump {
  readonly level: number;
  readonly table: number;
  readonly entries: readonly (
    | { readonly index: number; readonly ipa: number; readonly descriptor: bigint; readonly next: TableDump }
    | { readonly index: number; readonly ipa: number; readonly descriptor: bigint; readonly mapping: Mapping }
  )[];
}

/** Takes tables one after another, zeroed by the boot code. */
export interface TableAllocator {
  nextTable: number;
}

/** @throws EngineError hypervisor.out-of-tables */
export function takeTable(tables: TableAllocator): number {
  const table = tables.nextTable;
  if (table + PAGE > OWN.tables.start + OWN.tables.size) throw new EngineError('hypervisor.out-of-tables');
  tables.nextTable = table + PAGE;
  return table;
}

const levelSize = (level: number): number => (level === 1 ? BLOCK_1G : level === 2 ? BLOCK_2M : PAGE);
const indexAt = (ipa: number, level: number): number => Math.floor(ipa / levelSize(level)) % ENTRIES;

/** What an El2 may have for whom each operation is a long way (the sandbox): one that stands for many. */
export interface RunAccess {
  /** As `count` writes of 8 bytes, one behind the other, each of a value by `step` larger. False: one of them was an abort. */
  writeRun(address: number, value: bigint, step: number, count: number): boolean;
}

/** What the tables need of El2; who only looks can do with less than a handler has. */
export type TableAccess = Pick<El2, 'read' | 'write' | 'tlbi'> & Partial<RunAccess>;

export class GuestPageTable {
  readonly root: number;
  readonly vmid: number;
  readonly #el2: TableAccess;
  readonly #tables: TableAllocator;
  /** Tables of this object's own making, with a 1 for each entry that is written: the others are empty. */
  readonly #fresh = new Map<number, Uint8Array>();

  /** @throws EngineError hypervisor.out-of-tables */
  constructor(el2: TableAccess, tables: TableAllocator, vmid: number, root = 0) {
    this.#el2 = el2;
    this.#tables = tables;
    this.vmid = vmid;
    this.root = root === 0 ? this.#allocate() : root;
  }

  /** VTTBR_EL2: VMID and root. */
  get vttbr(): bigint {
    return (BigInt(this.vmid) << 48n) | BigInt(this.root);
  }

  #allocate(): number {
    const table = takeTable(this.#tables);
    this.#fresh.set(table, new Uint8Array(ENTRIES));
    return table;
  }

  #descriptor(table: number, index: number): bigint {
    return this.#el2.read(table + 8 * index, 8) ?? 0n;
  }

  /**
   * Maps `size` bytes from `ipa` to `pa` (all multiples of 4 KiB), with the largest blocks that fit.
   * @throws EngineError hypervisor.map-alignment, hypervisor.already-mapped, hypervisor.out-of-tables
   */
  map(ipa: number, pa: number, size: number, attributes: Attributes): void {
    const hex = (n: number): string => `0x${n.toString(16)}`;
    if ([ipa, pa, size].some((n) => n % PAGE !== 0 || n < 0) || ipa + size > IPA_LIMIT || pa + size > 2 ** 40)
      throw new EngineError('hypervisor.map-alignment', { ipa: hex(ipa), pa: hex(pa), size: hex(size) });
    for (let done = 0; done < size;) {
      const level = [1, 2, 3].find((l) => {
        const block = levelSize(l);
        return (ipa + done) % block === 0 && (pa + done) % block === 0 && size - done >= block;
      }) as 1 | 2 | 3;
      let table = this.root;
      for (let l = 1; l < level; l++) table = this.#nextTable(table, l, ipa + done);
      // A run of neighbours in one table needs no walk of its own; where a larger block fits again, another table begins.
      const block = levelSize(level);
      const index = indexAt(ipa + done, level);
      const wanted = Math.min(ENTRIES - index, Math.floor((size - done) / block));
      const type = level === 3 ? TABLE_OR_PAGE : 0n;
      const count = this.#fill(table, index, BigInt(pa + done) | ATTRIBUTES[attributes] | type | VALID, block, wanted);
      done += count * block;
      if (count < wanted) throw new EngineError('hypervisor.already-mapped', { ipa: hex(ipa + done) });
    }
  }

  /** Writes up to `count` entries from `index` on, each of a descriptor by `step` larger. How many: up to the first that is valid. */
  #fill(table: number, index: number, descriptor: bigint, step: number, count: number): number {
    const written = this.#fresh.get(table);
    if (written === undefined || this.#el2.writeRun === undefined) {
      for (let n = 0; n < count; n++) {
        const isValid = written === undefined ? this.#descriptor(table, index + n) & VALID : written[index + n];
        if (isValid) return n;
        this.#el2.write(table + 8 * (index + n), 8, descriptor + BigInt(step) * BigInt(n));
        written?.fill(1, index + n, index + n + 1);
      }
      return count;
    }
    const valid = written.indexOf(1, index);
    const free = valid < 0 ? count : Math.min(count, valid - index);
    if (free > 0) this.#el2.writeRun(table + 8 * index, descriptor, step, free);
    written.fill(1, index, index + free);
    return free;
  }

  #nextTable(table: number, level: number, ipa: number): number {
    const index = indexAt(ipa, level);
    const descriptor = this.#descriptor(table, index);
    if ((descriptor & (VALID | TABLE_OR_PAGE)) === (VALID | TABLE_OR_PAGE)) return Number(descriptor & ADDRESS);
    if ((descriptor & VALID) !== 0n)
      throw new EngineError('hypervisor.already-mapped', { ipa: `0x${ipa.toString(16)}` });
    const next = this.#allocate();
    this.#el2.write(table + 8 * index, 8, BigInt(next) | TABLE_OR_PAGE | VALID);
    this.#fresh.get(table)?.fill(1, index, index + 1);
    return next;
  }

  /**
   * Takes mappings away; whole blocks only. The caller's VMID is current: its translations are invalidated here.
   * @throws EngineError hypervisor.unmap-block when the range cuts a block
   */
  unmap(ipa: number, size: number): void {
    for (let at = ipa; at < ipa + size;) {
      const found = this.#walk(at);
      const span = levelSize(found.level);
      if ((found.descriptor & VALID) !== 0n) {
        if (at % span !== 0 || at + span > ipa + size)
          throw new EngineError('hypervisor.unmap-block', { ipa: `0x${at.toString(16)}` });
        this.#el2.write(found.table + 8 * found.index, 8, 0n);
        this.#el2.tlbi('IPAS2E1IS', BigInt(at) >> 12n);
      }
      at += span - (at % span);
    }
    // Combined entries of both stages are tagged by VA: only all of them are known to be gone (D5.10.2).
    this.#el2.tlbi('VMALLE1IS');
  }

  #walk(ipa: number): { table: number; index: number; level: 1 | 2 | 3; descriptor: bigint } {
    let table = this.root;
    for (const level of [1, 2, 3] as const) {
      const index = indexAt(ipa, level);
      const descriptor = ipa < IPA_LIMIT ? this.#descriptor(table, index) : 0n;
      if (level === 3 || (descriptor & 3n) !== 3n) return { table, index, level, descriptor };
      table = Number(descriptor & ADDRESS);
    }
    return { table, index: 0, level: 3, descriptor: 0n };
  }

  /** The mapping that an IPA is in, or undefined. */
  translate(ipa: number): { readonly pa: number; readonly mapping: Mapping } | undefined {
    const { descriptor, level } = this.#walk(ipa);
    if ((descriptor & VALID) === 0n || (level === 3 && (descriptor & TABLE_OR_PAGE) === 0n)) return undefined;
    const mapping = mappingOf(descriptor, level, ipa - (ipa % levelSize(level)));
    return { pa: mapping.pa + (ipa % mapping.size), mapping };
  }

  /** The tables as a tree; entries that are not valid are left out. */
  dump(): TableDump {
    return this.#dump(this.root, 1, 0);
  }

  #dump(table: number, level: 1 | 2 | 3, base: number): TableDump {
    const entries: TableDump['entries'][number][] = [];
    for (let index = 0; index < ENTRIES; index++) {
      const descriptor = this.#descriptor(table, index);
      if ((descriptor & VALID) === 0n) continue;
      const ipa = base + index * levelSize(level);
      if (level < 3 && (descriptor & TABLE_OR_PAGE) !== 0n)
        entries.push({
          index,
          ipa,
          descriptor,
          next: this.#dump(Number(descriptor & ADDRESS), level === 1 ? 2 : 3, ipa),
        });
      else entries.push({ index, ipa, descriptor, mapping: mappingOf(descriptor, level, ipa) });
    }
    return { level, table, entries };
  }
}

function mappingOf(descriptor: bigint, level: 1 | 2 | 3, ipa: number): Mapping {
  const size = levelSize(level);
  const pa = Number(descriptor & ADDRESS);
  const attributes =
    (descriptor & (0b1100n << 2n)) === 0n ? 'device' : (descriptor & (1n << 7n)) === 0n ? 'read-only' : 'memory';
  return { ipa, pa: pa - (pa % size), size, level, attributes };
}
