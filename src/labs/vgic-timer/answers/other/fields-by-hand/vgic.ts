import { GICD, GICH, INTID, takeOwn, type Call, type VCpu } from 'hypervisor';

const ORDER: readonly number[] = [{{order}}];
const [PENDING, GROUP1, HW, EOI] = [28, 30, 31, 19].map((bit) => 2 ** bit) as [number, number, number, number];

export function interrupts(call: Call): void {
  const iar = call.cpu.acknowledge();
  if (iar === undefined) return;
  const intid = iar & 1023;
  const now = call.current;
  if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER) {
    if (now === undefined) return call.cpu.end(iar);
    call.cpu.drop(iar);
    now.state.interrupts.physical[intid] = true;
    now.vm.vgic.changed(now, intid);
    return;
  }
  for (const vm of call.vms) {
    if (!vm.plan.interrupts.includes(intid)) continue;
    const [first] = vm.vcpus;
    if (vm.state.power !== 'on' || first === undefined) {
      call.el2.write(GICD.start + 0x180 + 4 * (intid >> 5), 4, 1n << BigInt(intid & 31));
      return call.cpu.end(iar);
    }
    call.cpu.drop(iar);
    return vm.vgic.raisePhysical(first, intid);
  }
  takeOwn(call, iar);
}

export function refill({ el2 }: Call, vcpu: VCpu): void {
  const { state, vm, lists } = vcpu;
  state.listRegisters.forEach((lr, n) => {
    if (((lr >>> 28) & 3) === 1) lists.evict(n, lr);
  });
  const own = state.interrupts;
  const { shared } = vm.state.distributor;
  const waiting = [
    ...own.waiting.map((intid) => ({ intid, bank: own, i: intid })),
    ...shared.waiting.map((intid) => ({ intid, bank: shared, i: intid - 32 })),
  ];
  waiting.sort((a, b) => (a.bank.priority[a.i] ?? 0) - (b.bank.priority[b.i] ?? 0));
  for (const { intid, bank, i } of waiting) {
    const wire = bank.line[i] === true && bank.edge[i] === false;
    if (!(bank.pending[i] || bank.physical[i] || wire) || !bank.enabled[i] || bank.active[i]) continue;
    if (!vm.vgic.isForwarded({ bank, i }) || (bank === shared && vm.vgic.targetOf(intid) !== vcpu)) continue;
    const n = ORDER.find((one) => state.listRegisters[one] === 0) ?? -1;
    if (n < 0) break;
    let lr = intid + PENDING + ((bank.priority[i] ?? 0) >> 3) * 2 ** 23;
    if (bank.group[i]) lr += GROUP1;
    if (bank.physical[i]) lr += HW + intid * 1024;
    else if (wire) lr += EOI;
    if (!wire) bank.pending[i] = false;
    state.listRegisters[n] = lr;
    el2.write(GICH.start + 0x100 + 4 * n, 4, BigInt(lr));
  }
}
