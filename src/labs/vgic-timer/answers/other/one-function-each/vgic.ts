import { hardwareLink, INTID, isPending, isPendingOnly } from 'hypervisor';
import { LR, takeOwn, type Call, type VCpu } from 'hypervisor';

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
  if (!call.vms.some(({ plan }) => plan.interrupts.includes(intid)))
    return takeOwn(call, iar);
  toOwner(call, iar, intid);
}

function toOwner({ vms, cpu }: Call, iar: number, intid: number): void {
  const on = vms.filter(({ state }) => state.power === 'on');
  const owner = on.find(({ plan }) => plan.interrupts.includes(intid));
  const target = owner?.vgic.targetOf(intid) ?? owner?.vcpus[0];
  if (target === undefined) {
    cpu.enable(intid, false);
    cpu.deactivate((cpu.drop(iar), iar));
  } else {
    cpu.drop(iar);
    target.vm.vgic.raisePhysical(target, intid);
  }
}

function candidates(vcpu: VCpu): number[] {
  const { vgic, state } = vcpu.vm;
  const { shared } = state.distributor;
  const place = (intid: number) => vgic.place(vcpu, intid);
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

function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

export function refill(_call: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  state.listRegisters.forEach((lr, n) => {
    if (isPendingOnly(lr)) lists.evict(n, lr);
  });
  for (const intid of candidates(vcpu)) {
    const { bank, i } = vm.vgic.place(vcpu, intid);
    if (bank.active[i] === true) continue;
    const [n] = ORDER.filter((one) => state.listRegisters[one] === 0);
    if (n !== undefined) list(vcpu, n, intid);
  }
}
