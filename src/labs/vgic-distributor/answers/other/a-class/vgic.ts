import { INTID, type Bytes, type Call, type VCpu } from 'hypervisor';

const IIDR = {{iidr}};
const COUNT = {{count:d}};
const PRIORITY = {{mask}};

class Distributor {
  call: Call;
  vcpu: VCpu;
  constructor(call: Call, vcpu: VCpu) {
    this.call = call;
    this.vcpu = vcpu;
  }
  get vm() {
    return this.vcpu.vm;
  }
  get vgic() {
    return this.vcpu.vm.vgic;
  }

  get(array: string, intid: number): number {
    const { bank, i } = this.vgic.place(this.vcpu, intid);
    if (array === 'group') return Number(bank.group[i] ?? false);
    if (array === 'enable') return Number(bank.enabled[i] ?? false);
    if (array === 'pending') return Number(this.vgic.isPending(this.vcpu, intid));
    if (array === 'active') return Number(this.vgic.isActive(this.vcpu, intid));
    if (array === 'priority') return bank.priority[i] ?? 0;
    if (array === 'configuration') return bank.edge[i] ? 2 : 0;
    const { length } = this.vm.vcpus;
    if (length === 1) return 0;
    return intid < INTID.FIRST_SPI ? 1 << this.vcpu.index : (bank.targets[i] ?? 0);
  }

  set(array: string, intid: number, value: number, clears: boolean): void {
    const { vcpu, vgic, vm, call } = this;
    const { bank, i } = vgic.place(vcpu, intid);
    const isSgi = intid < 16;
    if (array === 'group') bank.group[i] = value === 1;
    else if (array === 'priority') bank.priority[i] = value & PRIORITY;
    else if (array === 'configuration' && !isSgi) bank.edge[i] = value >= 2;
    else if (array === 'targets' && intid >= 32) {
      bank.targets[i] = vm.vcpus.reduce((some, { index }) => some | (value & (1 << index)), 0);
      const to = vgic.targetOf(intid);
      if (to !== undefined && this.isReal(intid)) call.cpu.target(intid, to.core);
    } else if (value === 0) return;
    else if (array === 'enable' && !isSgi) {
      bank.enabled[i] = !clears;
      if (this.isReal(intid)) call.cpu.enable(intid, !clears);
    } else if (array === 'pending' && !isSgi)
      return clears ? vgic.clearPending(vcpu, intid) : vgic.latch(vcpu, intid);
    else if (array === 'active')
      return clears ? vgic.deactivate(vcpu, intid) : vgic.activate(vcpu, intid);
    else return;
    vgic.changed(vcpu, intid);
  }

  isReal(intid: number): boolean {
    const timers: number[] = [INTID.PHYSICAL_TIMER, INTID.VIRTUAL_TIMER];
    return timers.includes(intid) || this.vm.plan.interrupts.includes(intid);
  }

  send(word: number): void {
    const others = this.vm.vcpus.filter((to) => to !== this.vcpu);
    const filters = [
      this.vm.vcpus.filter(({ index }) => ((word >>> 16) & (1 << index)) !== 0),
      others,
      [this.vcpu],
    ];
    for (const to of filters[(word >>> 24) & 3] ?? [])
      this.vgic.sendSgi(1 << this.vcpu.index, to, word & 15);
  }
}

const ONE_BIT = ['', 'group', 'enable', 'enable', 'pending', 'pending', 'active', 'active'];
const arrayAt = (offset: number): readonly [array: string, bits: number, start: number] => {
  if (offset < 0x400) return [ONE_BIT[offset >> 7] ?? '', 1, offset & ~0x7f];
  if (offset < 0x800) return ['priority', 8, 0x400];
  if (offset < 0xc00) return ['targets', 8, 0x800];
  return [offset < 0xd00 ? 'configuration' : '', 2, 0xc00];
};

export const distributor = (
  call: Call,
  vcpu: VCpu,
  offset: number,
  size: Bytes,
  value: bigint | undefined,
): bigint | undefined => {
  if (size > 4 || offset % size !== 0) return undefined;
  const d = new Distributor(call, vcpu);
  const [array, bits, start] = arrayAt(offset);
  const first = ((offset - start) * 8) / bits;
  const all = Array.from({ length: (size * 8) / bits }, (_, n) => first + n);
  const mask = (1n << BigInt(bits)) - 1n;
  const shift = (n: number): bigint => BigInt((n - first) * bits);
  if (value === undefined) {
    if (offset === 0) return BigInt(d.vm.state.distributor.control);
    if (offset === 4) return BigInt(((d.vm.vcpus.length - 1) << 5) | ((COUNT >> 5) - 1));
    if (offset === 8) return BigInt(IIDR);
    if (array === '') return 0n;
    const there = all.filter((n) => n < COUNT);
    return there.reduce((word, n) => word | (BigInt(d.get(array, n)) << shift(n)), 0n);
  }
  if (offset === 0) {
    d.vm.state.distributor.control = Number(value & 3n);
    for (const { core } of d.vm.vcpus) call.cpu.kick(core);
  } else if (offset === 0xf00) d.send(Number(value));
  else if (array !== '')
    for (const n of all)
      if (n < COUNT) d.set(array, n, Number((value >> shift(n)) & mask), (offset & 0x80) !== 0);
  return 0n;
};
