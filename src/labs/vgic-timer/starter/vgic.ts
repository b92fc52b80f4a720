import { INTID, isPending, isPendingOnly, LR } from 'hypervisor';
import type { Call, VCpu } from 'hypervisor';

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
  // 1. A timer's is for the VCpu on this core, cpu.current. Its vm.vgic has
  //    raisePhysical(vcpu, intid). Who ends it, and how far: cpu.drop(iar), or
  //    cpu.end(iar)? Of a timer for nobody EL2 disposes itself.
  void [intid, TIMERS];

  // 5. A device's is for the VM in whose plan.interrupts it is; who is on the
  //    core does not matter. What no VM owns: takeOwn(call, iar).
  cpu.end(iar);
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
  const link = isWire ? LR.EOI : 0;
  // 2. Of a physical one (bank.physical) the guest's end is to reach the board:
  //    hardwareLink(intid) is the bit HW and the number. (You need it for 1.)
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
  // 1. Each of candidates(vcpu) that is not active goes into a list register,
  //    by list(). 4. Into the first of ORDER that is free: that is 0 in
  //    state.listRegisters.
  void [vm, ORDER, candidates, list];
}
