/** What the figures of this chapter show: tables of our hypervisor, with the small guest on it. */
import { system } from '../kit/hypervisor.ts';
import { el2Root, leafOf, stage2Root } from '../kit/leaves.ts';
import type { Exhibits } from '../kit/parts.ts';
import { treeOf } from '../kit/tables.ts';

const at = (root: number) => ({ root, entries: treeOf(system().machine, root) });

export const trees: Exhibits['trees'] = { el2: () => at(el2Root()), stage2: () => at(stage2Root()) };

export const descriptors: Exhibits['descriptors'] = {
  /** The virtual CPU interface, where a guest expects the physical one. */
  'stage2-gicv': () => {
    const { descriptor } = leafOf(at(stage2Root()).entries, ({ address }) => address === 0x0801_0000n);
    return { descriptor, stage: 2, mair: 0n };
  },
};
