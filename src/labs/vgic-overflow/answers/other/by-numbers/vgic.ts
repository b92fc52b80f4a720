import { GICH, INTID, isPending, takeOwn } from 'hypervisor';
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


// Fields of GICH_LRn, as numbers.
const stateOf = (lr: number): number => (lr >>> 28) & 3;
const EOI = 1 << 19;

export function refill(call: Call, vcpu: VCpu): void {
  const { state, vm, lists } = vcpu;
  const own = (n: number): number => state.listRegisters[n] ?? 0;
  for (let n = 0; n < 4; n++) {
    const lr = own(n);
    if (stateOf(lr) === 1) lists.evict(n, lr);
    else if (stateOf(lr) >= 2) {
      const place = vm.vgic.place(vcpu, lr % 1024);
      const hasHardware = lr >>> 31 === 1;
      if (isPending(place) && !hasHardware) lists.write(n, lr | EOI);
      if (hasHardware && place.bank.pending[place.i] === true) lists.evict(n, lr);
    }
  }
  let missing = 0;
  for (const intid of candidates(vcpu)) {
    const place = vm.vgic.place(vcpu, intid);
    const { bank, i } = place;
    const priority = (bank.priority[i] ?? 0) >>> 3;
    if (bank.active[i] === true || (intid > 31 && vm.vgic.holders(intid).length !== 0)) continue;
    let n = ORDER.find((one) => own(one) === 0) ?? -1;
    if (n < 0) {
      let worst = priority;
      for (const one of ORDER)
        if (stateOf(own(one)) === 2 && ((own(one) >>> 23) & 31) > worst) {
          worst = (own(one) >>> 23) & 31;
          n = one;
        }
      if (n >= 0) lists.evict(n, own(n));
    }
    if (n < 0) {
      missing++;
      continue;
    }
    let extra = 0;
    if (intid < 16) {
      const sources = state.sgiSources[intid] ?? 0;
      let source = 0;
      while (((sources >> source) & 1) === 0 && source < 7) source++;
      state.sgiSources[intid] = sources & ~(1 << source);
      bank.pending[i] = state.sgiSources[intid] !== 0;
      extra = source * 1024 + (bank.pending[i] ? EOI : 0);
    } else if (bank.physical[i] === true) {
      extra = 2 ** 31 + intid * 1024;
      if (bank.line[i] !== true || bank.edge[i] === true) bank.pending[i] = false;
    } else if (bank.line[i] === true && bank.edge[i] !== true) extra = EOI;
    else bank.pending[i] = false;
    const group = bank.group[i] === true ? 2 ** 30 : 0;
    lists.write(n, 2 ** 28 + group + priority * 2 ** 23 + extra + intid);
  }
  const shared = vm.state.distributor.shared;
  state.interrupts.waiting = state.interrupts.waiting.filter((n) => isPending(vm.vgic.place(vcpu, n)));
  shared.waiting = shared.waiting.filter((n) => isPending(vm.vgic.place(vcpu, n)));
  const hcr = 1 + (missing > 0 ? 2 : 0) + (state.evicted.length > 0 ? 4 : 0);
  if (hcr !== state.hcr) call.el2.write(GICH.start, 4, BigInt(hcr));
  state.hcr = hcr;
}
