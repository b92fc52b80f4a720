import { HVC, HVC_SYS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

// 原文档的调用都到这里，有两种约定：
//   x7 里是类型和事件；参数在 x0、x1 等
//   SMCCC：x0 里是 0x86000000 或 0xc6000000 + 类型 << 8 + 事件；
//   参数在 w1、w2，x0 第 30 位置位时在 x1、x2
// 两者由 x0 的第 31 位区分。返回值进 x0。
//
// 类型 HVC.SYS（0）  HVC_SYS.VERSION：1，.VM_ID：vcpu.vm.plan.index，
//                    .VCPU_ID：vcpu.index；.BOOT 不给客户机用
// 类型 {{type}}          事件 {{add}}：两个参数之和
//                    事件 {{count}}：这台 VM 求过几次和
// 其他               NOT_SUPPORTED
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  // 1. 哪种约定，多少位？然后是 argument(n)。

  // 2. 要什么？

  // 3. 没人认识。
  return 0n;
};
