import { hardwareLink, INTID, isPending, isPendingOnly } from 'hypervisor';
import { LR, takeOwn, type Call, type VCpu } from 'hypervisor';

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

// Puts an interrupt into a list register that is free.
function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  // The wire of an emulated device is looked at when the guest has ended it.
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

// Before a VCpu is entered.
export function refill(_call: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  // What nobody has taken yet waits again: much may have changed.
  state.listRegisters.forEach((lr, n) => {
    if (isPendingOnly(lr)) lists.evict(n, lr);
  });
  for (const intid of candidates(vcpu)) {
    const { bank, i } = vm.vgic.place(vcpu, intid);
    if (bank.active[i] === true) continue;
    const n = ORDER.find((one) => state.listRegisters[one] === 0);
    if (n === undefined) return;
    list(vcpu, n, intid);
  }
}
