import { GICH, GICH_HCR, hardwareLink, INTID, intidOf } from 'hypervisor';
import { isActive, isHardware, isPending, isPendingOnly } from 'hypervisor';
import { LR, priorityOf, takeOwn } from 'hypervisor';
import type { Call, Handlers, Place, VCpu } from 'hypervisor';


const IIDR = {{iidr}};
const COUNT = 288;
const PRIORITY = 0xf8;
const SGIR = 0xf00;

interface At extends Place {
  readonly call: Call;
  readonly vcpu: VCpu;
  readonly intid: number;
}

interface Field {
  readonly start: number;
  readonly bits: 1 | 2 | 8;
  read(at: At): boolean | number | undefined;
  write?(at: At, value: number): void;
}

const isShared = ({ intid }: At): boolean => intid >= INTID.FIRST_SPI;
const changed = ({ vcpu, intid }: At): void =>
  vcpu.vm.vgic.changed(vcpu, intid);
const all = ({ vcpu }: At): number => (1 << vcpu.vm.vcpus.length) - 1;

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

function fieldOf(offset: number): { field: Field; first: number } | undefined {
  const field = FIELDS.findLast(({ start }) => offset >= start);
  if (field === undefined) return undefined;
  const first = ((offset - field.start) * 8) / field.bits;
  return first < COUNT ? { field, first } : undefined;
}
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

function sendSgi(vcpu: VCpu, word: number): void {
  const self = 1 << vcpu.index;
  const list = [(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3] ?? 0;
  for (const to of vcpu.vm.vcpus)
    if ((list & (1 << to.index)) !== 0)
      vcpu.vm.vgic.sendSgi(self, to, word & 15);
}

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


const TIMERS: readonly number[] = [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER];
const ORDER: readonly number[] = [{{order}}];

export function interrupts(call: Call): void {
  const iar = call.cpu.acknowledge();
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


class Lists {
  vcpu: VCpu;
  left = 0;
  constructor(vcpu: VCpu) {
    this.vcpu = vcpu;
  }
  at(intid: number): Place {
    return this.vcpu.vm.vgic.place(this.vcpu, intid);
  }
  get all(): number[] {
    return this.vcpu.state.listRegisters;
  }

  takeBack(): void {
    for (const [n, lr] of this.all.entries()) {
      if (lr === 0) continue;
      const { bank, i } = this.at(intidOf(lr));
      if (isPendingOnly(lr)) this.vcpu.lists.evict(n, lr);
      else if (isActive(lr) && isPending({ bank, i })) {
        if (isHardware(lr) && bank.pending[i]) this.vcpu.lists.evict(n, lr);
        if (!isHardware(lr) && (lr & LR.EOI) === 0) this.vcpu.lists.write(n, lr | LR.EOI);
      }
    }
  }

  isElsewhere(intid: number): boolean {
    const { bank, i } = this.at(intid);
    if (bank.active[i] === true) return true;
    return intid >= INTID.FIRST_SPI && this.vcpu.vm.vgic.holders(intid).length > 0;
  }

  room(priority: number): number {
    const free = ORDER.filter((n) => this.all[n] === 0);
    if (free.length > 0) return free[0] ?? -1;
    let found = -1;
    for (const n of ORDER) {
      const lr = this.all[n] ?? 0;
      if (!isActive(lr) || priorityOf(lr) <= priority >> 3) continue;
      if (found < 0 || priorityOf(lr) > priorityOf(this.all[found] ?? 0)) found = n;
    }
    if (found >= 0) this.vcpu.lists.evict(found, this.all[found] ?? 0);
    return found;
  }

  linkOf(intid: number): number {
    const { bank, i } = this.at(intid);
    const { sgiSources } = this.vcpu.state;
    if (intid < 16) {
      const senders = [0, 1, 2, 3, 4, 5, 6, 7].filter((n) => (((sgiSources[intid] ?? 0) >> n) & 1) === 1);
      const [first = 0, ...others] = senders;
      sgiSources[intid] = others.reduce((some, n) => some + 2 ** n, 0);
      bank.pending[i] = others.length > 0;
      return first * 1024 + (others.length > 0 ? LR.EOI : 0);
    }
    const isLevel = !bank.edge[i] && bank.line[i] === true;
    if (!isLevel) bank.pending[i] = false;
    return bank.physical[i] ? hardwareLink(intid) : isLevel ? LR.EOI : 0;
  }

  put(intid: number): void {
    const place = this.at(intid);
    const n = this.left > 0 ? -1 : this.room(place.bank.priority[place.i] ?? 0);
    if (n < 0) this.left++;
    else this.vcpu.lists.write(n, LR.PENDING | this.vcpu.lists.urgency(place) | this.linkOf(intid) | intid);
  }
}

export const refill = ({ el2 }: Call, vcpu: VCpu): void => {
  const { state, vm } = vcpu;
  const lists = new Lists(vcpu);
  lists.takeBack();
  candidates(vcpu)
    .filter((intid) => !lists.isElsewhere(intid))
    .forEach((intid) => lists.put(intid));
  for (const bank of [state.interrupts, vm.state.distributor.shared])
    bank.waiting = bank.waiting.filter((intid) => isPending(lists.at(intid)));
  let hcr: number = GICH_HCR.EN;
  if (lists.left > 0) hcr |= GICH_HCR.UIE;
  if (state.evicted.length > 0) hcr |= GICH_HCR.LRENPIE;
  state.hcr = hcr;
  el2.write(GICH.start, 4, BigInt(hcr));
};
