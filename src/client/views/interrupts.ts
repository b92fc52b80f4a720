/** What an INTID of the board is for: the code of a sentence, `intid.` in front of it. */
import * as board from '../../engine/machine/board.ts';

export type InterruptKind =
  | 'sgi'
  | 'pmu'
  | 'maintenance'
  | 'hypervisor-timer'
  | 'virtual-timer'
  | 'physical-timer'
  | 'ppi'
  | 'pl011'
  | 'pl031'
  | 'virtio'
  | 'host-console'
  | 'spi';

export interface NamedInterrupt {
  readonly intid: number;
  readonly kind: InterruptKind;
}

const { ppi, intidOfPpi, intidOfSpi } = board;
const PRIVATE: ReadonlyMap<number, InterruptKind> = new Map([
  [intidOfPpi(ppi.pmu), 'pmu'],
  [intidOfPpi(ppi.gicMaintenance), 'maintenance'],
  [intidOfPpi(ppi.hypervisorTimer), 'hypervisor-timer'],
  [intidOfPpi(ppi.virtualTimer), 'virtual-timer'],
  [intidOfPpi(ppi.physicalTimer), 'physical-timer'],
]);
const SHARED: readonly (readonly [first: number, count: number, kind: InterruptKind])[] = [
  [board.pl011.spi, 1, 'pl011'],
  [board.pl031.spi, 1, 'pl031'],
  [board.virtioMmio.firstSpi, board.virtioMmio.slots, 'virtio'],
  [board.hostConsole.firstSpi, board.hostConsole.channels, 'host-console'],
];

function kindOf(intid: number): InterruptKind {
  if (intid < 16) return 'sgi';
  if (intid < 32) return PRIVATE.get(intid) ?? 'ppi';
  const found = SHARED.find(([first, count]) => intid >= intidOfSpi(first) && intid < intidOfSpi(first + count));
  return found?.[2] ?? 'spi';
}

export const named = (intid: number): NamedInterrupt => ({ intid, kind: kindOf(intid) });
