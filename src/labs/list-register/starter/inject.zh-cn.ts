import {
  GICC,
  GICH,
  GICV,
  NOT_SUPPORTED,
  type Call,
  type Handlers,
} from 'hypervisor';

// 客户机的 CPU 接口还没有映射：它第一次访问时会来到 mmio。
// 它的调用来到 documentCall，x0、x1、x2 用 call.frame.x(n) 取：
//
// 类型 {{type}}   事件 {{give}}：INTID 为 x0，优先级为 x1（同 GICD_IPRIORITYR），
//                   组为 x2，让它对客户机挂起。结果是列表寄存器的
//                   编号；没有空闲的，或者已经有一个是这个 INTID，
//                   就是 NOT_SUPPORTED
//           事件 {{state}}：INTID 为 x0 的在哪里。0 哪儿都不在，1 挂起，
//                   2 活跃，3 两者都是
// 其他              NOT_SUPPORTED

// 1. GICC 的那一页要成为 GICV 的（vm.pageTable.map），类型是 'device'；
//    然后这次访问要重做（call.again）。别的地址没有谁应答。
export const mmio: Handlers['mmio'] = (_call, _vcpu, _access) => undefined;

// 2. GICH_LRn 在 GICH.start + 0x100 + 4 n：call.el2.read 和 write。
const LISTS = 4;
const list = (call: Call, n: number): number =>
  Number(call.el2.read(GICH.start + 0x100 + 4 * n, 4) ?? 0n);

export const documentCall: Handlers['documentCall'] = (
  call,
  _vcpu,
  type,
  event,
) => {
  void [type, event, list(call, LISTS - 1), GICC, GICV];
  return NOT_SUPPORTED;
};
