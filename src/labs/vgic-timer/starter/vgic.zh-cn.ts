import { INTID, isPending, isPendingOnly, LR } from 'hypervisor';
import type { Call, VCpu } from 'hypervisor';

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
  // 1. 定时器的中断给本核上的 VCpu，即 cpu.current。它的 vm.vgic 有
  //    raisePhysical(vcpu, intid)。谁来结束它，结束到哪一步：cpu.drop(iar)
  //    还是 cpu.end(iar)？不属于谁的定时器中断由 EL2 自己处理掉。
  void [intid, TIMERS];

  // 5. 设备的中断给 plan.interrupts 里有它的那台 VM；谁在核上
  //    没有关系。不属于任何 VM 的：takeOwn(call, iar)。
  cpu.end(iar);
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
  const link = isWire ? LR.EOI : 0;
  // 2. 物理中断（bank.physical）：客户机的结束要传到板子上。
  //    hardwareLink(intid) 是 HW 位加上编号。（第 1 步就要用。）
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
  // 1. candidates(vcpu) 中每个没有活跃的，用 list() 放进一个列表寄存器。
  //    4. 放进 ORDER 中第一个空的：在 state.listRegisters 里
  //    是 0 的。
  void [vm, ORDER, candidates, list];
}
