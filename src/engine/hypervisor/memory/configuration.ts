/**
 * One description of a VM makes its stage-2 map, its load addresses and its device tree. Defaults are the source
 * document's: device tree, kernel and initial RAM disk at 0x70000000, 0x70200000 and 0x78000000 for VM 0, and at
 * 0x50000000, 0x50200000 and 0x58000000 for VM 1.
 */
import { EngineError } from '../../error.ts';
import { imageHeader, isLinuxImage } from '../../image-header.ts';
import {
  endOf,
  GICC,
  GICV,
  OWN,
  OWN_RAM,
  overlap,
  PL011,
  PL031,
  RAM_START,
  spi,
  VIRTIO_MMIO,
  type Range,
} from '../board.ts';
import { guestDeviceTree } from './guest-device-tree.ts';
import { PAGE, type Attributes } from './guest-page-table.ts';

const MIB = 2 ** 20;

/** Bits of HCR_EL2 that a VM may have beside the hypervisor's own (Arm ARM D13.2.48). */
export const HCR_TRAPS = { TWI: 13n, TWE: 14n, TID3: 18n, TVM: 26n } as const;
export type HcrTrap = keyof typeof HCR_TRAPS;

export interface VmDescription {
  readonly name: string;
  /** The core of each of its VCpus. */
  readonly cores: readonly (0 | 1)[];
  /** Bytes of RAM. Default 192 MiB for Linux, 128 MiB for anything else. */
  readonly memory?: number;
  /** Physical start of its RAM. */
  readonly base?: number;
  /** An arm64 Image, or a flat image that is linked for IPA 0x40080000 (NimbOS). */
  readonly kernel: Uint8Array;
  readonly initrd?: Uint8Array;
  /** Physical address, if not 128 MiB above `base`. */
  readonly initrdAddress?: number;
  /** A blob to hand over as it is, instead of the one that this description makes. */
  readonly deviceTree?: Uint8Array;
  readonly bootargs?: string;
  /** The board's UART passed through, or an emulated one on a console channel of the host. */
  readonly console: 'uart' | { readonly channel: number };
  /** Emulated virtio disks, each over a disk channel of the host. */
  readonly disks?: readonly { readonly channel: number; readonly id?: string }[];
  /** Devices passed through: such a virtio slot reaches all of memory, as without an SMMU. */
  readonly passthrough?: { readonly rtc?: boolean; readonly virtioSlots?: readonly number[] };
  /** 'absent': nothing is mapped at GICC, and whoever takes the abort has to lead it to GICV. */
  readonly gicc?: 'absent';
  /** What else of its guest traps. */
  readonly traps?: readonly HcrTrap[];
  /** What else of the machine it reaches, as it stands here: RAM that is no VM's and not the hypervisor's, or a device. */
  readonly regions?: readonly PlannedMap[];
  /** Where its own device tree names devices of the board: what this VM does not have of them answers as empty. */
  readonly absent?: readonly Range[];
}

export interface SystemDescription {
  readonly vms: readonly VmDescription[];
  readonly cores: 1 | 2;
  /** RAM of the machine in bytes. */
  readonly memory: number;
}

export interface PlannedMap {
  readonly ipa: number;
  readonly pa: number;
  readonly size: number;
  readonly attributes: Attributes;
  readonly what: string;
}
export interface PlannedImage {
  readonly what: string;
  readonly address: number;
  readonly bytes: Uint8Array;
  /** An untouched copy, for a restart. */
  readonly store: number;
}
export interface PlannedDisk {
  readonly channel: number;
  /** What GET_ID answers. */
  readonly id?: string;
  readonly ipa: number;
  readonly intid: number;
}

/** Everything about a VM that never changes. Addresses in a VM are IPAs. */
export interface VmPlan {
  readonly index: number;
  readonly name: string;
  readonly cores: readonly number[];
  readonly maps: readonly PlannedMap[];
  readonly images: readonly PlannedImage[];
  /** RAM as the guest sees it. */
  readonly ram: Range;
  readonly ramPa: number;
  readonly entry: number;
  readonly deviceTree: number;
  /** Console channel of the emulated UART; undefined: the board's is passed through. */
  readonly uartChannel: number | undefined;
  readonly disks: readonly PlannedDisk[];
  readonly absent: readonly Range[];
  readonly traps: readonly HcrTrap[];
  /** virtio slots that it reaches: those passed through, and their neighbours in the same pages. */
  readonly slots: readonly number[];
  /** Physical interrupts that are this VM's. */
  readonly interrupts: readonly number[];
}

export interface SystemPlan {
  readonly cores: number;
  readonly memory: number;
  readonly vms: readonly VmPlan[];
}

/** Where the document puts VM 0 and VM 1. */
const BASES = [0x7000_0000, 0x5000_0000] as const;
const KERNEL = 0x20_0000;
const INITRD = 0x800_0000;
const LINUX_MEMORY = 0xc00_0000;
const FLAT_MEMORY = 0x800_0000;
/** What a flat image is linked for, and how far into its VM's RAM the alias begins that has it there. */
const FLAT_ENTRY = 0x4008_0000;
const ALIAS_OFFSET = KERNEL - (FLAT_ENTRY - RAM_START);

const hex = (n: number): string => `0x${n.toString(16)}`;

/**
 * @throws EngineError hypervisor.overlap, hypervisor.hole, hypervisor.outside-ram, hypervisor.alignment, hypervisor.core,
 * hypervisor.vms, hypervisor.uart-twice, hypervisor.shared-page, dtb.…
 */
export function planSystem({ vms, cores, memory }: SystemDescription): SystemPlan {
  if (vms.length < 1 || vms.length > 4) throw new EngineError('hypervisor.vms', { count: vms.length });
  if (vms.filter(({ console }) => console === 'uart').length > 1) throw new EngineError('hypervisor.uart-twice');
  const store = { next: OWN.store.start };
  const plans = vms.map((vm, index) => planVm(vm, index, cores, store));
  const machine: Named = { what: 'RAM', start: RAM_START, size: memory };
  const taken: Named[] = [{ what: 'hypervisor', ...OWN_RAM }];
  for (const plan of plans) {
    const ram: Named = { what: plan.name, start: plan.ramPa, size: plan.ram.size };
    if (ram.start < machine.start || endOf(ram) > endOf(machine)) refuse('hypervisor.outside-ram', ram, machine);
    for (const other of taken) if (overlap(ram, other)) refuse('hypervisor.overlap', ram, other);
    taken.push(ram);
  }
  plans.forEach((plan, i) => plans.slice(i + 1).forEach((other) => checkShared(plan, other)));
  vms.forEach(({ regions = [] }, i) => regions.forEach((region) => checkRegion(region, plans[i], taken, machine)));
  return { cores, memory, vms: plans };
}

interface Named extends Range {
  readonly what: string;
}
function refuse(code: string, first: Named, second: Named): never {
  throw new EngineError(code, {
    first: first.what,
    firstStart: hex(first.start),
    firstEnd: hex(endOf(first)),
    second: second.what,
    secondStart: hex(second.start),
    secondEnd: hex(endOf(second)),
  });
}

/** Stage 2 maps pages: of two devices in one page both VMs would have both. The GICV alone is each core's own. */
function checkShared(one: VmPlan, two: VmPlan): void {
  const own = ({ attributes, what }: PlannedMap): boolean => attributes === 'device' && what !== 'GICC';
  for (const { what, pa, size } of one.maps.filter(own))
    if (two.maps.some((map) => own(map) && map.pa === pa))
      throw new EngineError('hypervisor.shared-page', { first: one.name, second: two.name, what, start: hex(pa), end: hex(pa + size) }); // prettier-ignore
}

function checkRegion(region: PlannedMap, own: VmPlan | undefined, taken: readonly Named[], machine: Named): void {
  const { what, ipa, pa, size, attributes } = region;
  const here = { what, start: ipa, size };
  const there = { what, start: pa, size };
  if ([ipa, pa, size].some((n) => !Number.isSafeInteger(n) || n < 0 || n % PAGE !== 0) || size === 0)
    throw new EngineError('hypervisor.map-alignment', { ipa: hex(ipa), pa: hex(pa), size: hex(size) });
  if (attributes !== 'device' && (pa < machine.start || pa + size > endOf(machine)))
    refuse('hypervisor.outside-ram', there, machine);
  for (const other of taken) if (overlap(there, other)) refuse('hypervisor.overlap', there, other);
  for (const map of own?.maps ?? []) {
    const other = { what: map.what, start: map.ipa, size: map.size };
    if (map !== region && overlap(here, other)) refuse('hypervisor.overlap', here, other);
  }
}

function planVm(vm: VmDescription, index: number, cores: number, store: { next: number }): VmPlan {
  if (vm.cores.length < 1 || vm.cores.length > 8 || vm.cores.some((core) => core >= cores))
    throw new EngineError('hypervisor.core', { name: vm.name });
  const linux = isLinuxImage(vm.kernel);
  const size = vm.memory ?? (linux ? LINUX_MEMORY : FLAT_MEMORY);
  const base = vm.base ?? BASES[index] ?? 0x9000_0000 + (index - 2) * 0x1000_0000;
  if (size < 16 * MIB || size % (2 * MIB) !== 0 || base % (2 * MIB) !== 0)
    throw new EngineError('hypervisor.alignment', { name: vm.name, base: hex(base), size: hex(size) });
  // A flat image is linked for an address where no VM's RAM can be: there it sees the same memory a second time.
  const ram: Range = { start: base, size: linux ? size : size + 2 * MIB };
  const alias = { what: 'RAM (alias)', ipa: RAM_START, pa: base + ALIAS_OFFSET, size, attributes: 'memory' } as const;
  if (!linux && overlap(ram, { start: alias.ipa, size }))
    refuse('hypervisor.overlap', { what: alias.what, start: alias.ipa, size }, { what: vm.name, ...ram });
  const entry = base + KERNEL;
  const disks = (vm.disks ?? []).map((disk, n) => {
    const slot = VIRTIO_MMIO.slots - 1 - n;
    return { ...disk, ipa: VIRTIO_MMIO.start + slot * VIRTIO_MMIO.slot, intid: spi(VIRTIO_MMIO.firstSpi + slot) };
  });
  const slots = vm.passthrough?.virtioSlots ?? [];
  const initrdStart = vm.initrdAddress ?? base + INITRD;
  const initrd = vm.initrd && { start: initrdStart, end: initrdStart + vm.initrd.length };
  const blob =
    vm.deviceTree ??
    guestDeviceTree({
      vcpus: vm.cores.length,
      ram,
      bootargs: vm.bootargs ?? (linux ? 'console=ttyAMA0' : ''),
      initrd,
      rtc: vm.passthrough?.rtc === true,
      virtioSlots: [...disks.map(({ ipa }) => (ipa - VIRTIO_MMIO.start) / VIRTIO_MMIO.slot), ...slots],
    });
  const place = (what: string, address: number, bytes: Uint8Array): PlannedImage => {
    const at = store.next;
    store.next += Math.ceil(bytes.length / 4096) * 4096;
    if (store.next > endOf(OWN.store))
      refuse(
        'hypervisor.overlap',
        { what, start: at, size: bytes.length },
        { what: 'RAM', ...OWN.store, start: endOf(OWN.store) },
      );
    return { what: `${vm.name} ${what}`, address, bytes, store: at };
  };
  const images = [
    place('device tree', base, blob),
    place('kernel', entry, vm.kernel),
    ...(vm.initrd === undefined ? [] : [place('initrd', initrdStart, vm.initrd)]),
  ];
  checkImages(images, { what: vm.name, ...ram });
  const uart = vm.console === 'uart';
  const device = (what: string, { start, size: bytes }: Range, pa = start): PlannedMap => ({
    what,
    ipa: start,
    pa,
    size: Math.ceil(bytes / 4096) * 4096,
    attributes: 'device',
  });
  const passedPages = new Set(
    slots.map((slot) => VIRTIO_MMIO.start + Math.floor((slot * VIRTIO_MMIO.slot) / 4096) * 4096),
  );
  for (const { ipa } of disks)
    if (passedPages.has(ipa - (ipa % 4096)))
      refuse(
        'hypervisor.overlap',
        { what: 'virtio-blk', start: ipa, size: VIRTIO_MMIO.slot },
        { what: 'virtio_mmio', start: ipa - (ipa % 4096), size: 4096 },
      );
  const perPage = 4096 / VIRTIO_MMIO.slot;
  return {
    index,
    name: vm.name,
    cores: vm.cores,
    ram,
    ramPa: base,
    entry,
    deviceTree: base,
    images,
    maps: [
      { what: 'RAM', ipa: base, pa: base, size: ram.size, attributes: 'memory' },
      ...(linux ? [] : [alias]),
      // GICC_DIR is emulated: what has no list register can be deactivated by it in any order (devices/vgic).
      ...(vm.gicc === 'absent' ? [] : [device('GICC', { start: GICC.start, size: GICC.page }, GICV.start)]),
      ...(uart ? [device('PL011', PL011)] : []),
      ...(vm.passthrough?.rtc === true ? [device('PL031', PL031)] : []),
      ...[...passedPages].map((start) => device('virtio_mmio', { start, size: 4096 })),
      ...(vm.regions ?? []),
    ],
    uartChannel: vm.console === 'uart' ? undefined : vm.console.channel,
    disks,
    absent: vm.absent ?? [],
    traps: vm.traps ?? [],
    slots: [...passedPages].flatMap((page) =>
      Array.from({ length: perPage }, (_, n) => (page - VIRTIO_MMIO.start) / VIRTIO_MMIO.slot + n),
    ),
    interrupts: [
      ...(uart ? [spi(PL011.spi)] : []),
      ...(vm.passthrough?.rtc === true ? [spi(PL031.spi)] : []),
      ...slots.map((slot) => spi(VIRTIO_MMIO.firstSpi + slot)),
    ],
  };
}

/** What a Linux Image takes in memory with its BSS, which its header says; of everything else its bytes. */
const extentOf = (bytes: Uint8Array): number => Math.max(bytes.length, imageHeader(bytes)?.imageSize ?? 0);

/** Images must lie in the VM's RAM, and not on each other. */
function checkImages(images: readonly PlannedImage[], ram: Named): void {
  const ranges: Named[] = images.map(({ what, address, bytes }) => ({ what, start: address, size: extentOf(bytes) }));
  ranges.forEach((range, i) => {
    if (range.start < ram.start || endOf(range) > endOf(ram)) refuse('hypervisor.hole', range, ram);
    for (const other of ranges.slice(i + 1)) if (overlap(range, other)) refuse('hypervisor.overlap', range, other);
  });
}
