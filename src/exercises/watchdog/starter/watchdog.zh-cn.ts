import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

// 每台 VM 一条看门狗，用原文档的约定：类型 {{type}}。
//   事件 {{watch}}，WATCH：从现在起，每 x0 个 CNTPCT_EL0 的计数之内要有一次
//     动静，MIN 到 MAX；0 表示不再看。返回 0。
//   事件 {{kick}}，KICK：我还活着。返回 0；没有人在看就返回 NOT_SUPPORTED。
//   事件 {{why}}，WHY：看门狗把这台 VM 重启过几次。
// 其他一切：NOT_SUPPORTED。
const MIN = {{min:d}}n;
const MAX = {{max:d}}n;
// 一台 VM 最多重启这么多次，再有下一次就永远停掉。
const LIVES = {{lives:d}};

// 1 和 2。客户机的要求。
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};

// 3 和 4。每次调用的末尾。在这里看谁逾期了，并设好 EL2 的定时器，让自己
// 按时被叫到。谁得到核由 HANDLERS.schedule 选；为了睡着的客户机，它也会设
// CNTHP_CVAL_EL2 和 CNTHP_CTL_EL2。
//   vm.restart()        停下它；HANDLERS.schedule 会再启动它
//   vm.stop('failed')   永远停下它
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
