import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

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

// 1. 所有陷入都到这里；不是这几个调用的，交给 HANDLERS.trap。两条途径里，
// 一条的 ELR 已经在指令后面，另一条没有。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 2 到 4。每次调用的末尾。谁得到核由 HANDLERS.schedule 选，从那时起就是
// call.cpu.current；共用这个核的都在 call.cpu.vcpus() 里。
//   vcpu.admitted          开着
//   vcpu.state.waiting     执行过 WFI
//   vcpu.hasEvent()        有了能结束 WFI 的东西
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
