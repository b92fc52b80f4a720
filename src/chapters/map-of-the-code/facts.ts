/** Chapter 2: the small guest under the whole hypervisor. */
import { el2Root, leafOf, stage2Root } from '../kit/leaves.ts';
import type { Facts } from '../kit/parts.ts';
import { system } from '../kit/hypervisor.ts';
import { treeOf, type Entry } from '../kit/tables.ts';
import { places } from './places.ts';

/** Where each leaf leads to itself. */
const identity = (entries: readonly Entry[]): boolean =>
  entries.every(({ kind, address, output, entries: below }) =>
    kind === 'table' ? identity(below) : address === output,
  );
const stage2 = () => treeOf(system().machine, stage2Root());
const ram = () => leafOf(stage2(), ({ address }) => address >= 0x4000_0000n);

export const facts: Facts = {
  'places.count': () => places.length,
  'map.el2-leaf': () => {
    const same = [identity(treeOf(system().machine, el2Root())), identity(stage2())];
    return same[0] === true ? (same[1] === true ? 'both' : 'el2') : 'stage2';
  },
  'map.ipa': () => ram().address,
  'map.pa': () => ram().output,
  'map.trap-instructions': () => system().trapInstructions,
  // The first call is the boot, which nothing has trapped for.
  'map.traps': () => system().traps.length - 1,
};
