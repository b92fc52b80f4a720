/** Chapter 5: stage 2. */
import * as board from '../../engine/machine/board.ts';
import { stage2Root } from '../kit/leaves.ts';
import { event, field, labOf, mutant, program, seeded, solution } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { system } from '../kit/hypervisor.ts';
import { bitOf } from '../kit/read.ts';
import { wide } from '../kit/show.ts';
import { treeOf, type Entry } from '../kit/tables.ts';
import { parametersOf } from '../../labs/kit/parameters.ts';
import { descriptors, STALE, UNMAP } from './exhibits.ts';

const mapped = () => event(solution('map-a-guest'), 'return', { from: 2 });
const kept = () => event(solution('map-a-guest'), 'exception', { from: 1, to: 2, ec: 0x24 });
const uart = () => {
  const trap = system().traps[1];
  if (trap === undefined) throw new Error('the small guest has not trapped');
  return trap;
};

/** How many descriptors the first nested load of the lab nested-walk read, for n and m levels. */
function reads(n: number, m: number): number {
  const lab = labOf('nested-walk');
  for (let seed = 0; seed < 100; seed++) {
    const parameters = parametersOf(lab, seed);
    if (parameters.get('n') !== BigInt(n) || parameters.get('m') !== BigInt(m)) continue;
    const walks = seeded('nested-walk', seed).run.events.filter(({ kind }) => kind === 'walk');
    return Math.max(...walks.map(({ fields }) => Number(fields['descriptors'])));
  }
  throw new Error(`no seed gives ${n} and ${m} levels`);
}

const leaves = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { kind, count, entries: below }) => sum + (kind === 'table' ? leaves(below) : count), 0);
/** How often the guest that is unmapped traps: its call, and, if it is stopped, the second load. */
const stops = (of: string): number =>
  program(of).run.events.filter(({ kind, fields }) => kind === 'exception' && fields['to'] === 2n).length - 1;

/** Everything below a gigabyte-aligned part of the small guest's map. */
const under = (from: bigint): Entry[] =>
  treeOf(system().machine, stage2Root())
    .filter(({ address }) => address === (from >> 30n) << 30n)
    .flatMap(({ entries }) => entries.filter(({ address }) => address >= from && address < from + 0x1000_0000n));
/** Entries of every level. */
const all = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { count, entries: below }) => sum + count + all(below), 0);

export const facts: Facts = {
  'rom.address': () => descriptors['stage2-rom']().descriptor & 0xffff_ffff_f000n,
  'rom.descriptor': () => wide(descriptors['stage2-rom']().descriptor),
  'map.vtcr': () => field(mapped(), 'vtcr'),
  'map.t0sz': () => Number(field(mapped(), 'vtcr') & 0x3fn),
  'map.sl0': () => (field(mapped(), 'vtcr') >> BigInt(bitOf('VTCR_EL2', 'SL0'))) & 3n,
  'kept.ec': () => field(kept(), 'ec'),
  'kept.far': () => field(kept(), 'far'),
  'neighbours.console': () => mutant('map-a-guest', 'neighbours-of-the-uart').run.console.split('\n')[0] ?? '',
  'map.descriptors': () =>
    all(treeOf(solution('map-a-guest').run.machine, Number(field(mapped(), 'vttbr') & 0xffff_ffff_fffen))),
  'identity.leaves': () => leaves(under(0x7000_0000n)),
  'alias.leaves': () => leaves(under(0x4000_0000n)),
  'map.uart': () => BigInt(board.pl011.base),
  'map.vttbr': () => field(mapped(), 'vttbr'),
  'unmap.ec': () => field(event(program(UNMAP), 'exception', { from: 1, to: 2 }, 1), 'ec'),
  'unmap.status': () => field(event(program(UNMAP), 'exception', { from: 1, to: 2 }, 1), 'iss') & 0x3fn,
  'stale.second': () => (stops(STALE) === 0 && stops(UNMAP) === 1 ? 'old' : 'abort'),
  'walk.3-3': () => reads(3, 3),
  'walk.4-4': () => reads(4, 4),
  'mmio.esr': () => uart().esr,
  'mmio.far': () => uart().far,
  'mmio.hpfar': () => uart().hpfar,
  'mmio.page': () => (uart().hpfar >> BigInt(bitOf('HPFAR_EL2', 'FIPA'))) << 12n,
  'mmio.operations': () => uart().operations.length,
  'mmio.register': () => `x${(uart().esr >> 16n) & 31n}`,
};
