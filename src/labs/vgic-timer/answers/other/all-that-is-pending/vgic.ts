import { hardwareLink, isPending, isPendingOnly, LR, takeOwn, type Call, type VCpu } from 'hypervisor';

const ORDER: readonly number[] = [{{order}}];

export const interrupts = (call: Call): void => {
  const { cpu, vms } = call;
  for (let iar = cpu.acknowledge(); iar !== undefined; iar = cpu.acknowledge()) {
    const intid = iar % 1024;
    const isTimer = intid === 27 || intid === 30;
    const vm = isTimer ? cpu.current?.vm : vms.find(({ plan }) => plan.interrupts.includes(intid));
    const vcpu = isTimer ? cpu.current : vm?.vcpus[0];
    if (vm === undefined || vcpu === undefined) {
      if (isTimer) cpu.end(iar);
      else takeOwn(call, iar);
    } else if (vm.state.power !== 'on') {
      cpu.enable(intid, false);
      cpu.end(iar);
    } else {
      cpu.drop(iar);
      vm.vgic.raisePhysical(vcpu, intid);
    }
  }
};

export const refill = (_call: Call, vcpu: VCpu): void => {
  const { lists, state, vm } = vcpu;
  for (const n of ORDER) if (isPendingOnly(state.listRegisters[n] ?? 0)) lists.evict(n, state.listRegisters[n] ?? 0);
  const all = [...new Set([...vm.state.distributor.shared.waiting, ...state.interrupts.waiting])];
  const ready = all
    .map((intid) => ({ intid, ...vm.vgic.place(vcpu, intid) }))
    .filter((one) => isPending(one) && one.bank.enabled[one.i] === true && one.bank.active[one.i] !== true)
    .filter((one) => vm.vgic.isForwarded(one) && (one.intid < 32 || vm.vgic.targetOf(one.intid) === vcpu))
    .sort((a, b) => (a.bank.priority[a.i] ?? 0) - (b.bank.priority[b.i] ?? 0));
  const free = ORDER.filter((n) => state.listRegisters[n] === 0);
  for (const { intid, bank, i } of ready.slice(0, free.length)) {
    const isLevel = bank.line[i] === true && bank.edge[i] !== true;
    if (!isLevel) bank.pending[i] = false;
    const kind = bank.physical[i] ? hardwareLink(intid) : isLevel ? LR.EOI : 0;
    lists.write(free.shift() ?? 0, intid | kind | LR.PENDING | lists.urgency({ bank, i }));
  }
};
