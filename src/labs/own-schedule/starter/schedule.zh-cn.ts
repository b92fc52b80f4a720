import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// 单位是 CNTPCT_EL0 的计数。由你保管，不要改动。
// 按 VM：它的每个 VCpu 一轮有多长。
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
// 一轮里的这么多，别人的闹钟抢不走。
const LEAST = {{least:d}}n;
// call.cpu.vcpus() 里第 n 个之后，轮到第 n + ORDER 个。
const ORDER: number = {{order}};

const sliceOf = ({ vm }: VCpu): bigint => SLICES[vm.plan.index] ?? SLICES[0];

// 每次调用的末尾：从现在起这个核归谁，到什么时候为止？
//   call.cpu.vcpus()        归这个核的所有 VCpu
//   call.cpu.current        核上的那一个；undefined 表示没有
//   call.cpu.state.turn     大于 0：它用 WFE 让出了这一轮，或者
//                           CNTHP 来了
//   call.cpu.state.turnEnd  归你管：核上那一个的这一轮何时结束
//   settle(call)            断了电的离开核，要复位的 VM 启动；
//                           在选择之前调用
//   switchTo(call, vcpu)    搬走所有寄存器；undefined：谁也不给
//   call.handlers.refill(call, vcpu)   它的中断，在它继续之前
// 关于一个 VCpu：
//   vcpu.admitted           它开着，也没有被暂停
//   vcpu.state.waiting      它执行了 WFI
//   vcpu.hasEvent()         有能结束 WFI 的东西
//   vcpu.timerDeadline()    它的定时器何时到点
export const schedule: Handlers['schedule'] = (call) => {
  // 1. 断了电的离开核。

  // 2. 这一轮还没完就继续，否则轮到下一个：按顺序第一个
  //    准备好的。这里总是第一个开着的。
  const next = call.cpu.vcpus().find(({ admitted }) => admitted);
  switchTo(call, next);

  // 3. CNTHP_CVAL_EL2 和 CNTHP_CTL_EL2：如果在此之前什么都没
  //    发生，什么时候该再选一次？

  // 4. 谁也没准备好：核等中断。
  if (next === undefined) return 'park';
  // 5. 它用 WFI 等的，或者向慢设备等的，已经来了。
  next.state.waiting = false;
  next.state.until = null;
  return 'resume';
};
