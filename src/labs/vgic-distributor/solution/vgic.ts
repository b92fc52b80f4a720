import { INTID } from 'hypervisor';
import type { Call, Handlers, Place, VCpu } from 'hypervisor';

// What this distributor is: yours to keep, not to change.
const IIDR = {{iidr}};
// It has the INTIDs from 0 to COUNT - 1, and these bits of a priority.
const COUNT = {{count:d}};
const PRIORITY = {{mask}};
const SGIR = 0xf00;

// An interrupt as a VCpu sees it, and where its state is.
interface At extends Place {
  readonly call: Call;
  readonly vcpu: VCpu;
  readonly intid: number;
}

// An array of registers: where it begins, and how many bits an interrupt has.
interface Field {
  readonly start: number;
  readonly bits: 1 | 2 | 8;
  read(at: At): boolean | number | undefined;
  // Without it the registers ignore what is written.
  write?(at: At, value: number): void;
}

const isShared = ({ intid }: At): boolean => intid >= INTID.FIRST_SPI;
const changed = ({ vcpu, intid }: At): void =>
  vcpu.vm.vgic.changed(vcpu, intid);
// All VCpus that there are, one bit each.
const all = ({ vcpu }: At): number => (1 << vcpu.vm.vcpus.length) - 1;

// Behind an interrupt of this VM's devices, or of its timers, is a real one.
function isPhysical({ intid, vcpu: { vm } }: At): boolean {
  if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER)
    return true;
  return vm.plan.interrupts.includes(intid);
}

function enable(at: At, on: boolean): void {
  const { call, bank, i, intid } = at;
  if (intid < 16) return; // SGIs are always enabled
  bank.enabled[i] = on;
  if (isPhysical(at)) call.cpu.enable(intid, on);
  changed(at);
}

function targets(at: At): number {
  if (at.vcpu.vm.vcpus.length === 1) return 0;
  return isShared(at) ? (at.bank.targets[at.i] ?? 0) : 1 << at.vcpu.index;
}
function target(at: At, value: number): void {
  const { call, bank, i, intid, vcpu } = at;
  if (!isShared(at)) return;
  bank.targets[i] = value & all(at);
  const to = vcpu.vm.vgic.targetOf(intid);
  if (to !== undefined && isPhysical(at)) call.cpu.target(intid, to.core);
  changed(at);
}

// Of registers in which only ones do something.
const ones =
  (act: (at: At) => void) =>
  (at: At, value: number): void => {
    if (value === 1) act(at);
  };
const enabledBit: Field['read'] = ({ bank, i }) => bank.enabled[i];
const pendingBit: Field['read'] = ({ vcpu, intid }) =>
  vcpu.vm.vgic.isPending(vcpu, intid);
const activeBit: Field['read'] = ({ vcpu, intid }) =>
  vcpu.vm.vgic.isActive(vcpu, intid);

const FIELDS: readonly Field[] = [
  {
    start: 0x080, // GICD_IGROUPR
    bits: 1,
    read: ({ bank, i }) => bank.group[i],
    write: (at, value) => {
      at.bank.group[at.i] = value === 1;
      changed(at);
    },
  },
  {
    start: 0x100, // GICD_ISENABLER
    bits: 1,
    read: enabledBit,
    write: ones((at) => enable(at, true)),
  },
  {
    start: 0x180, // GICD_ICENABLER
    bits: 1,
    read: enabledBit,
    write: ones((at) => enable(at, false)),
  },
  {
    start: 0x200, // GICD_ISPENDR
    bits: 1,
    read: pendingBit,
    write: ones(({ vcpu, intid }) => {
      if (intid >= 16) vcpu.vm.vgic.latch(vcpu, intid);
    }),
  },
  {
    start: 0x280, // GICD_ICPENDR
    bits: 1,
    read: pendingBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.clearPending(vcpu, intid)),
  },
  {
    start: 0x300, // GICD_ISACTIVER
    bits: 1,
    read: activeBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.activate(vcpu, intid)),
  },
  {
    start: 0x380, // GICD_ICACTIVER
    bits: 1,
    read: activeBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.deactivate(vcpu, intid)),
  },
  {
    start: 0x400, // GICD_IPRIORITYR
    bits: 8,
    read: ({ bank, i }) => bank.priority[i],
    write: ({ bank, i }, value) => {
      bank.priority[i] = value & PRIORITY;
    },
  },
  { start: 0x800, bits: 8, read: targets, write: target }, // GICD_ITARGETSR
  {
    start: 0xc00, // GICD_ICFGR
    bits: 2,
    read: ({ bank, i }) => (bank.edge[i] === true ? 2 : 0),
    write: (at, value) => {
      if (at.intid < 16) return; // SGIs are edges
      at.bank.edge[at.i] = (value & 2) !== 0;
      changed(at);
    },
  },
];

// The field that a byte belongs to, and the first of its interrupts.
function fieldOf(offset: number): { field: Field; first: number } | undefined {
  const field = FIELDS.findLast(({ start }) => offset >= start);
  if (field === undefined) return undefined;
  const first = ((offset - field.start) * 8) / field.bits;
  return first < COUNT ? { field, first } : undefined;
}
// Calls `each` for the interrupts of a byte, with the place of their bits.
function forEach(
  call: Call,
  vcpu: VCpu,
  offset: number,
  each: (field: Field, at: At, shift: number) => void,
): void {
  const { field, first } = fieldOf(offset) ?? {};
  if (field === undefined || first === undefined) return;
  for (let n = 0; n < 8 / field.bits; n++) {
    const intid = first + n;
    const at = { call, vcpu, intid, ...vcpu.vm.vgic.place(vcpu, intid) };
    each(field, at, n * field.bits);
  }
}

function readByte(call: Call, vcpu: VCpu, offset: number): number {
  const { vm } = vcpu;
  const byteOf = (word: number): number => (word >>> (8 * (offset & 3))) & 0xff;
  if (offset < 0x004) return byteOf(vm.state.distributor.control);
  if (offset < 0x008)
    return byteOf(((vm.vcpus.length - 1) << 5) | (COUNT / 32 - 1));
  if (offset < 0x00c) return byteOf(IIDR);
  let value = 0;
  forEach(call, vcpu, offset, (field, at, shift) => {
    value |= Number(field.read(at) ?? 0) << shift;
  });
  return value;
}

function writeByte(call: Call, vcpu: VCpu, offset: number, byte: number): void {
  const { vm } = vcpu;
  if (offset === 0) {
    vm.state.distributor.control = byte & 3;
    for (const { core } of vm.vcpus) call.cpu.kick(core);
    return;
  }
  forEach(call, vcpu, offset, (field, at, shift) =>
    field.write?.(at, (byte >>> shift) & ((1 << field.bits) - 1)),
  );
}

// GICD_SGIR: to a list of VCpus, to all others, or to the sender itself.
function sendSgi(vcpu: VCpu, word: number): void {
  const self = 1 << vcpu.index;
  const list = [(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3] ?? 0;
  for (const to of vcpu.vm.vcpus)
    if ((list & (1 << to.index)) !== 0)
      vcpu.vm.vgic.sendSgi(self, to, word & 15);
}

// A load has no value, and its result is what the guest reads. A store has
// one, and gives 0n. undefined is an abort in the guest.
export function distributor(
  ...[call, vcpu, offset, size, value]: Parameters<Handlers['distributor']>
): bigint | undefined {
  if (size === 8 || offset % size !== 0) return undefined;
  const word = Number((value ?? 0n) & 0xffff_ffffn);
  if (value !== undefined && offset === SGIR) {
    sendSgi(vcpu, word);
    return 0n;
  }
  let result = 0;
  for (let n = 0; n < size; n++) {
    const [byte, shift] = [offset + n, 8 * n];
    if (value === undefined) result |= readByte(call, vcpu, byte) << shift;
    else writeByte(call, vcpu, byte, (word >>> shift) & 0xff);
  }
  return BigInt(result >>> 0);
}
