import type { Handlers, VCpu } from 'hypervisor';

const IIDR = {{iidr}};
const COUNT = {{count:d}};
const PRIORITY = {{mask}};

// Without the names of vgic for the banks: they stand in the state.
const bankOf = (vcpu: VCpu, n: number) =>
  n < 32 ? vcpu.state.interrupts : vcpu.vm.state.distributor.shared;
const slot = (n: number): number => (n < 32 ? n : n - 32);

export const distributor: Handlers['distributor'] = (call, vcpu, offset, size, value) => {
  if (size === 8 || (offset & (size - 1)) !== 0) return undefined;
  const { vm } = vcpu;
  const { vgic } = vm;
  const write = value !== undefined;
  const word = Number(BigInt.asUintN(32, value ?? 0n));
  const told = vm.vcpus.length;

  if (offset < 0x00c || offset === 0xf00) {
    if (!write) {
      const words = [vm.state.distributor.control, ((told - 1) << 5) + COUNT / 32 - 1, IIDR];
      return BigInt(words[offset / 4] ?? 0);
    }
    if (offset === 0) {
      vm.state.distributor.control = word & 3;
      for (const one of vm.vcpus) call.cpu.kick(one.core);
    }
    if (offset !== 0xf00) return 0n;
    const filter = (word >> 24) & 3;
    const list = filter === 0 ? (word >> 16) & 0xff : filter === 1 ? 255 - 2 ** vcpu.index : 2 ** vcpu.index;
    vm.vcpus.forEach((to, n) => {
      if (((list >> n) & 1) === 1) vgic.sendSgi(2 ** vcpu.index, to, word % 16);
    });
    return 0n;
  }

  const width = offset < 0x400 ? 1 : offset < 0xc00 ? 8 : 2;
  const start = offset < 0x400 ? offset - (offset % 0x80) : offset < 0x800 ? 0x400 : offset < 0xc00 ? 0x800 : 0xc00;
  let result = 0;
  for (let bit = 0; bit < 8 * size; bit += width) {
    const n = ((offset - start) * 8 + bit) / width;
    if (n >= COUNT || offset < 0x080) break;
    const bank = bankOf(vcpu, n);
    const i = slot(n);
    const given = (word >>> bit) & (2 ** width - 1);
    let found: number | boolean = 0;
    switch (start) {
      case 0x080:
        found = bank.group[i] ?? false;
        if (write) bank.group[i] = given === 1;
        if (write) vgic.changed(vcpu, n);
        break;
      case 0x100:
      case 0x180:
        found = bank.enabled[i] ?? false;
        if (given === 0 || n < 16) break;
        bank.enabled[i] = start === 0x100;
        if (n === 27 || n === 30 || vm.plan.interrupts.includes(n)) call.cpu.enable(n, start === 0x100);
        vgic.changed(vcpu, n);
        break;
      case 0x200:
        found = vgic.isPending(vcpu, n);
        if (given === 1 && n > 15) vgic.latch(vcpu, n);
        break;
      case 0x280:
        found = vgic.isPending(vcpu, n);
        if (given === 1) vgic.clearPending(vcpu, n);
        break;
      case 0x300:
        found = vgic.isActive(vcpu, n);
        if (given === 1) vgic.activate(vcpu, n);
        break;
      case 0x380:
        found = vgic.isActive(vcpu, n);
        if (given === 1) vgic.deactivate(vcpu, n);
        break;
      case 0x400:
        found = bank.priority[i] ?? 0;
        if (write) bank.priority[i] = given & PRIORITY;
        break;
      case 0x800:
        if (told > 1) found = n < 32 ? 1 << vcpu.index : (bank.targets[i] ?? 0);
        if (!write || n < 32) break;
        bank.targets[i] = given & ((1 << told) - 1);
        if (vm.plan.interrupts.includes(n)) call.cpu.target(n, vgic.targetOf(n)?.core ?? 0);
        vgic.changed(vcpu, n);
        break;
      default:
        found = bank.edge[i] ? 2 : 0;
        if (!write || n < 16) break;
        bank.edge[i] = given > 1;
        vgic.changed(vcpu, n);
    }
    result |= Number(found) << bit;
  }
  return BigInt(result >>> 0);
};
