/** The built-in hypervisor's guests by name: one word of a command line or of a page makes a whole machine. */
import type { Disk } from '../devices/disk.ts';
import { EngineError } from '../error.ts';
import {
  createHypervisor,
  type Handlers,
  type Hypervisor,
  type SystemDescription,
  type VmDescription,
} from '../hypervisor/index.ts';
import { virtioMmio } from './board.ts';
import type { MachineConfig } from './config.ts';
import { PRESETS, type Guest, type PresetVm } from './preset-list.ts';
import { nearest } from './nearest.ts';
import type { Drive } from './virtio-slots.ts';

export { PRESETS } from './preset-list.ts';

/** Files that presets are made of; those that a preset does not name need not be there. */
export interface PresetImages {
  readonly Image?: Uint8Array;
  readonly 'initramfs.cpio'?: Uint8Array;
  readonly 'nimbos.bin'?: Uint8Array;
  /** A root file system for each VM that has a disk. */
  readonly disks?: readonly Disk[];
}

const MEMORY = 2 * 2 ** 30;

export interface PresetOptions {
  /** Instead of the preset's own, for Linux. */
  readonly bootargs?: string;
  /** A reader's handlers. */
  readonly handlers?: Partial<Handlers>;
  /** Makes the hypervisor in place of the native one. */
  readonly make?: (description: SystemDescription) => Hypervisor;
}

/** @throws EngineError preset.unknown */
function presetVms(name: string): readonly PresetVm[] {
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (preset !== undefined) return preset;
  const names = Object.keys(PRESETS);
  throw new EngineError('preset.unknown', { name, nearest: nearest(name, names), known: names.join(', ') });
}

type ImageName = Exclude<keyof PresetImages, 'disks'>;
const IMAGES: Readonly<Record<Guest, readonly ImageName[]>> = {
  linux: ['Image', 'initramfs.cpio'],
  'linux-disk': ['Image'],
  'linux-passthrough': ['Image'],
  nimbos: ['nimbos.bin'],
};
const hasDisk = ({ guest }: PresetVm): boolean => guest === 'linux-disk' || guest === 'linux-passthrough';

/** Files that a preset is made of, and how many root file systems. @throws EngineError preset.unknown */
export function presetNeeds(name: string): { readonly files: readonly ImageName[]; readonly disks: number } {
  const vms = presetVms(name);
  return { files: [...new Set(vms.flatMap(({ guest }) => IMAGES[guest]))], disks: vms.filter(hasDisk).length };
}

/**
 * Slot of the n-th disk that is passed through. Eight slots share a page, and stage 2 maps pages: each VM gets another
 * one, or it would have the other's disk too.
 */
export const passthroughSlot = (n: number): number => virtioMmio.slots - 1 - 8 * n;

/** @throws EngineError preset.unknown, preset.no-image, hypervisor.… */
export function presetConfig(
  name: string,
  images: PresetImages,
  { bootargs, handlers, make = (system) => createHypervisor(system, handlers) }: PresetOptions = {},
): MachineConfig & { readonly hypervisor: Hypervisor } {
  const preset = presetVms(name);
  const image = (file: ImageName): Uint8Array => {
    const bytes = images[file];
    if (bytes === undefined) throw new EngineError('preset.no-image', { name, file });
    return bytes;
  };
  const disks: Disk[] = [];
  const drives: Drive[] = [];
  const vms = preset.map((entry, n): VmDescription => {
    const common = { name: entry.name, cores: entry.cores, console: n === 0 ? ('uart' as const) : { channel: n } };
    if (entry.guest === 'nimbos') return { ...common, kernel: image('nimbos.bin') };
    const linux = { ...common, kernel: image('Image') };
    if (entry.guest === 'linux')
      return { ...linux, initrd: image('initramfs.cpio'), bootargs: bootargs ?? 'console=ttyAMA0' };
    const count = disks.length + drives.length;
    const disk = images.disks?.[count];
    if (disk === undefined) throw new EngineError('preset.no-image', { name, file: `disk ${count}` });
    const onDisk = { ...linux, bootargs: bootargs ?? 'console=ttyAMA0 root=/dev/vda rw' };
    if (entry.guest === 'linux-disk') return { ...onDisk, disks: [{ channel: disks.push(disk) - 1 }] };
    const slot = passthroughSlot(drives.length);
    drives.push({ disk, slot });
    return { ...onDisk, passthrough: { virtioSlots: [slot] } };
  });
  const cores = preset.some((entry) => entry.cores.includes(1)) ? 2 : 1;
  return hypervisorConfig(make({ vms, cores, memory: MEMORY }), {
    memory: MEMORY,
    disks,
    drives,
  });
}

/** A machine that starts a hypervisor, with the console channels that it knows. */
export function hypervisorConfig(
  hypervisor: Hypervisor,
  {
    memory,
    disks,
    drives = [],
  }: { readonly memory: number; readonly disks: readonly Disk[]; readonly drives?: readonly Drive[] },
): MachineConfig & { readonly hypervisor: Hypervisor } {
  return {
    cpus: hypervisor.plan.cores === 2 ? 2 : 1,
    memory,
    virtualization: true,
    hypervisor,
    loaders: hypervisor.images.map(({ name, address, data }) => ({ name, address, data, forceRaw: true })),
    channels: { consoles: 4, disks },
    drives,
  };
}
