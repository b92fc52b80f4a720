/** A piece of memory, as a core sees it or as the bus does, and the structures that stand in it. */
import type { Machine } from '../../engine/machine/machine.ts';
import { structureAt, type StructureName, type StructureView } from './structures.ts';

export type Space = 'physical' | { readonly core: number; readonly el: number };

export interface MemoryView {
  /** First byte, a multiple of 16. */
  readonly address: bigint;
  readonly space: Space;
  /** Undefined where there is no memory, or nothing is mapped. */
  readonly bytes: readonly (number | undefined)[];
  /** Changed since the view before. */
  readonly changed: readonly boolean[];
  readonly structure?: StructureView;
}

export interface MemoryOptions {
  /** Physical when absent. */
  readonly space?: Space;
  /** Bytes, 256 when absent, 4096 at most. */
  readonly length?: number;
  /** What stands at the address. */
  readonly structure?: StructureName;
  /** The view before, to compare with. */
  readonly before?: MemoryView;
}

const MOST = 4096;
const ROW = 16n;

/** Looking changes nothing, and never reaches a device. */
export function memoryView(
  machine: Machine,
  address: bigint,
  { space = 'physical', length = 256, structure, before }: MemoryOptions = {},
): MemoryView {
  const first = BigInt.asUintN(64, address) & ~(ROW - 1n);
  const count = Math.min(Math.max(16, Math.ceil(length / 16) * 16), MOST);
  const bytes: (number | undefined)[] = [];
  for (let done = 0; done < count; done += 16) {
    const row = read(machine, first + BigInt(done), 16, space);
    for (let i = 0; i < 16; i++) bytes.push(row?.[i]);
  }
  const same = before?.address === first && sameSpace(before.space, space) ? before : undefined;
  const found = structure && structureAt(structure, address, (at, size) => read(machine, at, size, space));
  return {
    address: first,
    space,
    bytes,
    changed: bytes.map((byte, i) => same !== undefined && i < same.bytes.length && same.bytes[i] !== byte),
    ...(found !== undefined && { structure: found }),
  };
}

const sameSpace = (a: Space, b: Space): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.core === b.core && a.el === b.el);

/** Bytes in one page of memory; undefined where any is missing. */
function read({ cores }: Machine, at: bigint, size: number, space: Space): Uint8Array | undefined {
  const address = BigInt.asUintN(64, at);
  if (space === 'physical') {
    return address > BigInt(Number.MAX_SAFE_INTEGER - size) ? undefined : cores.read(Number(address), size);
  }
  const pa = cores.translate(space.core, address, space.el);
  const last = cores.translate(space.core, BigInt.asUintN(64, address + BigInt(size - 1)), space.el);
  // Pages that follow each other in one space need not do so in the other.
  return pa === undefined || last !== pa + size - 1 ? undefined : cores.read(pa, size);
}
