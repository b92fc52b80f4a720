/** Where the tables are that chapters look at, and the leaves in them. */
import { solution, symbol } from './exhibit.ts';
import { system } from './hypervisor.ts';
import { treeOf, type Entry } from './tables.ts';

/** @throws Error when the tables have no such leaf */
export function leafOf(entries: readonly Entry[], wanted: (entry: Entry) => boolean): Entry {
  for (const entry of entries) {
    if (entry.kind !== 'table' && wanted(entry)) return entry;
    try {
      return leafOf(entry.entries, wanted);
    } catch {
      // Not below this one.
    }
  }
  throw new Error('no such leaf');
}

export const stage2Root = (): number => Number((system().entered.get('VTTBR_EL2') ?? 0n) & 0xffff_ffff_fffen);
export const el2Root = (): number => Number(system().entered.get('TTBR0_EL2') ?? 0n);

/** What a lab's solution has written, from a table's label. */
export function treeInLab(id: string, label: string): { readonly root: number; readonly entries: readonly Entry[] } {
  const lab = solution(id);
  const root = Number(symbol(lab, label));
  return { root, entries: treeOf(lab.run.machine, root) };
}
