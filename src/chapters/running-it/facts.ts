/** Chapter 12: command lines, and what lies where. */
import { commandLineView, type RangeView } from '../../client/views/command-line.ts';
import { LINES } from '../../client/views/command-lines.ts';
import { BASES, KERNEL } from '../../engine/machine/builtin-places.ts';
import { endOf, OWN_RAM } from '../../engine/hypervisor/board.ts';
import type { Facts } from '../kit/parts.ts';
import { lineView, oldKernel, silences } from './exhibits.ts';

/** Where something of a line goes. */
function range(line: string, by: RangeView['by'], files?: ReadonlyMap<string, Uint8Array>): RangeView {
  const found = commandLineView(line, files).map?.ranges.find((one) => one.by === by);
  if (found === undefined) throw new Error(`nothing is loaded by ${by}`);
  return found;
}
const raw = new Map([['k', new Uint8Array(64)]]);
const hex = (value: number): string => `0x${value.toString(16)}`;
const overlap = (param: string): string => {
  const conflict = lineView('overlap').map?.conflicts.find(({ code }) => code === 'loader.overlap');
  return String(conflict?.params[param] ?? '');
};
const offset = (): number => Number(oldKernel().params['offset']);

export const facts: Facts = {
  'run.ram': () => BigInt(commandLineView('-M virt -kernel k').map?.ram.start ?? 0),
  'run.raw': () => BigInt(range('-M virt -kernel k', 'kernel', raw).start),
  'run.entry': () => hex(commandLineView('-M virt -kernel k', raw).map?.entry ?? 0),
  'run.initrd': () => BigInt(range('-M virt -m 2G -kernel k -initrd i', 'initrd', raw).start),
  'run.hypervisor-end': () => BigInt(endOf(OWN_RAM)),
  'run.base0': () => BigInt(BASES[0]),
  'run.kernel': () => BigInt(KERNEL),
  'run.offset': () => BigInt(offset()),
  'run.old': () => hex(BASES[0] + KERNEL + offset()),
  'run.image-start': () => overlap('firstStart'),
  'run.image-end': () => overlap('firstEnd'),
  'run.initrd-start': () => overlap('secondStart'),
  'run.loaders': () => lineView('document').options.filter(({ value }) => value?.startsWith('loader,')).length,
  'run.vector': () => String(silences().find(({ name }) => name === 'vector')?.says.params['vector'] ?? ''),
  'run.files': () => commandLineView(LINES['2linux']).files.length,
};
