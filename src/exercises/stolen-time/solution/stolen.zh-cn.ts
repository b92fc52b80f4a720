import { HANDLERS, NOT_SUPPORTED, type Handlers, type VM } from 'hypervisor';

// Arm 的半虚拟化时间（DEN 0057）。客户机用 {{CONDUIT}} 调用：
//   SMCCC_ARCH_FEATURES（0x80000001），x1 是 PV_TIME_FEATURES：返回 0
//   PV_TIME_FEATURES（0xC5000020）：x1 是它自己或 PV_TIME_ST，返回 0，
//     否则 NOT_SUPPORTED
//   PV_TIME_ST（0xC5000021）：调用者的结构在哪里，一个 IPA
// 每台 VM 在 IPA {{page}} 有一页，客户机只能读；在 vm.plan.maps 里叫
// 'pvtime'。结构从这一页的第 OFFSET 字节开始：
//   0   修订号，32 位：0
//   4   属性，32 位：0
//   8   被偷的时间，64 位，单位纳秒：这个 VCpu 本来可以执行，
//       核却在别人手里，一共多久
const OFFSET = {{offset}};
const FEATURES = 0xc5000020n;
const ST = 0xc5000021n;
// 主板的计数器是 62.5 MHz。
const NANOSECONDS = 16n;

const placeOf = ({ plan }: VM): { ipa: number; pa: number } => {
  const page = plan.maps.find(({ what }) => what === 'pvtime');
  return { ipa: (page?.ipa ?? 0) + OFFSET, pa: (page?.pa ?? 0) + OFFSET };
};
// 按 VM 记，每台只有一个 VCpu：从什么时候起可以执行，按计数；
// 一共被偷了多少。
const since = new Map<number, bigint>();
const stolen = new Map<number, bigint>();

// 1. 所有陷入都到这里；不是这几个调用的，交给 HANDLERS.trap。两条途径里，
// 一条的 ELR 已经在指令后面，另一条没有。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { frame } = call;
  const identifier = frame.x(0) & 0xffffffffn;
  const asked = frame.x(1) & 0xffffffffn;
  const ec = esr >> 26n;
  const isKnown = asked === FEATURES || asked === ST;
  let result: bigint | undefined;
  if (identifier === 0x80000001n && asked === FEATURES) result = 0n;
  if (identifier === FEATURES) result = isKnown ? 0n : NOT_SUPPORTED;
  if (identifier === ST) result = BigInt(placeOf(vcpu.vm).ipa);
  if ((ec !== 0x16n && ec !== 0x17n) || result === undefined)
    return HANDLERS.trap(call, vcpu, esr);
  if (ec === 0x17n) frame.skip();
  frame.setX(0, result);
};

// 2 到 4。每次调用的末尾。谁得到核由 HANDLERS.schedule 选，从那时起就是
// call.cpu.current；共用这个核的都在 call.cpu.vcpus() 里。
//   vcpu.admitted          开着
//   vcpu.state.waiting     执行过 WFI
//   vcpu.hasEvent()        有了能结束 WFI 的东西
export const schedule: Handlers['schedule'] = (call) => {
  const { cpu, el2 } = call;
  const outcome = HANDLERS.schedule(call);
  const now = el2.mrs('CNTPCT_EL0');
  for (const vcpu of cpu.vcpus()) {
    const { index } = vcpu.vm.plan;
    const isReady =
      vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());
    if (vcpu !== cpu.current) {
      if (!isReady) since.delete(index);
      else if (!since.has(index)) since.set(index, now);
      continue;
    }
    const waited = now - (since.get(index) ?? now);
    since.delete(index);
    const all = (stolen.get(index) ?? 0n) + waited;
    stolen.set(index, all);
    el2.write(placeOf(vcpu.vm).pa + 8, 8, all * NANOSECONDS);
  }
  return outcome;
};
