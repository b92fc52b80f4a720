import { settle, switchTo, type Handlers } from 'hypervisor';

// 两台 VM 各有一个 VCpu，同在一个核上。两台都想要时，VM 0 和 VM 1 得到的
// 时间要合这个比例。
const WEIGHTS = [{{a:d}}n, {{b:d}}n] as const;
// 得到核的，这么多个 CNTPCT_EL0 的计数之内不去动它，然后重新选一次；
// 选中的可以还是它。
const SLICE = {{slice:d}}n;
// 你被调用时 CNTPCT_EL0 不走：一次调用的开销都加在它后面。切换要 3000 个计数
// 上下，这段时间谁也没得到。两次调用之间，谁也不会得到超过一个 SLICE：多出来
// 的，比如最早那次调用之后的，是 hypervisor 自己用的。
// （给你的 SWITCH 就是为这个。）
const SWITCH = 3000n;

// 每次调用的末尾：从现在起核归谁，到什么时候？
//   call.cpu.vcpus()        位置在这个核上的所有 VCpu
//   call.cpu.current        核上的那一个；undefined：没有
//   call.cpu.state.turn     大于 0：它用 WFE 让出了这一轮，或者 CNTHP
//                           来了
//   settle(call)            断了电的离开核；先调用它，
//                           再选
//   switchTo(call, vcpu)    搬动所有寄存器；undefined：不给谁
//   call.handlers.refill(call, vcpu)   继续之前，填好它的中断
// VCpu 有：admitted、state.waiting、hasEvent()、timerDeadline()
export const schedule: Handlers['schedule'] = (call) => {
  settle(call);
  // 1. 核上的那一个，从拿到核起得到了多少？

  // 2. 睡醒回来的，没有攒下什么。

  // 3. 下一个是谁：准备好的里面，按权重算得到最少的那个。
  //    这里总是第一个开着的。
  const next = call.cpu.vcpus().find(({ admitted }) => admitted);
  switchTo(call, next);

  // 4. CNTHP_CVAL_EL2 和 CNTHP_CTL_EL2：什么时候重新选？

  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  return 'resume';
};
