/** Which emulated device of a VM answers at an address. */
import { GICC, GICD, PL011, VIRTIO_MMIO } from '../board.ts';
import { accessDisk, diskAt } from '../devices/vblk.ts';
import { GuestDistributor } from '../devices/vgic/distributor.ts';
import type { Bytes } from '../el2.ts';
import type { VCpu } from '../machine/vcpu.ts';
import type { VM } from '../machine/vm.ts';
import type { Access } from './access.ts';
import type { Call } from './call.ts';

/** Asks the VM's emulated devices. `value` is what a write stores; the result of a write is 0. Undefined: nobody answers. */
export function emulatedDevice(
  call: Call,
  vcpu: VCpu,
  { ipa, size }: Access,
  value: bigint | undefined,
): bigint | undefined {
  if (size !== 8 || (ipa >= GICD.start && ipa < GICC.start + GICC.size)) return deviceAt(call, vcpu, ipa, size, value);
  // As on the board's bus: a doubleword is two words, the lower address first. A GIC refuses it.
  const low = deviceAt(call, vcpu, ipa, 4, value === undefined ? undefined : value & 0xffff_ffffn);
  if (low === undefined || call.again) return low;
  const high = deviceAt(call, vcpu, ipa + 4, 4, value === undefined ? undefined : value >> 32n);
  return high === undefined ? undefined : (high << 32n) | low;
}

function deviceAt(call: Call, vcpu: VCpu, ipa: number, size: Bytes, value: bigint | undefined): bigint | undefined {
  const { vm } = vcpu;
  if (ipa >= GICD.start && ipa < GICD.start + GICD.size) {
    vm.count('gicd');
    return call.handlers.distributor(call, vcpu, ipa - GICD.start, size, value);
  }
  if (ipa >= GICC.start + GICC.page && ipa < GICC.start + GICC.size) {
    vm.count('gicd');
    return accessDir(vcpu, ipa - GICC.start, size, value);
  }
  if (vm.plan.uartChannel !== undefined && ipa >= PL011.start && ipa < PL011.start + PL011.size) {
    vm.count('pl011');
    return call.handlers.uart(call, vm, ipa - PL011.start, size, value);
  }
  const n = diskAt(vm, ipa);
  const disk = n === undefined ? undefined : vm.plan.disks[n];
  if (n === undefined || disk === undefined) return absentDevice(vm, ipa, value);
  vm.count('virtio');
  return call.handlers.disk(call, vm, n, ipa - disk.ipa, size, value);
}

/** IHI 0048B §4.3, as the board's model of it. */
export function distributor(
  { cpu }: Pick<Call, 'cpu'>,
  vcpu: VCpu,
  offset: number,
  size: Bytes,
  value: bigint | undefined,
): bigint | undefined {
  const gicd = new GuestDistributor(cpu, vcpu);
  if (value === undefined) return gicd.read(offset, size);
  return gicd.write(offset, size, value) ? 0n : undefined;
}

export function disk(
  call: Pick<Call, 'el2' | 'again'>,
  vm: VM<VCpu>,
  n: number,
  offset: number,
  size: Bytes,
  value: bigint | undefined,
): bigint | undefined {
  const access = accessDisk(call.el2, vm, n, offset, size, value);
  if (access?.again === true) call.again = true;
  return access?.value;
}

/** The second page of the CPU interface: GICC_DIR, a word, and nothing else (IHI 0048B §4.4.15). */
function accessDir(vcpu: VCpu, offset: number, size: Bytes, value: bigint | undefined): bigint | undefined {
  if (size === 8 || offset % size !== 0) return undefined;
  if (offset === GICC.page && value !== undefined) vcpu.lists.endByDir(Number(value));
  return 0n;
}

/** "virt", the magic number of a virtio-mmio slot; its version and, of an empty one, device 0 (virtio 1.2 §4.2.2). */
const EMPTY_SLOT: Readonly<Record<number, bigint>> = { 0x000: 0x7472_6976n, 0x004: 2n };

/**
 * What a device tree that is not of our making names, and this VM does not have: an empty slot, or nobody home. Drivers
 * go on from zeros, where an abort would end their guest.
 */
function absentDevice(vm: VM<VCpu>, ipa: number, value: bigint | undefined): bigint | undefined {
  if (!vm.plan.absent.some(({ start, size }) => ipa >= start && ipa < start + size)) return undefined;
  vm.count('absent');
  if (value !== undefined || ipa < VIRTIO_MMIO.start || ipa >= VIRTIO_MMIO.start + VIRTIO_MMIO.size) return 0n;
  return EMPTY_SLOT[ipa % VIRTIO_MMIO.slot] ?? 0n;
}
