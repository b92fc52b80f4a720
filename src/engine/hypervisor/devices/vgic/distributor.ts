/**
 * The emulated distributor: GICD registers as a guest sees them, IHI 0048B §4.3, without the Security Extensions: both
 * groups are visible. It has its VM's interrupts and nothing else. What no row names is reserved: RAZ/WI.
 */
import { INTID } from '../../board.ts';
import type { Bytes } from '../../el2.ts';
import type { InterruptBank } from '../../state/state.ts';
import type { PhysicalGic } from '../gic.ts';
import type { Place } from './place.ts';
import type { GicVCpu, GicVm } from './vgic.ts';

/** Of the board: Arm, architecture version 2; GICD_PIDR4–7, 0–3 and GICD_CIDR0–3. */
const IIDR = 0x43b;
const IDENTIFICATION = [0x04, 0, 0, 0, 0x90, 0xb4, 0x2b, 0, 0x0d, 0xf0, 0x05, 0xb1] as const;
const SGIR = 0xf00;

/** A register array: `width` bits an interrupt. Without `write` it ignores writes. */
interface Field {
  readonly width: 1 | 2 | 8;
  read(d: GuestDistributor, intid: number): number;
  write?(d: GuestDistributor, intid: number, value: number): void;
}

export class GuestDistributor {
  readonly vm: GicVm;
  readonly vcpu: GicVCpu;
  readonly #cpu: PhysicalGic;

  constructor(cpu: PhysicalGic, vcpu: GicVCpu) {
    this.#cpu = cpu;
    this.vcpu = vcpu;
    this.vm = vcpu.vm;
  }

  /** `size` bytes at `offset`. Undefined: refused, as the board does with doublewords and unaligned accesses. */
  read(offset: number, size: Bytes): bigint | undefined {
    if (size === 8 || offset % size !== 0) return undefined;
    let value = 0;
    for (let i = 0; i < size; i++) value |= this.#readByte(offset + i) << (8 * i);
    return BigInt(value >>> 0);
  }

  /** False: refused. */
  write(offset: number, size: Bytes, value: bigint): boolean {
    if (size === 8 || offset % size !== 0) return false;
    const word = Number(value & 0xffff_ffffn);
    if (offset === SGIR && size === 4) this.#sendSgi(word);
    else for (let i = 0; i < size; i++) this.#writeByte(offset + i, (word >>> (8 * i)) & 0xff);
    return true;
  }

  place(intid: number): Place {
    return this.vm.vgic.place(this.vcpu, intid);
  }

  #readByte(offset: number): number {
    const byteOf = (word: number): number => (word >>> (8 * (offset & 3))) & 0xff;
    if (offset < 0x004) return byteOf(this.vm.state.distributor.control);
    if (offset < 0x008) return byteOf(((this.vm.vcpus.length - 1) << 5) | (INTID.COUNT / 32 - 1));
    if (offset < 0x00c) return byteOf(IIDR);
    if (offset >= 0xfd0) return byteOf(IDENTIFICATION[(offset - 0xfd0) >> 2] ?? 0);
    const sgi = sgiAt(offset);
    if (sgi !== undefined) return this.vm.vgic.sourcesOf(this.vcpu, sgi);
    const { field, first } = fieldAt(offset) ?? {};
    let value = 0;
    if (field !== undefined && first !== undefined)
      for (let i = 0; i < 8 / field.width; i++)
        if (first + i < INTID.COUNT) value |= field.read(this, first + i) << (field.width * i);
    return value;
  }

  #writeByte(offset: number, value: number): void {
    if (offset === 0) {
      this.vm.state.distributor.control = value & 3;
      for (const { core } of this.vm.vcpus) this.#cpu.kick(core);
      return;
    }
    const sgi = sgiAt(offset);
    // GICD_CPENDSGIR and GICD_SPENDSGIR: one bit for each VCpu that is the sender; of the writing VCpu's own SGIs.
    const { vgic } = this.vm;
    if (sgi !== undefined)
      return offset < 0xf20 ? vgic.clearSgi(this.vcpu, sgi, value) : vgic.sendSgi(value, this.vcpu, sgi);
    const { field, first } = fieldAt(offset) ?? {};
    if (field?.write === undefined || first === undefined) return;
    const mask = (1 << field.width) - 1;
    for (let i = 0; i < 8 / field.width; i++)
      if (first + i < INTID.COUNT) field.write(this, first + i, (value >> (field.width * i)) & mask);
  }

  /** §4.3.15: to a list of VCpus, to all others, or to itself; the reserved filter goes to all, as on the board. */
  #sendSgi(value: number): void {
    const self = 1 << this.vcpu.index;
    const list = [(value >>> 16) & 0xff, 0xff & ~self, self, 0xff][(value >>> 24) & 3] ?? 0;
    for (const to of this.vm.vcpus) if ((list & (1 << to.index)) !== 0) this.vm.vgic.sendSgi(self, to, value & 15);
  }

  /** Of a physical interrupt that is the VM's, or of its timers, the real enable follows. */
  enable(intid: number, on: boolean): void {
    if (intid < 16) return; // SGIs are always enabled, as on the board (§4.3.5)
    const { bank, i } = this.place(intid);
    if (bank.enabled[i] === on) return;
    bank.enabled[i] = on;
    if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER || this.vm.plan.interrupts.includes(intid))
      this.#cpu.enable(intid, on);
    this.vm.vgic.changed(this.vcpu, intid);
  }

  /** §4.3.12; a physical interrupt that is the VM's follows to the core of the VCpu. */
  target(intid: number, targets: number): void {
    if (intid < INTID.FIRST_SPI || this.vm.vcpus.length === 1) return;
    const { bank, i } = this.place(intid);
    bank.targets[i] = targets & ((1 << this.vm.vcpus.length) - 1);
    const to = this.vm.vgic.targetOf(intid);
    if (to !== undefined && this.vm.plan.interrupts.includes(intid)) this.#cpu.target(intid, to.core);
    this.vm.vgic.changed(this.vcpu, intid);
  }

  targets(intid: number): number {
    if (this.vm.vcpus.length === 1) return 0;
    const { bank, i } = this.place(intid);
    return intid < INTID.FIRST_SPI ? 1 << this.vcpu.index : (bank.targets[i] ?? 0);
  }
}

type Flag = { [K in keyof InterruptBank]: InterruptBank[K] extends boolean[] ? K : never }[keyof InterruptBank];
const flag =
  (name: Flag) =>
  (d: GuestDistributor, intid: number): number => {
    const { bank, i } = d.place(intid);
    return bank[name][i] === true ? 1 : 0;
  };
const pending = (d: GuestDistributor, intid: number): number => (d.vm.vgic.isPending(d.vcpu, intid) ? 1 : 0);
const active = (d: GuestDistributor, intid: number): number => (d.vm.vgic.isActive(d.vcpu, intid) ? 1 : 0);
/** Registers of which only ones have an effect. */
const ones =
  (effect: (d: GuestDistributor, intid: number) => void) =>
  (d: GuestDistributor, intid: number, value: number): void => {
    if (value === 1) effect(d, intid);
  };

const FIELDS: readonly (readonly [offset: number, field: Field])[] = [
  [0x080, { width: 1, read: flag('group'), write: setGroup }],
  [0x100, { width: 1, read: flag('enabled'), write: ones((d, intid) => d.enable(intid, true)) }],
  [0x180, { width: 1, read: flag('enabled'), write: ones((d, intid) => d.enable(intid, false)) }],
  [0x200, { width: 1, read: pending, write: ones((d, intid) => intid > 15 && d.vm.vgic.latch(d.vcpu, intid)) }],
  [0x280, { width: 1, read: pending, write: ones((d, intid) => d.vm.vgic.clearPending(d.vcpu, intid)) }],
  [0x300, { width: 1, read: active, write: ones((d, intid) => d.vm.vgic.activate(d.vcpu, intid)) }],
  [0x380, { width: 1, read: active, write: ones((d, intid) => d.vm.vgic.deactivate(d.vcpu, intid)) }],
  [0x400, { width: 8, read: priority, write: setPriority }],
  [0x800, { width: 8, read: (d, intid) => d.targets(intid), write: (d, intid, value) => d.target(intid, value) }],
  [0xc00, { width: 2, read: (d, intid) => 2 * flag('edge')(d, intid), write: configure }],
];

function priority(d: GuestDistributor, intid: number): number {
  const { bank, i } = d.place(intid);
  return bank.priority[i] ?? 0;
}
/** Five bits are implemented, as many as a list register has. */
function setPriority(d: GuestDistributor, intid: number, value: number): void {
  const { bank, i } = d.place(intid);
  bank.priority[i] = value & 0xf8;
  d.vm.vgic.changed(d.vcpu, intid);
}
function setGroup(d: GuestDistributor, intid: number, value: number): void {
  const { bank, i } = d.place(intid);
  bank.group[i] = value === 1;
  d.vm.vgic.changed(d.vcpu, intid);
}
/** §4.3.13: the upper bit of two; SGIs are edges. */
function configure(d: GuestDistributor, intid: number, value: number): void {
  if (intid < 16) return;
  const { bank, i } = d.place(intid);
  bank.edge[i] = (value & 2) !== 0;
  d.vm.vgic.changed(d.vcpu, intid);
}

function fieldAt(offset: number): { readonly field: Field; readonly first: number } | undefined {
  const row = FIELDS.findLast(([start]) => offset >= start);
  if (row === undefined) return undefined;
  const [start, field] = row;
  const first = ((offset - start) * 8) / field.width;
  return first < INTID.COUNT ? { field, first } : undefined;
}

/** The SGI whose byte of GICD_CPENDSGIRn or GICD_SPENDSGIRn this is. */
const sgiAt = (offset: number): number | undefined => (offset >= 0xf10 && offset < 0xf30 ? offset & 15 : undefined);
