/** The stage-2 maps of the VMs over the physical memory map, as plain data: read from the tables in memory. */
import { GICD, GICH, GICV, OWN, PL011, PL031, VIRTIO_MMIO, type Range } from '../../engine/hypervisor/board.ts';
import { GuestPageTable, type Attributes, type TableDump } from '../../engine/hypervisor/memory/guest-page-table.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import { ramBase } from '../../engine/machine/board.ts';
import type { Machine } from '../../engine/machine/machine.ts';

/** Neighbours that lead to neighbours with the same attributes. */
export interface MappedRange {
  readonly ipa: number;
  readonly pa: number;
  readonly size: number;
  readonly attributes: Attributes;
  /** Blocks and pages that it is made of, by level: 1 GiB, 2 MiB, 4 KiB. */
  readonly blocks: readonly [number, number, number];
}

export interface VmMap {
  readonly name: string;
  readonly vmid: number;
  /** Physical address of the root table; undefined before the VM was started. */
  readonly root: number | undefined;
  /** Tables in the tree. */
  readonly tables: number;
  /** By IPA. */
  readonly ranges: readonly MappedRange[];
}

/** `kind` is the code of a sentence, `memory.` in front of it. */
export interface PhysicalRange extends Range {
  readonly kind: 'device' | 'hypervisor' | 'tables' | 'images' | 'vm' | 'free';
  /** What a device is called, or whose RAM it is. */
  readonly name?: string;
}

export interface Stage2MapView {
  readonly vms: readonly VmMap[];
  /** By address, without gaps in RAM. */
  readonly physical: readonly PhysicalRange[];
}

export function stage2Map(machine: Machine, { plan, state }: Hypervisor): Stage2MapView {
  const vms = plan.vms.map(({ index, name }): VmMap => {
    const root = state.vms[index]?.root ?? 0;
    const vmid = index + 1;
    if (root === 0) return { name, vmid, root: undefined, tables: 0, ranges: [] };
    const tree = new GuestPageTable(reader(machine), { nextTable: 0 }, vmid, root).dump();
    return { name, vmid, root, tables: countTables(tree), ranges: merge(tree) };
  });
  return { vms, physical: physicalMap(machine.config.memory, plan.vms) };
}

/** Reads table by table: a look at each descriptor alone would copy memory 32,768 times for a guest in pages. */
function reader({ cores }: Machine): ConstructorParameters<typeof GuestPageTable>[0] {
  let table = -1;
  let words: DataView = new DataView(new ArrayBuffer(0));
  return {
    read(address) {
      if (address - (address % 4096) !== table) {
        table = address - (address % 4096);
        const bytes = cores.read(table, 4096) ?? new Uint8Array(4096);
        words = new DataView(bytes.buffer, bytes.byteOffset);
      }
      return words.getBigUint64(address % 4096, true);
    },
    write: () => false,
    tlbi: () => undefined,
  };
}

const countTables = ({ entries }: TableDump): number =>
  entries.reduce((sum, entry) => sum + ('next' in entry ? countTables(entry.next) : 0), 1);

interface Growing {
  ipa: number;
  pa: number;
  size: number;
  attributes: Attributes;
  blocks: [number, number, number];
}

function merge(tree: TableDump): readonly MappedRange[] {
  const ranges: Growing[] = [];
  const visit = ({ entries }: TableDump): void => {
    for (const entry of entries) {
      if ('next' in entry) {
        visit(entry.next);
        continue;
      }
      const { ipa, pa, size, level, attributes } = entry.mapping;
      let last = ranges.at(-1);
      const follows = last?.attributes === attributes && last.ipa + last.size === ipa && last.pa + last.size === pa;
      if (last === undefined || !follows) {
        last = { ipa, pa, size: 0, attributes, blocks: [0, 0, 0] };
        ranges.push(last);
      }
      last.size += size;
      last.blocks[level - 1] = (last.blocks[level - 1] ?? 0) + 1;
    }
  };
  visit(tree);
  return ranges;
}

function physicalMap(memory: number, vms: readonly { name: string; ramPa: number; ram: Range }[]): PhysicalRange[] {
  const devices: PhysicalRange[] = [
    { ...GICD, kind: 'device', name: 'GICD' },
    { start: 0x0801_0000, size: 0x2000, kind: 'device', name: 'GICC' },
    { ...GICH, kind: 'device', name: 'GICH' },
    { ...GICV, kind: 'device', name: 'GICV' },
    { start: PL011.start, size: PL011.size, kind: 'device', name: 'PL011' },
    { start: PL031.start, size: PL031.size, kind: 'device', name: 'PL031' },
    { start: VIRTIO_MMIO.start, size: VIRTIO_MMIO.size, kind: 'device', name: 'virtio-mmio' },
  ];
  const used: PhysicalRange[] = [
    { ...OWN.image, kind: 'hypervisor' },
    { ...OWN.tables, kind: 'tables' },
    { ...OWN.store, kind: 'images' },
    ...vms.map(({ name, ramPa, ram }): PhysicalRange => ({ start: ramPa, size: ram.size, kind: 'vm', name })),
  ];
  return [...devices, ...fillGaps(used, { start: ramBase, size: memory })];
}

function fillGaps(used: readonly PhysicalRange[], ram: Range): PhysicalRange[] {
  const filled: PhysicalRange[] = [];
  let at = ram.start;
  for (const range of [...used].sort((a, b) => a.start - b.start)) {
    if (range.start > at) filled.push({ start: at, size: range.start - at, kind: 'free' });
    filled.push(range);
    at = Math.max(at, range.start + range.size);
  }
  const end = ram.start + ram.size;
  return at < end ? [...filled, { start: at, size: end - at, kind: 'free' }] : filled;
}
