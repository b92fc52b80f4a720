import { NOT_SUPPORTED, PAGE, type Handlers } from 'hypervisor';

// 两个调用，用原文档的约定；参数用 call.frame.x(n) 取。
//
// 类型 {{type}}   事件 {{share}}，SHARE：调用者想在 IPA x0 处看到共享页，
//                 要 x1 字节。只给一次，只给 PAGE 字节，地址在 WINDOW 里、
//                 是 PAGE 的整数倍，可读可写：返回 0。
//             事件 {{ring}}，RING：在另一台 VM 那边按响门铃：返回 0。
//                 这时双方都必须已有共享页。
// 其他一切：NOT_SUPPORTED，什么都不变。
const SHARED = {{page}}; // 物理地址
const WINDOW = { start: 0x6000_0000, end: 0x7000_0000 };
const BELL = {{bell:d}}; // 客户机 GIC 的软件生成中断

export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  // 1. SHARE：vcpu.vm.pageTable.map(ipa, pa, size, 'memory')。

  // 2. RING：vm.vgic.sendSgi(1, to, BELL)，to 是 vm 的一个 VCpu。

  return NOT_SUPPORTED;
};
