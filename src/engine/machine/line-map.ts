/**
 * The memory map that a command line makes: who loads what where. A file that nobody has yet has a place and no size; what
 * overlaps or leads out of memory is there all the same, with the loader's words about it.
 */
import { EngineError } from '../error.ts';
import { endOf, OWN, type Range } from '../hypervisor/board.ts';
import { imageHeader } from '../image-header.ts';
import { BASES, BUILTIN, RAM } from './builtin-places.ts';
import { ramBase } from './board.ts';
import { conflictsOf, placeImages, type Placed } from './loader.ts';
import type { MachineArguments } from './qemu-arguments.ts';
import { refusalsOf } from './qemu-values.ts';

/** Who puts it there. */
export type LoadedBy =
  'kernel' | 'initrd' | 'dtb' | 'board' | 'stub' | 'bios' | 'loader' | 'hypervisor' | 'tables' | 'copies';

export interface LoadedRange {
  readonly by: LoadedBy;
  /** The file, or what else it is called in messages. */
  readonly what: string;
  readonly start: number;
  /** Bytes taken in memory; undefined while nobody has the file. */
  readonly size: number | undefined;
  /** Of these the file's own; what follows is room that its program clears. */
  readonly bytes?: number;
  readonly segment?: number;
}

export interface LineMap {
  readonly ram: Range;
  /** By address. */
  readonly ranges: readonly LoadedRange[];
  /** RAM of VMs, where the built-in hypervisor is what starts. */
  readonly vms: readonly Range[];
  /** Overlaps, and what does not lie in memory. */
  readonly conflicts: readonly EngineError[];
  /** Where core 0 begins, as far as that is known. */
  readonly entry: number | undefined;
}

export type KnownFiles = ReadonlyMap<string, Uint8Array>;

const MOST_CONFLICTS = 32;
const NOTHING = new Uint8Array(0);

export function lineMap(args: MachineArguments, files: KnownFiles): LineMap {
  const ram = { start: ramBase, size: args.memory };
  const builtin = args.kernel === BUILTIN;
  const { ranges, entry, refused } = builtin ? builtinRanges(args, files) : boardRanges(args, files);
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const placed = sorted.map(({ what, start, size = 0, bytes = 0, segment }): Placed => ({
    what,
    address: start,
    bytes: NOTHING.subarray(0, bytes),
    extent: size,
    ...(segment === undefined ? {} : { segment }),
  }));
  const vms = builtin ? vmRanges(sorted) : [];
  const conflicts = [...refused, ...conflictsOf(placed, args.memory), ...outsideOf(vms, sorted), ...atOnePlace(sorted)];
  return { ram, ranges: sorted, vms, conflicts: conflicts.slice(0, MOST_CONFLICTS), entry };
}

interface Ranges {
  readonly ranges: readonly LoadedRange[];
  readonly entry: number | undefined;
  readonly refused: readonly EngineError[];
}

/** As QEMU's virt board loads it. */
function boardRanges(args: MachineArguments, files: KnownFiles): Ranges {
  const bytesOf = (name: string | undefined): Uint8Array | undefined =>
    name === undefined ? undefined : (files.get(name) ?? NOTHING);
  const [kernel, initrd, bios] = [bytesOf(args.kernel), bytesOf(args.initrd), bytesOf(args.bios)];
  // A tree that nobody has yet is the board's own until then; a loader's file may be without address only if it is an ELF.
  const dtb = args.dtb === undefined ? undefined : files.get(args.dtb);
  const located = args.loaders.filter(({ file, address }) => address !== undefined || files.has(file));
  let layout: ReturnType<typeof placeImages> | undefined;
  const refused = refusalsOf(() => {
    layout = placeImages({
      cpus: args.cpus,
      memory: args.memory,
      virtualization: args.virtualization,
      ...(kernel !== undefined && { kernel, kernelName: args.kernel ?? '' }),
      ...(initrd !== undefined && { initrd }),
      ...(bios !== undefined && { bios }),
      ...(dtb !== undefined && { dtb }),
      ...(args.append !== undefined && { append: args.append }),
      loaders: located.map(({ file, address, forceRaw }) => ({
        name: file,
        data: files.get(file) ?? NOTHING,
        forceRaw,
        ...(address !== undefined && { address }),
      })),
    });
  });
  if (layout === undefined) return { ranges: [], entry: undefined, refused };
  const ranges = layout.placed.map((piece): LoadedRange => {
    const by = roleOf(piece, args);
    const what = (by === 'initrd' || by === 'bios' || by === 'dtb' ? args[by] : undefined) ?? piece.what;
    const isKnown = by === 'stub' || by === 'board' || files.has(what);
    return {
      by,
      what,
      start: piece.address,
      size: isKnown ? piece.extent : undefined,
      bytes: piece.bytes.length,
      ...(piece.segment === undefined ? {} : { segment: piece.segment }),
    };
  });
  const isKernelKnown = args.kernel === undefined || files.has(args.kernel);
  return { ranges, entry: isKernelKnown ? layout.entry : undefined, refused };
}

function roleOf({ what, loader }: Placed, { dtb }: MachineArguments): LoadedBy {
  if (loader !== undefined) return 'loader';
  if (what === 'initrd' || what === 'bios' || what === 'stub') return what;
  if (what === 'dtb') return dtb === undefined ? 'board' : 'dtb';
  return 'kernel';
}

/** What a file of a VM takes: an Image's BSS too. */
const extentOf = (bytes: Uint8Array): number => Math.max(bytes.length, imageHeader(bytes)?.imageSize ?? 0);

function builtinRanges({ loaders }: MachineArguments, files: KnownFiles): Ranges {
  const own = (by: LoadedBy, { start, size }: Range): LoadedRange => ({ by, what: BUILTIN, start, size });
  const refused: EngineError[] = [];
  const loaded = loaders.flatMap(({ file, address }): LoadedRange[] => {
    if (address === undefined) {
      refused.push(new EngineError('loader.no-address', { file }));
      return [];
    }
    const bytes = files.get(file);
    const known = bytes && { bytes: bytes.length };
    return [{ by: 'loader', what: file, start: address, size: bytes && extentOf(bytes), ...known }];
  });
  const ranges = [own('hypervisor', OWN.image), own('tables', OWN.tables), own('copies', OWN.store), ...loaded];
  return { ranges, entry: OWN.image.start, refused };
}

/** RAM of each VM that something is loaded for. */
function vmRanges(ranges: readonly LoadedRange[]): Range[] {
  return BASES.map((start) => ({ start, size: RAM })).filter(
    (vm, n) => n === 0 || ranges.some(({ start }) => start >= vm.start && start < endOf(vm)),
  );
}

/** What begins in a VM's RAM and ends behind it. */
function outsideOf(vms: readonly Range[], ranges: readonly LoadedRange[]): EngineError[] {
  const hex = (n: number): string => `0x${n.toString(16)}`;
  return vms.flatMap((vm, n) =>
    ranges
      .filter(({ start, size = 0 }) => start >= vm.start && start < endOf(vm) && start + size > endOf(vm))
      .map(
        ({ what, start, size = 0 }) =>
          new EngineError('hypervisor.hole', {
            first: what,
            firstStart: hex(start),
            firstEnd: hex(start + size),
            second: `VM ${n}`,
            secondStart: hex(vm.start),
            secondEnd: hex(endOf(vm)),
          }),
      ),
  );
}

/** With nothing known of their sizes two files at one address are still two files at one address. */
function atOnePlace(ranges: readonly LoadedRange[]): EngineError[] {
  return ranges.flatMap(({ what, start, size }, n) => {
    const next = ranges[n + 1];
    if (next?.start !== start || (size !== undefined && next.size !== undefined)) return [];
    return [new EngineError('line.same-place', { first: what, second: next.what, address: `0x${start.toString(16)}` })];
  });
}

/** The first address from `from` on, at a multiple of 2 MiB, at which so many bytes of RAM are nobody's; undefined: none. */
export function roomFor(map: LineMap, size: number, from: number, within: Range): number | undefined {
  const step = 2 ** 21;
  const taken = map.ranges.map(({ start, size: bytes = 1 }) => ({ start, end: start + bytes }));
  for (let at = Math.ceil(Math.max(from, within.start) / step) * step; at + size <= endOf(within);) {
    const here = at;
    const hit = taken.find(({ start, end }) => start < here + size && here < end);
    if (hit === undefined) return at;
    at = Math.ceil(hit.end / step) * step;
  }
  return undefined;
}
