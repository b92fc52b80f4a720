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
// 每台 VM 求过几次和。
const sums = new Map<number, bigint>();

export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  const x0 = call.frame.x(0);
  const smccc = (x0 & 0x8000_0000n) !== 0n;
  const bits = smccc && (x0 & 0x4000_0000n) === 0n ? 32 : 64;
  const argument = (n: number): bigint =>
    BigInt.asUintN(bits, call.frame.x(smccc ? n + 1 : n));
  const vm = vcpu.vm.plan.index;

  if (type === HVC.SYS && event === HVC_SYS.VERSION) return 1n;
  if (type === HVC.SYS && event === HVC_SYS.VM_ID) return BigInt(vm);
  if (type === HVC.SYS && event === HVC_SYS.VCPU_ID) return BigInt(vcpu.index);
  if (type === {{type}} && event === {{add}}) {
    sums.set(vm, (sums.get(vm) ?? 0n) + 1n);
    return BigInt.asUintN(bits, argument(0) + argument(1));
  }
  if (type === {{type}} && event === {{count}}) return sums.get(vm) ?? 0n;
  return NOT_SUPPORTED;
};
