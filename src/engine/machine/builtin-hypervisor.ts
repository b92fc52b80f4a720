/**
 * `-kernel builtin:hypervisor`: the source document's command line with our hypervisor in place of its own. What
 * `-device loader` puts where decides which VMs there are; addresses are the document's.
 */
import { parseDtb } from '../devicetree/dtb.ts';
import type { Disk } from '../devices/disk.ts';
import { EngineError } from '../error.ts';
import { endOf, overlap, PL031 } from '../hypervisor/board.ts';
import { imageHeader, isLinuxImage } from '../image-header.ts';
import { createHypervisor, type Hypervisor, type VmDescription } from '../hypervisor/index.ts';
import { BASES, KERNEL, RAM } from './builtin-places.ts';
import { isElf } from './elf.ts';
import type { MachineConfig } from './config.ts';
import type { FileSource } from './file-source.ts';
import { readGuestTree, type GuestTree } from './guest-tree.ts';
import { hypervisorConfig } from './presets.ts';
import type { MachineArguments } from './qemu-arguments.ts';
import type { Drive } from './virtio-slots.ts';

/** A file of `-device loader`, read. */
interface Loaded {
  readonly file: string;
  readonly address: number;
  readonly bytes: Uint8Array;
}

const FDT_MAGIC = 0xd00d_feed;

const hex = (n: number): string => `0x${n.toString(16)}`;
const fail = (code: string, params: Readonly<Record<string, string | number>> = {}): never => {
  throw new EngineError(code, params);
};

interface Guest {
  readonly vm: number;
  readonly base: number;
  readonly kernel: Loaded;
  readonly linux: boolean;
  readonly blob: Loaded | undefined;
  readonly tree: GuestTree | undefined;
  readonly initrd: Loaded | undefined;
}

/**
 * @throws EngineError builtin.…, loader.no-address, dtb.…, hypervisor.…, and the file source's own
 */
export function builtinConfig(
  args: MachineArguments,
  files: FileSource,
  epochSeconds: number,
): MachineConfig & { readonly hypervisor: Hypervisor } {
  if (!args.virtualization) fail('builtin.no-el2');
  for (const option of ['dtb', 'initrd', 'bios'] as const)
    if (args[option] !== undefined) fail('builtin.option', { option: `-${option}` });
  const guests = guestsOf(args.loaders.map((loader) => read(loader, files)));
  const made = guests.some(({ linux, tree }) => linux && tree === undefined);
  if (args.append !== undefined && !made) fail('builtin.append');

  const owners = guests.some(({ linux }) => linux) ? guests.filter(({ linux }) => linux) : guests;
  const disks: Disk[] = [];
  const drives: Drive[] = [];
  const channels = guests.map((): { channel: number; id?: string }[] => []);
  const slots = guests.map((): number[] => []);
  args.disks.forEach(({ drive, slot, serial }, n) => {
    const owner = owners[n % owners.length]?.vm ?? 0;
    const disk = files.disk(drive);
    const id = serial === undefined ? {} : { id: serial };
    if (slot === undefined) channels[owner]?.push({ channel: disks.push(disk) - 1, ...id });
    else {
      slots[owner]?.push(slot);
      drives.push({ disk, slot, ...id });
    }
  });
  const vms = guests.map((guest) =>
    describe(guest, {
      guests,
      cpus: args.cpus,
      append: args.append,
      disks: channels[guest.vm] ?? [],
      slots: slots[guest.vm] ?? [],
    }),
  );
  const hypervisor = createHypervisor({ vms, cores: args.cpus, memory: args.memory });
  return {
    ...hypervisorConfig(hypervisor, { memory: args.memory, disks, drives }),
    modernVirtio: args.modernVirtio,
    epochSeconds: args.epochSeconds ?? epochSeconds,
  };
}

function read({ file, address, forceRaw }: MachineArguments['loaders'][number], files: FileSource): Loaded {
  const bytes = files.read(file);
  if (!forceRaw && isElf(bytes)) fail('builtin.elf', { file });
  return { file, address: address ?? fail('loader.no-address', { file }), bytes };
}

/** VM 0 must be there, as in the document; VM 1 is when something is loaded for it. */
function guestsOf(all: readonly Loaded[]): Guest[] {
  const left = new Set(all);
  const guests = BASES.flatMap((base, vm): Guest[] => {
    const blob = all.find(({ address }) => address === base);
    const tree = blob && treeOf(blob, base + KERNEL);
    const end = Math.max(base + RAM, tree?.ram === undefined ? 0 : endOf(tree.ram));
    const own = [...left].filter(({ address }) => address >= base && address < end);
    own.forEach((loaded) => left.delete(loaded));
    if (vm > 0 && own.length === 0) return [];
    const kernel = own.find(({ address }) => address === base + KERNEL);
    if (kernel === undefined) return fail('builtin.no-kernel', { vm, address: hex(base + KERNEL) });
    const [initrd, second] = own.filter((loaded) => loaded !== blob && loaded !== kernel);
    if (initrd !== undefined && second !== undefined)
      fail('builtin.second-initrd', { vm, file: second.file, address: hex(second.address), other: initrd.file });
    checkKernel(kernel);
    return [{ vm, base, kernel, linux: isLinuxImage(kernel.bytes), blob, tree, initrd }];
  });
  for (const { file, address } of left) fail('builtin.stray', { file, address: hex(address) });
  return guests;
}

/** Kernels that would stop before their first word. */
function checkKernel({ file, address, bytes }: Loaded): void {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) fail('builtin.compressed', { file });
  const header = imageHeader(bytes);
  // Up to Linux 5.7 an Image is 512 KiB above a boundary of 2 MiB, or it does not find itself.
  const offset = header === undefined || header.imageSize === 0 ? 0 : header.textOffset;
  if ((address - offset) % 0x20_0000 !== 0)
    fail('builtin.text-offset', { file, address: hex(address), offset: hex(offset) });
}

function treeOf({ file, address, bytes }: Loaded, kernel: number): GuestTree {
  if (bytes.length < 4 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) !== FDT_MAGIC)
    fail('builtin.not-a-device-tree', { file, address: hex(address) });
  return readGuestTree(parseDtb(bytes), kernel);
}

interface Surroundings {
  readonly guests: readonly Guest[];
  readonly cpus: 1 | 2;
  readonly append: string | undefined;
  readonly disks: NonNullable<VmDescription['disks']>;
  readonly slots: readonly number[];
}

/** VM n runs on core n, or on the only one; a VM that is alone has a VCpu for each core that its device tree names. */
function describe(guest: Guest, { guests, cpus, append, disks, slots }: Surroundings): VmDescription {
  const { vm, base, kernel, linux, blob, tree, initrd } = guest;
  const hasDisk = disks.length + slots.length > 0;
  if (linux && tree !== undefined) checkTree(guest, tree, hasDisk);
  const alone = guests.length === 1 && cpus === 2 && (tree?.cpus ?? 1) > 1;
  const name = nameOf(kernel.file);
  const others = guests.filter((other) => nameOf(other.kernel.file) === name);
  // The document's device trees are QEMU's, edited: they name more of the board than a VM has.
  const rtc = tree?.devices.some((range) => overlap(range, PL031)) === true && vm === 0;
  return {
    name: others.length > 1 ? `${name} ${vm}` : name,
    base,
    cores: alone ? [0, 1] : [vm === 1 && cpus === 2 ? 1 : 0],
    console: vm === 0 ? 'uart' : { channel: vm },
    kernel: kernel.bytes,
    ...(linux && tree?.ram !== undefined ? { memory: endOf(tree.ram) - base } : {}),
    ...(blob === undefined ? {} : { deviceTree: blob.bytes, absent: tree?.devices ?? [] }),
    ...(initrd === undefined ? {} : { initrd: initrd.bytes, initrdAddress: initrd.address }),
    ...(linux
      ? { bootargs: append ?? `console=ttyAMA0${hasDisk && initrd === undefined ? ' root=/dev/vda rw' : ''}` }
      : {}),
    disks,
    passthrough: { rtc, virtioSlots: slots },
  };
}

/** What a guest would find out too late: without memory or without its root there is no sign of what is wrong. */
function checkTree({ vm, base, blob, initrd }: Guest, tree: GuestTree, hasDisk: boolean): void {
  const kernel = hex(base + KERNEL);
  if (tree.ram === undefined || tree.ram.start < base)
    fail('builtin.memory', { address: hex(blob?.address ?? base), kernel, said: tree.said });
  if (tree.initrd === undefined) return;
  const start = hex(tree.initrd);
  if (initrd === undefined && !hasDisk) fail('builtin.no-initrd', { vm, start });
  if (initrd !== undefined && initrd.address !== tree.initrd)
    fail('builtin.initrd-elsewhere', { vm, file: initrd.file, address: hex(initrd.address), start });
}

const nameOf = (file: string): string => file.replace(/^.*[/\\]/, '');
