import { GICH, GICH_HCR, hardwareLink, INTID, intidOf } from 'hypervisor';
import { isActive, isPending, isPendingOnly, LR, takeOwn } from 'hypervisor';
import type { Call, Handlers, Place, VCpu } from 'hypervisor';

// ---- The distributor: lab 8.3 ----

// What this distributor is: yours to keep, not to change.
const IIDR = {{iidr}};
// It has the INTIDs from 0 to COUNT - 1, and these bits of a priority.
const COUNT = 288;
const PRIORITY = 0xf8;
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

// ---- Physical interrupts, and what waits: lab 8.4 ----

const TIMERS: readonly number[] = [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER];
// The list registers that this hypervisor uses; the first that is free is
// taken. Yours to keep, not to change.
const ORDER: readonly number[] = [{{order}}];

// A physical interrupt has come to EL2. (iar is what GICC_IAR said, of which
// the lower ten bits are the INTID.)
export function interrupts(call: Call): void {
  const iar = call.cpu.acknowledge();
  // If there are more, EL2 is interrupted again.
  if (iar !== undefined) route(call, iar);
}

function route(call: Call, iar: number): void {
  const { cpu } = call;
  const intid = iar & 0x3ff;
  if (TIMERS.includes(intid)) {
    const { current } = cpu;
    if (current === undefined) return cpu.end(iar);
    cpu.drop(iar);
    return current.vm.vgic.raisePhysical(current, intid);
  }
  const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid));
  if (owner === undefined) return takeOwn(call, iar);
  const [first] = owner.vcpus;
  if (first === undefined || owner.state.power !== 'on') {
    cpu.enable(intid, false);
    return cpu.end(iar);
  }
  cpu.drop(iar);
  owner.vgic.raisePhysical(first, intid);
}

// What waits for this VCpu, the most urgent first.
function candidates(vcpu: VCpu): number[] {
  const { vgic, state } = vcpu.vm;
  const { shared } = state.distributor;
  const place = (intid: number): Place => vgic.place(vcpu, intid);
  const urgency = (intid: number): number => {
    const { bank, i } = place(intid);
    return bank.priority[i] ?? 0;
  };
  return [
    ...vcpu.state.interrupts.waiting,
    ...shared.waiting.filter((intid) => vgic.targetOf(intid) === vcpu),
  ]
    .filter((intid) => {
      const at = place(intid);
      if (at.bank.enabled[at.i] !== true) return false;
      return vgic.isForwarded(at) && isPending(at);
    })
    .sort((a, b) => urgency(a) - urgency(b) || a - b);
}

// ---- List registers: this lab ----

// 2. Room for an interrupt of this priority: a free list register of ORDER; or
//    that of the least urgent active one, if that is less urgent (priorityOf
//    has its upper five bits): lists.evict(n, lr). Then it is in
//    state.evicted, and its end is counted.
function roomFor({ state }: VCpu, _priority: number): number | undefined {
  return ORDER.find((n) => state.listRegisters[n] === 0);
}

function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists, state } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  // The wire of an emulated device is looked at when the guest has ended it.
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  // 4. An SGI: of state.sgiSources[intid], a bit for each VCpu that has sent,
  //    one goes into bits 12:10, and the others wait (bank.pending). When it
  //    has ended, EL2 is to look: LR.EOI.
  void state;
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

// 3. It is active in list register n, and pending again. When it ends, EL2 is
//    to look: LR.EOI, if it has no HW.
function again(_vcpu: VCpu, _n: number, _lr: number): void {}

// Before a VCpu is entered.
export function refill({ el2 }: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  const place = (intid: number): Place => vm.vgic.place(vcpu, intid);
  state.listRegisters.forEach((lr, n) => {
    if (isPendingOnly(lr)) lists.evict(n, lr);
    else if (isActive(lr) && isPending(place(intidOf(lr)))) again(vcpu, n, lr);
  });
  for (const intid of candidates(vcpu)) {
    const { bank, i } = place(intid);
    // Active, here or elsewhere: looked at when it has ended.
    if (bank.active[i] === true) continue;
    if (intid >= INTID.FIRST_SPI && vm.vgic.holders(intid).length > 0) continue;
    const n = roomFor(vcpu, bank.priority[i] ?? 0);
    if (n === undefined) break;
    list(vcpu, n, intid);
  }
  for (const bank of [state.interrupts, vm.state.distributor.shared])
    bank.waiting = bank.waiting.filter((intid) => isPending(place(intid)));

  // 1. GICH_HCR: GICH_HCR.UIE, if something found no room: when at most one of
  //    the list registers is in use, EL2 is interrupted.
  // 2. GICH_HCR.LRENPIE, if state.evicted is not empty: when something ends
  //    that stands in no list register.
  state.hcr = GICH_HCR.EN;
  el2.write(GICH.start, 4, BigInt(state.hcr));
}
