import { NOT_SUPPORTED, guestMemory, type Handlers } from 'hypervisor';

// 一个调用，用原文档的约定：类型 {{type}}，事件 {{print}}，PRINT。
//   x0：一段文字的 IPA，x1：字节数。一次进 EL2，全部送到这台 VM 的
//   控制台：返回 0。超过 LONGEST 字节，或者有一个字节不是这台 VM 的
//   内存，就返回 NOT_SUPPORTED，一个字节也不送。
// 其他一切：NOT_SUPPORTED。
const LONGEST = 1024;

// call.el2.console(vcpu.vm.plan.uartChannel ?? 0)?.write(byte) 送出一个字节；
// guestMemory(call.el2, vcpu.vm) 按 IPA 读内存：read(ipa, length)。
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
