import {
  dataAbort,
  hypercall,
  injectUndefined,
  instructionAbort,
  type Handlers,
} from 'hypervisor';

// 客户机的每个同步异常都到这里。可以调用的有：
//   hypercall(call, vcpu)          回答客户机寄存器里的调用；
//                                  不动 ELR
//   call.handlers.sysreg(call, vcpu, esr)   完成一条 MSR 或 MRS，
//                                  并从下一条指令继续
//   dataAbort(call, vcpu, esr)     由模拟设备应答，并从下一条继续；
//                                  没人应答就给客户机一个中止
//   instructionAbort(call, vcpu, esr)       给客户机一个中止
//   injectUndefined(call)          在 ELR 处给客户机一个 UNDEFINED
//   call.frame.skip()              从下一条指令继续
// 客户机没事可做时：
//   vcpu.state.waiting = true      一直等到有给它的中断
//   call.cpu.state.turn++          只是让出这一轮
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  // 1. HVC（EC 0x16）和 SMC（0x17）是调用。立即数（ESR_EL2 的
  //    第 15:0 位）为 {{tag}} 的 HVC 不是：它是按铃，
  //    x{{ring:d}} 得到 {{reply}}，别的都不变。

  // 2. MSR 和 MRS（0x18）、指令中止（0x20）、数据中止（0x24）。

  // 3. WFI 和 WFE（0x01）：WFI 的 ESR_EL2 第 0 位是 0。

  // 4. 其他的，对客户机来说都是 UNDEFINED。
  injectUndefined(call);
};
