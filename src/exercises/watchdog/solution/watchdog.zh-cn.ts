import { HANDLERS, NOT_SUPPORTED, type Handlers, type VM } from 'hypervisor';

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

interface Watch {
  // 看的是这台 VM 的第几条命：vm.state.starts。
  readonly life: number;
  readonly period: bigint;
  deadline: bigint;
}
// 按 VM 的编号。
const watches = new Map<number, Watch>();
const bites = new Map<number, number>();

// 重新启动过的，就不再看着。
function watchOf({ plan, state }: VM): Watch | undefined {
  const watch = watches.get(plan.index);
  return watch?.life === state.starts && state.power === 'on'
    ? watch
    : undefined;
}

function bite(vm: VM): void {
  const times = (bites.get(vm.plan.index) ?? 0) + 1;
  if (times > LIVES) return vm.stop('failed');
  bites.set(vm.plan.index, times);
  vm.restart();
}

// 1 和 2。客户机的要求。
export const documentCall: Handlers['documentCall'] = (
  call,
  { vm },
  type,
  event,
) => {
  const { index } = vm.plan;
  if (type !== {{type}}) return NOT_SUPPORTED;
  const now = call.el2.mrs('CNTPCT_EL0');
  if (event === {{why}}) return BigInt(bites.get(index) ?? 0);
  if (event === {{kick}}) {
    const watch = watchOf(vm);
    if (watch === undefined) return NOT_SUPPORTED;
    watch.deadline = now + watch.period;
    return 0n;
  }
  if (event !== {{watch}}) return NOT_SUPPORTED;
  const period = call.frame.x(0);
  if (period === 0n) {
    watches.delete(index);
    return 0n;
  }
  if (period < MIN || period > MAX) return NOT_SUPPORTED;
  const deadline = now + period;
  watches.set(index, { life: vm.state.starts, period, deadline });
  return 0n;
};

// 3 和 4。每次调用的末尾。在这里看谁逾期了，并设好 EL2 的定时器，让自己
// 按时被叫到。谁得到核由 HANDLERS.schedule 选；为了睡着的客户机，它也会设
// CNTHP_CVAL_EL2 和 CNTHP_CTL_EL2。
//   vm.restart()        停下它；HANDLERS.schedule 会再启动它
//   vm.stop('failed')   永远停下它
export const schedule: Handlers['schedule'] = (call) => {
  const { el2 } = call;
  const here = call.vms.filter(({ plan }) => plan.cores[0] === call.cpu.id);
  const now = el2.mrs('CNTPCT_EL0');
  for (const vm of here) {
    const watch = watchOf(vm);
    if (watch !== undefined && now >= watch.deadline) bite(vm);
  }
  const outcome = HANDLERS.schedule(call);
  for (const vm of here) {
    const watch = watchOf(vm);
    if (watch === undefined) continue;
    const isSet = (el2.mrs('CNTHP_CTL_EL2') & 1n) === 1n;
    if (isSet && el2.mrs('CNTHP_CVAL_EL2') <= watch.deadline) continue;
    el2.msr('CNTHP_CVAL_EL2', watch.deadline);
    el2.msr('CNTHP_CTL_EL2', 1n);
  }
  return outcome;
};
