import { hardwareLink, INTID, isPending, isPendingOnly } from 'hypervisor';
import { LR, takeOwn, type Call, type VCpu } from 'hypervisor';

const TIMERS: readonly number[] = [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER];
// 这个 hypervisor 用的列表寄存器；用其中第一个空的。
// 由你保留，不要改。
const ORDER: readonly number[] = [{{order}}];

// 一个物理中断来到 EL2。（iar 是 GICC_IAR 读出的值，
// 低十位是中断号。）
export function interrupts(call: Call): void {
  const iar = call.cpu.acknowledge();
  // 还有别的，EL2 会再被打断。
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

// 等着这个 VCpu 的中断，最紧急的在前。
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

// 把一个中断放进空的列表寄存器。
function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  // 模拟设备的中断线，等客户机结束中断后再看。
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

// 进入 VCpu 之前。
export function refill(_call: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  // 还没有被应答的重新等着：情况可能变了很多。
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
