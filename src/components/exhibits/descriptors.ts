/** Descriptors that figures take apart: all of them were written to memory by a program that ran. */
import { solution, symbol } from './exhibit.ts';
import { system, wordsAt } from './hypervisor.ts';
import { treeOf, type Entry } from './tables.ts';

export interface Shown {
  readonly descriptor: bigint;
  readonly stage: 1 | 2;
  readonly mair: bigint;
}

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

const inLab = (label: string): bigint => {
  const lab = solution('stage2-descriptor');
  return wordsAt(lab.run.machine, Number(symbol(lab, label)), 1)[0] ?? 0n;
};
export const stage2Root = (): number => Number((system().entered.get('VTTBR_EL2') ?? 0n) & 0xffff_ffff_fffen);
export const el2Root = (): number => Number(system().entered.get('TTBR0_EL2') ?? 0n);
const el2 = (address: bigint): Shown => {
  const { machine } = system();
  const { descriptor } = leafOf(treeOf(machine, el2Root()), (entry) => entry.address === address);
  return { descriptor, stage: 1, mair: machine.cores.sysreg(0, 'MAIR_EL2') };
};

export const descriptors = {
  /** Of our hypervisor's own map at EL2: devices, and RAM. */
  'el2-devices': () => el2(0n),
  'el2-ram': () => el2(0x4000_0000n),
  /** Of the lab stage2-descriptor. */
  'stage2-page': () => ({ descriptor: inLab('page'), stage: 2, mair: 0n }) as const,
  'stage2-rom': () => ({ descriptor: inLab('rom'), stage: 2, mair: 0n }) as const,
  /** The virtual CPU interface, where a guest expects the physical one. */
  'stage2-gicv': (): Shown => {
    const { descriptor } = leafOf(treeOf(system().machine, stage2Root()), ({ address }) => address === 0x0801_0000n);
    return { descriptor, stage: 2, mair: 0n };
  },
} satisfies Readonly<Record<string, () => Shown>>;
