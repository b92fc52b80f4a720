/** Translation tables as they lie in memory, read entry by entry: a tree (Arm ARM D5.3). 4 KiB granule, from level 1. */
import type { Machine } from '../../engine/machine/machine.ts';
import { wordsAt } from './hypervisor.ts';

export interface Entry {
  readonly index: number;
  readonly level: number;
  /** How many neighbours say the same of neighbouring memory; they are one entry here. */
  readonly count: number;
  /** The first address that it translates, and how much each of them does. */
  readonly address: bigint;
  readonly size: bigint;
  readonly descriptor: bigint;
  readonly kind: 'table' | 'block' | 'page';
  /** Of the next table, or of the memory. */
  readonly output: bigint;
  readonly entries: readonly Entry[];
}

const ADDRESS = 0x0000_ffff_ffff_f000n;

export function treeOf(machine: Machine, table: number, level = 1, base = 0n): Entry[] {
  const size = 1n << BigInt(39 - 9 * level);
  const found = wordsAt(machine, table, 512).flatMap((descriptor, index): Entry[] => {
    if ((descriptor & 1n) === 0n || (level === 3 && (descriptor & 2n) === 0n)) return [];
    const isTable = level < 3 && (descriptor & 2n) !== 0n;
    const address = base + BigInt(index) * size;
    const output = descriptor & ADDRESS & (isTable ? ADDRESS : ~(size - 1n));
    const entries = isTable ? treeOf(machine, Number(output), level + 1, address) : [];
    const kind = isTable ? 'table' : level === 3 ? 'page' : 'block';
    return [{ index, level, count: 1, address, size, descriptor, kind, output, entries }];
  });
  return runs(found);
}

/** Leaves that continue each other become one entry. */
function runs(entries: readonly Entry[]): Entry[] {
  const out: Entry[] = [];
  for (const entry of entries) {
    const last = out.at(-1);
    const far = last && BigInt(last.count) * last.size;
    const continues =
      last !== undefined &&
      far !== undefined &&
      entry.kind !== 'table' &&
      last.kind === entry.kind &&
      entry.address === last.address + far &&
      entry.output === last.output + far &&
      (entry.descriptor ^ last.descriptor) === (entry.output ^ last.output);
    if (continues) out[out.length - 1] = { ...last, count: last.count + 1 };
    else out.push(entry);
  }
  return out;
}
