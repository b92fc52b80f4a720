/** Stage-2 aborts of guests: an emulated device takes the access, or the guest gets the abort that a bare board would give. */
import { GICC, GICD, PL011, VIRTIO_MMIO } from './board.ts';
import type { Call } from './call.ts';
import type { Bytes } from './el2.ts';
import { injectAbort } from './inject.ts';
import { hex } from './report.ts';
import type { VCpu } from './vcpu.ts';
import type { VM } from './vm.ts';
import { accessDisk, diskAt } from './vblk.ts';
import { GuestDistributor } from './vgic/distributor.ts';
import { accessUart } from './vpl011.ts';

/** An access as ISS of EC 0x24 describes it (Arm ARM D13.2.37): valid only when ISV is set. */
export interface Access {
  readonly ipa: number;
  readonly size: Bytes;
  readonly write: boolean;
  /** The register that is stored or loaded. */
  readonly register: number;
  readonly signExtend: boolean;
  readonly sixtyFour: boolean;
}

/** ISS.CM without ISS.S1PTW: cache maintenance by address, and not a walk of the guest's own tables. */
const MAINTENANCE = 1n << 8n;
const WALK = 1n << 7n;

export function decodeAccess(esr: bigint, ipa: number): Access | undefined {
  const bit = (n: bigint): boolean => (esr & (1n << n)) !== 0n;
  if (!bit(24n) || bit(7n)) return undefined; // no syndrome; or a walk of the guest's own tables (S1PTW)
  return {
    ipa,
    size: (1 << Number((esr >> 22n) & 3n)) as Bytes,
    write: bit(6n),
    register: Number((esr >> 16n) & 31n),
    signExtend: bit(21n),
    sixtyFour: bit(15n),
  };
}

/** The faulting IPA: the page from HPFAR_EL2, the rest from FAR_EL2. */
export function faultingIpa(call: Call, far: bigint): number {
  return Number(((call.el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (far & 0xfffn));
}

/** EC 0x24. */
export function dataAbort(call: Call, vcpu: VCpu, esr: bigint): void {
  const far = call.el2.mrs('FAR_EL2');
  const ipa = faultingIpa(call, far);
  // Of a device nothing is cached, and on the bare board nothing comes of it either.
  if ((esr & (MAINTENANCE | WALK)) === MAINTENANCE) return call.frame.skip();
  const access = decodeAccess(esr, ipa);
  if (access === undefined || !emulate(call, vcpu, access)) return refuse(call, vcpu, esr, far, ipa);
  if (!call.again) call.frame.skip();
}

/** EC 0x20: a guest jumped to where it has no memory. */
export function instructionAbort(call: Call, vcpu: VCpu, esr: bigint): void {
  const far = call.el2.mrs('FAR_EL2');
  refuse(call, vcpu, esr, far, faultingIpa(call, far));
}

function refuse(call: Call, vcpu: VCpu, esr: bigint, far: bigint, ipa: number): void {
  vcpu.vm.count('refused');
  vcpu.vm.report('hypervisor.abort', { vm: vcpu.vm.plan.name, ipa: hex(ipa), esr: hex(esr), pc: hex(call.frame.elr) });
  injectAbort(call, esr, far);
}

/** False: no emulated device is there, or the access is unaligned (of Normal memory): the board's bus has aligned ones only. */
function emulate(call: Call, vcpu: VCpu, access: Access): boolean {
  if (access.ipa % access.size !== 0) return false;
  const { frame } = call;
  const bits = 8 * access.size;
  const order = isBigEndian(call) ? reverse : (value: bigint): bigint => BigInt.asUintN(bits, value);
  const stored = access.write ? order(frame.x(access.register), access.size) : undefined;
  const result = call.handlers.mmio(call, vcpu, access, stored);
  if (result === undefined) return false;
  if (!access.write) {
    const loaded = order(result, access.size);
    const value = access.signExtend ? BigInt.asIntN(bits, loaded) : loaded;
    frame.setX(access.register, BigInt.asUintN(access.sixtyFour ? 64 : 32, value));
  }
  return true;
}

/** SCTLR_EL1.EE and E0E: how the guest's EL1 and EL0 load and store; devices are little-endian. */
const EE = 1n << 25n;
const E0E = 1n << 24n;

function isBigEndian({ el2, frame }: Call): boolean {
  const sctlr = el2.mrs('SCTLR_EL1');
  if ((sctlr & (EE | E0E)) === 0n) return false;
  return (sctlr & ((frame.spsr & 0xfn) === 0n ? E0E : EE)) !== 0n;
}

/** The low `size` bytes in the other order. */
function reverse(value: bigint, size: Bytes): bigint {
  let reversed = 0n;
  for (let i = 0n; i < BigInt(size); i++) reversed = (reversed << 8n) | ((value >> (8n * i)) & 0xffn);
  return reversed;
}

/** The emulated devices of a VM. `value` is what a write stores; the result of a write is 0. Undefined: nobody answers. */
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
    const distributor = new GuestDistributor(call, vcpu);
    if (value === undefined) return distributor.read(ipa - GICD.start, size);
    return distributor.write(ipa - GICD.start, size, value) ? 0n : undefined;
  }
  if (ipa >= GICC.start + GICC.page && ipa < GICC.start + GICC.size) {
    vm.count('gicd');
    return accessDir(vcpu, ipa - GICC.start, size, value);
  }
  if (vm.plan.uartChannel !== undefined && ipa >= PL011.start && ipa < PL011.start + PL011.size) {
    vm.count('pl011');
    return accessUart(call, vm, ipa - PL011.start, size, value);
  }
  const disk = diskAt(vm, ipa);
  if (disk === undefined) return absentDevice(vm, ipa, value);
  vm.count('virtio');
  return accessDisk(call, vm, disk, ipa, size, value);
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
function absentDevice(vm: VM, ipa: number, value: bigint | undefined): bigint | undefined {
  if (!vm.plan.absent.some(({ start, size }) => ipa >= start && ipa < start + size)) return undefined;
  vm.count('absent');
  if (value !== undefined || ipa < VIRTIO_MMIO.start || ipa >= VIRTIO_MMIO.start + VIRTIO_MMIO.size) return 0n;
  return EMPTY_SLOT[ipa % VIRTIO_MMIO.slot] ?? 0n;
}
