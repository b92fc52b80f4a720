import { NOT_SUPPORTED, type Handlers } from 'hypervisor';

// 链路上的铃，用原文档的约定：类型 {{type}}，事件 {{bell}}，BELL。
// 另一台 VM 得到中断 INTID，返回 0。它没开着，或者是别的调用，
// 都返回 NOT_SUPPORTED。
const INTID = {{intid:d}};

// vm.vgic.latch(vcpu, intid) 让一台 VM 的中断挂起；
// vm.state.power 和 vcpu.state.power 说明谁开着。
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
