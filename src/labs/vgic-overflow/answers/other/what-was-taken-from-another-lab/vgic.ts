import { GICH, GICH_HCR, hardwareLink, INTID, intidOf } from 'hypervisor';
import { isActive, isHardware, isPending, isPendingOnly } from 'hypervisor';
import { LR, priorityOf, takeOwn } from 'hypervisor';
import type { Call, Handlers, Place, VCpu } from 'hypervisor';


const IIDR = {{iidr}};
const COUNT = 288;
const PRIORITY = 0xf8;


// Interrupts whose bits are set in a word of an array with one bit each.
const listed = (offset: number, word: number): number[] => {
  const first = (offset & 0x7f) * 8;
  const all = Array.from({ length: 32 }, (_, n) => first + n);
  return all.filter((n, bit) => n < COUNT && ((word >>> bit) & 1) === 1);
};
const wordOf = (offset: number, is: (intid: number) => boolean): number =>
  listed(offset, 0xffff_ffff).reduce((word, n) => (is(n) ? word | (1 << (n & 31)) : word), 0);

function load(vcpu: VCpu, offset: number): number {
  const { vm } = vcpu;
  const { vgic } = vm;
  const state = (n: number) => vgic.place(vcpu, n);
  switch (offset >> 7) {
    case 0:
      if (offset === 0) return vm.state.distributor.control;
      if (offset === 4) return COUNT / 32 - 1 + 32 * (vm.vcpus.length - 1);
      return offset === 8 ? IIDR : 0;
    case 1:
      return wordOf(offset, (n) => state(n).bank.group[state(n).i] === true);
    case 2:
    case 3:
      return wordOf(offset, (n) => state(n).bank.enabled[state(n).i] === true);
    case 4:
    case 5:
      return wordOf(offset, (n) => vgic.isPending(vcpu, n));
    case 6:
    case 7:
      return wordOf(offset, (n) => vgic.isActive(vcpu, n));
  }
  const bytes = (of: (n: number) => number): number => {
    let word = 0;
    for (let k = 3; k >= 0; k--) {
      const n = (offset & 0x3ff) + k;
      word = word * 256 + (n < COUNT ? of(n) : 0);
    }
    return word;
  };
  if (offset < 0x800) return bytes((n) => state(n).bank.priority[state(n).i] ?? 0);
  if (offset < 0xc00)
    return bytes((n) => {
      if (vm.vcpus.length < 2) return 0;
      return n < 32 ? 2 ** vcpu.index : (state(n).bank.targets[state(n).i] ?? 0);
    });
  if (offset >= 0xd00) return 0;
  let word = 0;
  for (let k = 0; k < 16; k++) {
    const n = (offset - 0xc00) * 4 + k;
    if (n < COUNT && state(n).bank.edge[state(n).i]) word |= 2 << (2 * k);
  }
  return word;
}

function store(call: Call, vcpu: VCpu, offset: number, word: number): void {
  const { vm } = vcpu;
  const { vgic } = vm;
  const own = [27, 30, ...vm.plan.interrupts];
  const switchAll = (on: boolean): void => {
    for (const n of listed(offset, word)) {
      if (n < 16) continue;
      const { bank, i } = vgic.place(vcpu, n);
      bank.enabled[i] = on;
      if (own.includes(n)) call.cpu.enable(n, on);
      vgic.changed(vcpu, n);
    }
  };
  const each = (act: (n: number) => void): void => listed(offset, word).forEach(act);
  switch (offset >> 7) {
    case 0:
      if (offset !== 0) return;
      vm.state.distributor.control = word & 3;
      return vm.vcpus.forEach(({ core }) => call.cpu.kick(core));
    case 1:
      for (const n of listed(offset, 0xffff_ffff)) {
        const { bank, i } = vgic.place(vcpu, n);
        bank.group[i] = ((word >>> (n % 32)) & 1) === 1;
        vgic.changed(vcpu, n);
      }
      return;
    case 2:
      return switchAll(true);
    case 3:
      return switchAll(false);
    case 4:
      return each((n) => n > 15 && vgic.latch(vcpu, n));
    case 5:
      return each((n) => vgic.clearPending(vcpu, n));
    case 6:
      return each((n) => vgic.activate(vcpu, n));
    case 7:
      return each((n) => vgic.deactivate(vcpu, n));
  }
  if (offset >= 0xc00 && offset < 0xd00)
    for (let k = 0; k < 16; k++) {
      const n = (offset - 0xc00) * 4 + k;
      if (n < 16 || n >= COUNT) continue;
      const { bank, i } = vgic.place(vcpu, n);
      bank.edge[i] = ((word >>> (2 * k + 1)) & 1) === 1;
      vgic.changed(vcpu, n);
    }
}

function storeByte(call: Call, vcpu: VCpu, offset: number, byte: number): void {
  const n = offset & 0x3ff;
  const { vm } = vcpu;
  if (n >= COUNT) return;
  const { bank, i } = vm.vgic.place(vcpu, n);
  if (offset < 0x800) bank.priority[i] = byte & PRIORITY;
  else if (n >= 32) {
    bank.targets[i] = byte & (2 ** vm.vcpus.length - 1);
    const to = vm.vgic.targetOf(n);
    if (to && vm.plan.interrupts.includes(n)) call.cpu.target(n, to.core);
    vm.vgic.changed(vcpu, n);
  }
}

export const distributor: Handlers['distributor'] = (call, vcpu, offset, size, value) => {
  if (size === 8 || offset % size) return undefined;
  const bytes = offset >= 0x400 && offset < 0xc00;
  if (value === undefined) {
    const word = load(vcpu, offset & ~3) >>> 0;
    return (BigInt(word) >> BigInt(8 * (offset & 3))) & ((1n << BigInt(8 * size)) - 1n);
  }
  const word = Number(value & 0xffff_ffffn);
  if (offset === 0xf00) {
    const filter = (word >>> 24) & 3;
    for (const to of vcpu.vm.vcpus) {
      const isMeant =
        filter === 0 ? ((word >>> (16 + to.index)) & 1) === 1 : filter === 1 ? to !== vcpu : to === vcpu;
      if (isMeant) vcpu.vm.vgic.sendSgi(1 << vcpu.index, to, word & 0xf);
    }
  } else if (!bytes) store(call, vcpu, offset, word);
  else for (let k = 0; k < size; k++) storeByte(call, vcpu, offset + k, (word >>> (8 * k)) & 0xff);
  return 0n;
};

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


function roomFor(vcpu: VCpu, priority: number): number | undefined {
  const { lists, state } = vcpu;
  const lr = (n: number): number => state.listRegisters[n] ?? 0;
  const free = ORDER.find((n) => lr(n) === 0);
  if (free !== undefined) return free;
  const [least] = ORDER.filter((n) => isActive(lr(n)))
    .filter((n) => priorityOf(lr(n)) > priority >> 3)
    .sort((a, b) => priorityOf(lr(b)) - priorityOf(lr(a)));
  if (least !== undefined) lists.evict(least, lr(least));
  return least;
}

function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists, state } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  if (intid < 16) {
    const sources = state.sgiSources[intid] ?? 0;
    const source = 31 - Math.clz32(sources & -sources);
    const left = sources & ~(1 << source);
    state.sgiSources[intid] = left;
    bank.pending[i] = left !== 0;
    link = (source << 10) | (left === 0 ? 0 : LR.EOI);
  }
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

function again(vcpu: VCpu, n: number, lr: number): void {
  const { bank, i } = vcpu.vm.vgic.place(vcpu, intidOf(lr));
  if (!isHardware(lr)) vcpu.lists.write(n, lr | LR.EOI);
  else if (bank.pending[i] === true) vcpu.lists.evict(n, lr);
}

export function refill({ el2 }: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  const place = (intid: number): Place => vm.vgic.place(vcpu, intid);
  state.listRegisters.forEach((lr, n) => {
    if (isPendingOnly(lr)) lists.evict(n, lr);
    else if (isActive(lr) && isPending(place(intidOf(lr)))) again(vcpu, n, lr);
  });
  let isLeft = false;
  for (const intid of candidates(vcpu)) {
    const { bank, i } = place(intid);
    if (bank.active[i] === true) continue;
    if (intid >= INTID.FIRST_SPI && vm.vgic.holders(intid).length > 0) continue;
    const n = roomFor(vcpu, bank.priority[i] ?? 0);
    if (n === undefined) {
      isLeft = true;
      break;
    }
    list(vcpu, n, intid);
  }
  for (const bank of [state.interrupts, vm.state.distributor.shared])
    bank.waiting = bank.waiting.filter((intid) => isPending(place(intid)));

  const underflow = isLeft ? GICH_HCR.UIE : 0;
  const uncounted = state.evicted.length > 0 ? GICH_HCR.LRENPIE : 0;
  state.hcr = GICH_HCR.EN | underflow | uncounted;
  el2.write(GICH.start, 4, BigInt(state.hcr));
}
