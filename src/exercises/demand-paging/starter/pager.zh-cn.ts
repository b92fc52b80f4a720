import {
  faultingIpa,
  HANDLERS,
  NOT_SUPPORTED,
  PAGE,
  type Handlers,
  type VM,
} from 'hypervisor';

// 两台 VM 在这个 IPA 都有一个 {{pages:d}} 页的窗口。里面什么也没有：
// 一页第一次被碰到，才得到一个页框。
const WINDOW = {{window}};
const PAGES = {{pages:d}};
// 两台 VM 一共只有这些页框：{{frames:d}} 页不属于任何 VM 的 RAM。
const POOL = {{pool}};
const FRAMES = {{frames:d}};
// 气球，用原文档的约定：类型 {{type}}，事件 {{release}}，RELEASE。
//   x0：客户机还回来的那一页的 IPA，返回 0。不是一页，或者不是它手里
//   的一页，就返回 NOT_SUPPORTED。

// 1 和 2。所有陷入都到这里。窗口里的转换错误，只要还有页框，就归你；
// 其余的都交给 HANDLERS.trap。
//   call.el2.writeBytes(pa, bytes)
//   vcpu.vm.pageTable.map(ipa, pa, PAGE, 'memory'), .unmap(ipa, PAGE)
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 3 和 4。气球。
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
