/** What a guest's own device tree says that its VM must know: memory, initrd, cores, and the devices that it will look for. */
import { getCells, getProperty, getU32 } from '../devicetree/edit.ts';
import { baseName, type DeviceTree, type DeviceTreeNode } from '../devicetree/tree.ts';
import { endOf, overlap, type Range } from '../hypervisor/board.ts';

export interface GuestTree {
  /** The memory range that the kernel is in. */
  readonly ram: Range | undefined;
  /** All memory, as a message shows it. */
  readonly said: string;
  /** Where the initrd begins, if the tree names one. */
  readonly initrd: number | undefined;
  readonly cpus: number;
  /** Ranges of all other nodes' registers, sorted, neighbours joined. */
  readonly devices: readonly Range[];
}

/** More than a board has; a tree with more ranges has the rest unanswered. */
const MOST = 64;

/** @param kernel where the kernel was loaded */
export function readGuestTree({ root }: DeviceTree, kernel: number): GuestTree {
  const memory: Range[] = [];
  const devices: Range[] = [];
  collect(root, memory, devices, 0);
  const hex = (n: number): string => `0x${n.toString(16)}`;
  const cpus = root.children.find(({ name }) => name === 'cpus');
  const chosen = root.children.find(({ name }) => name === 'chosen');
  return {
    ram: memory.find((range) => overlap(range, { start: kernel, size: 1 })),
    said: memory.map((range) => `${hex(range.start)} – ${hex(endOf(range))}`).join(', ') || '–',
    initrd: chosen && number(getCells(chosen, 'linux,initrd-start')),
    cpus: cpus?.children.filter(({ name }) => baseName(name) === 'cpu').length ?? 0,
    devices: joined(devices.filter((range) => !memory.some((ram) => overlap(ram, range)))),
  };
}

/** One cell or two. */
function number(cells: readonly number[] | undefined): number | undefined {
  if (cells === undefined || cells.length < 1 || cells.length > 2) return undefined;
  return cells.reduce((value, cell) => value * 2 ** 32 + cell, 0);
}

/** Nodes whose addresses are the CPU's: the root's children, and those behind an empty `ranges`. */
function collect(parent: DeviceTreeNode, memory: Range[], devices: Range[], depth: number): void {
  const addressCells = getU32(parent, '#address-cells') ?? 2;
  const sizeCells = getU32(parent, '#size-cells') ?? 1;
  for (const child of parent.children) {
    const isMemory = depth === 0 && baseName(child.name) === 'memory';
    (isMemory ? memory : devices).push(...ranges(getCells(child, 'reg') ?? [], addressCells, sizeCells));
    if (depth < 4 && getProperty(child, 'ranges')?.length === 0) collect(child, memory, devices, depth + 1);
  }
}

function ranges(cells: readonly number[], addressCells: number, sizeCells: number): Range[] {
  const width = addressCells + sizeCells;
  // A `reg` without sizes (a core's number) is no range.
  if (addressCells < 1 || addressCells > 2 || sizeCells < 1 || sizeCells > 2) return [];
  return Array.from({ length: Math.floor(cells.length / width) }, (_, n) => ({
    start: number(cells.slice(n * width, n * width + addressCells)) ?? 0,
    size: number(cells.slice(n * width + addressCells, (n + 1) * width)) ?? 0,
  })).filter(({ size }) => size > 0);
}

function joined(all: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...all].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || range.start > endOf(last)) result.push(range);
    else result[result.length - 1] = { start: last.start, size: Math.max(endOf(last), endOf(range)) - last.start };
  }
  return result.slice(0, MOST);
}
