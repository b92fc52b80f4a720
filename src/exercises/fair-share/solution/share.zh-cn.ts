import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

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

const weightOf = ({ vm }: VCpu): bigint => WEIGHTS[vm.plan.index] ?? 1n;
const isReady = (vcpu: VCpu): boolean =>
  vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());

// 按 VM 记：得到过多少，计数除以权重（以十二分之一为单位）。
const had = new Map<number, bigint>();
const hadOf = ({ vm }: VCpu): bigint => had.get(vm.plan.index) ?? 0n;
// 得到最少的那个；刚让出一轮的排在最后。
function choose(
  ready: readonly VCpu[],
  last: VCpu | undefined,
): VCpu | undefined {
  const [first, ...rest] = ready.filter((vcpu) => vcpu !== last);
  if (first === undefined) return ready[0];
  return rest.reduce((a, b) => (hadOf(b) < hadOf(a) ? b : a), first);
}
// 上次调用时谁准备好了；核从什么时候起归了现在这个。
let wasReady: readonly number[] = [];
let since = 0n;

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
  const { cpu, el2 } = call;
  // 1. 核上的那一个得到了多少。
  const now = el2.mrs('CNTPCT_EL0');
  const last = cpu.current;
  if (last !== undefined) {
    const all = now < since ? 0n : now - since;
    const cost = ((all < SLICE ? all : SLICE) * 12n) / weightOf(last);
    had.set(last.vm.plan.index, hadOf(last) + cost);
  }
  settle(call);
  const before = cpu.current;
  const ready = cpu.vcpus().filter(isReady);

  // 2. 睡醒回来的，没有攒下什么。
  for (const vcpu of ready) {
    const others = ready.filter((other) => other !== vcpu);
    if (vcpu === before || wasReady.includes(vcpu.vm.plan.index)) continue;
    for (const other of others)
      if (hadOf(vcpu) < hadOf(other))
        had.set(vcpu.vm.plan.index, hadOf(other));
  }
  wasReady = ready.map(({ vm }) => vm.plan.index);

  // 3. 下一个是谁。
  const isGivenAway = cpu.state.turn > 0 && now < cpu.state.turnEnd;
  const isOver =
    before === undefined || !isReady(before) || cpu.state.turn > 0;
  const passedOver = isGivenAway ? before : undefined;
  const chosen = isOver ? choose(ready, passedOver) : before;
  cpu.state.turn = 0;
  switchTo(call, chosen);
  since = chosen === before ? now : now + SWITCH;
  if (isOver) cpu.state.turnEnd = since + SLICE;

  // 4. 什么时候重新选。
  const alarms = cpu
    .vcpus()
    .filter((vcpu) => vcpu !== chosen && vcpu.admitted)
    .map((vcpu) =>
      isReady(vcpu) ? cpu.state.turnEnd : vcpu.timerDeadline(),
    );
  const never = 1n << 64n;
  const nearest = alarms.reduce((a, b) => (b < a ? b : a), never);
  if (nearest < never) el2.msr('CNTHP_CVAL_EL2', nearest);
  el2.msr('CNTHP_CTL_EL2', nearest < never ? 1n : 0n);
  if (chosen === undefined) return 'park';
  chosen.state.waiting = false;
  chosen.state.until = null;
  call.handlers.refill(call, chosen);
  return 'resume';
};
