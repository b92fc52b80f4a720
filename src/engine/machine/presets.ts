/** The built-in hypervisor's guests by name: one word of a command line or of a page makes a whole machine. */
import type { Disk } from '../devices/disk.ts';
import { EngineError } from '../error.ts';
import { createHypervisor, type Handlers, type Hypervisor, type VmDescription } from '../hypervisor/index.ts';
import type { MachineConfig } from './config.ts';

/** Files that presets are made of; those that a preset does not name need not be there. */
export interface PresetImages {
  readonly Image?: Uint8Array;
  readonly 'initramfs.cpio'?: Uint8Array;
  readonly 'nimbos.bin'?: Uint8Array;
  /** A root file system for each VM that has a disk. */
  readonly disks?: readonly Disk[];
}

type Guest = 'linux' | 'linux-disk' | 'nimbos';

interface PresetVm {
  readonly name: string;
  readonly guest: Guest;
  readonly cores: readonly (0 | 1)[];
}

const vm = (name: string, guest: Guest, ...cores: (0 | 1)[]): PresetVm => ({ name, guest, cores });

/** VMs by preset. The first has the board's UART, the others an emulated one on the channel of their number. */
export const PRESETS: Readonly<Record<string, readonly PresetVm[]>> = {
  linux: [vm('linux', 'linux', 0)],
  nimbos: [vm('nimbos', 'nimbos', 0)],
  'linux+nimbos': [vm('linux', 'linux', 0), vm('nimbos', 'nimbos', 1)],
  '2nimbos': [vm('nimbos 0', 'nimbos', 0), vm('nimbos 1', 'nimbos', 1)],
  '2linux': [vm('linux 0', 'linux', 0), vm('linux 1', 'linux', 1)],
  '2linux-disk': [vm('linux 0', 'linux-disk', 0), vm('linux 1', 'linux-disk', 1)],
  'linux-smp': [vm('linux', 'linux', 0, 1)],
  'one-core': [vm('linux', 'linux', 0), vm('nimbos', 'nimbos', 0)],
};

const MEMORY = 2 * 2 ** 30;

export interface PresetOptions {
  /** Instead of the preset's own, for Linux. */
  readonly bootargs?: string;
  /** A reader's handlers. */
  readonly handlers?: Partial<Handlers>;
}

/** @throws EngineError preset.unknown, preset.no-image, hypervisor.… */
export function presetConfig(
  name: string,
  images: PresetImages,
  { bootargs, handlers }: PresetOptions = {},
): MachineConfig & { readonly hypervisor: Hypervisor } {
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (preset === undefined) throw new EngineError('preset.unknown', { name, known: Object.keys(PRESETS).join(', ') });
  const image = (file: 'Image' | 'initramfs.cpio' | 'nimbos.bin'): Uint8Array => {
    const bytes = images[file];
    if (bytes === undefined) throw new EngineError('preset.no-image', { name, file });
    return bytes;
  };
  const disks: Disk[] = [];
  const vms = preset.map((entry, n): VmDescription => {
    const common = { name: entry.name, cores: entry.cores, console: n === 0 ? ('uart' as const) : { channel: n } };
    if (entry.guest === 'nimbos') return { ...common, kernel: image('nimbos.bin') };
    const linux = { ...common, kernel: image('Image') };
    if (entry.guest === 'linux')
      return { ...linux, initrd: image('initramfs.cpio'), bootargs: bootargs ?? 'console=ttyAMA0' };
    const disk = images.disks?.[disks.length];
    if (disk === undefined) throw new EngineError('preset.no-image', { name, file: `disk ${disks.length}` });
    disks.push(disk);
    return {
      ...linux,
      disks: [{ channel: disks.length - 1 }],
      bootargs: bootargs ?? 'console=ttyAMA0 root=/dev/vda rw',
    };
  });
  const cores = preset.some((entry) => entry.cores.includes(1)) ? 2 : 1;
  return hypervisorConfig(createHypervisor({ vms, cores, memory: MEMORY }, handlers), { memory: MEMORY, disks });
}

/** A machine that starts a hypervisor, with the console channels that it knows. */
export function hypervisorConfig(
  hypervisor: Hypervisor,
  { memory, disks }: { readonly memory: number; readonly disks: readonly Disk[] },
): MachineConfig & { readonly hypervisor: Hypervisor } {
  return {
    cpus: hypervisor.plan.cores === 2 ? 2 : 1,
    memory,
    virtualization: true,
    hypervisor,
    loaders: hypervisor.images.map(({ name, address, data }) => ({ name, address, data, forceRaw: true })),
    channels: { consoles: 4, disks },
  };
}
