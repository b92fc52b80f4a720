import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// 单位是 CNTPCT_EL0 的计数。由你保管，不要改动。
// 按 VM：它的每个 VCpu 一轮有多长。
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
// 一轮里的这么多，别人的闹钟抢不走。
const LEAST = {{least:d}}n;
// call.cpu.vcpus() 里第 n 个之后，轮到第 n + ORDER 个。
const ORDER: number = {{order}};

const sliceOf = ({ vm }: VCpu): bigint => SLICES[vm.plan.index] ?? SLICES[0];

const isReady = (vcpu: VCpu): boolean =>
  vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());

function choose(
  all: readonly VCpu[],
  last: VCpu | undefined,
): VCpu | undefined {
  const at = last === undefined ? -ORDER : all.indexOf(last);
  for (let n = 1; n <= all.length; n++) {
    const one = all[(at + n * ORDER + 2 * all.length) % all.length];
    if (one !== undefined && isReady(one)) return one;
  }
  return undefined;
}

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
  const { cpu, el2 } = call;
  const last = cpu.current;
  settle(call);
  const before = cpu.current;
  const all = cpu.vcpus();
  const now = el2.mrs('CNTPCT_EL0');

  const isOver = before === undefined || cpu.state.turn > 0;
  const next = !isOver && isReady(before) ? before : choose(all, last);
  if (next !== undefined && (isOver || next !== before))
    cpu.state.turnEnd = now + sliceOf(next);
  cpu.state.turn = 0;
  switchTo(call, next);

  const alarms = all
    .filter((other) => other !== next && other.admitted)
    .map((other) => {
      const at = isReady(other) ? cpu.state.turnEnd : other.timerDeadline();
      if (next === undefined) return at;
      const earliest = cpu.state.turnEnd - sliceOf(next) + LEAST;
      return at < earliest ? earliest : at;
    });
  const nearest = alarms.reduce((a, b) => (b < a ? b : a), 1n << 64n);
  if (nearest < 1n << 64n) el2.msr('CNTHP_CVAL_EL2', nearest);
  el2.msr('CNTHP_CTL_EL2', nearest < 1n << 64n ? 1n : 0n);

  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  call.handlers.refill(call, next);
  return 'resume';
};
