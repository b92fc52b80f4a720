/** Translation tables that figures show. */
import { solution, symbol } from './exhibit.ts';
import { el2Root, stage2Root } from './descriptors.ts';
import { system } from './hypervisor.ts';
import { treeOf, type Entry } from './tables.ts';

export interface Tree {
  readonly root: number;
  readonly entries: readonly Entry[];
}

const ofLab = (id: string, label: string): Tree => {
  const lab = solution(id);
  const root = Number(symbol(lab, label));
  return { root, entries: treeOf(lab.run.machine, root) };
};

export const trees = {
  el2: () => ({ root: el2Root(), entries: treeOf(system().machine, el2Root()) }),
  stage2: () => ({ root: stage2Root(), entries: treeOf(system().machine, stage2Root()) }),
  'el2-mmu': () => ofLab('el2-mmu', 'level1'),
  'map-a-guest': () => ofLab('map-a-guest', 'level1'),
} satisfies Readonly<Record<string, () => Tree>>;
