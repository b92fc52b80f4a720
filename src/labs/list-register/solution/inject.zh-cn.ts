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
export const mmio: Handlers['mmio'] = (call, vcpu, { ipa }) => {
  if (ipa < GICC.start || ipa >= GICC.start + GICC.page) return undefined;
  vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device');
  call.again = true;
  return 0n;
};

// 2. GICH_LRn 在 GICH.start + 0x100 + 4 n：call.el2.read 和 write。
const LISTS = 4;
const list = (call: Call, n: number): number =>
  Number(call.el2.read(GICH.start + 0x100 + 4 * n, 4) ?? 0n);
const stateOf = (lr: number): number => (lr >>> 28) & 3;

export const documentCall: Handlers['documentCall'] = (
  call,
  _vcpu,
  type,
  event,
) => {
  if (type !== {{type}}) return NOT_SUPPORTED;
  const [intid = 0, priority = 0, group = 0] = [0, 1, 2].map((n) =>
    Number(call.frame.x(n)),
  );
  const all = Array.from({ length: LISTS }, (_, n) => list(call, n));
  const own = all.findIndex(
    (lr) => stateOf(lr) !== 0 && (lr & 0x3ff) === intid,
  );
  if (event === {{state}}) return BigInt(stateOf(all[own] ?? 0));
  if (event !== {{give}}) return NOT_SUPPORTED;
  const free = all.findIndex((lr) => stateOf(lr) === 0);
  if (own >= 0 || free < 0) return NOT_SUPPORTED;
  const lr = (1 << 28) | (group << 30) | ((priority >> 3) << 23) | intid;
  call.el2.write(GICH.start + 0x100 + 4 * free, 4, BigInt(lr >>> 0));
  return BigInt(free);
};
