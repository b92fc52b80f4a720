import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// Two VMs have a VCpu each on one core. While both want it, VM 0 and VM 1
// have it in the proportion of these.
const WEIGHTS = [{{a:d}}n, {{b:d}}n] as const;
// Who has the core is left alone for so many counts of CNTPCT_EL0, and then
// somebody is chosen again. It may be the same one.
const SLICE = {{slice:d}}n;
// While you are called CNTPCT_EL0 stands still: what a call costs comes behind
// it. A switch takes some 3000 counts that nobody has. And nobody has more
// than a SLICE between two calls: what is more, as behind the first call of
// all, was the hypervisor's own.
const SWITCH = 3000n;

const weightOf = ({ vm }: VCpu): bigint => WEIGHTS[vm.plan.index] ?? 1n;
const isReady = (vcpu: VCpu): boolean =>
  vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());

// By VM: what it has had, in counts by its weight (twelfths of them).
const had = new Map<number, bigint>();
const hadOf = ({ vm }: VCpu): bigint => had.get(vm.plan.index) ?? 0n;
// Whoever has had the least; who has just given its turn away comes last.
function choose(
  ready: readonly VCpu[],
  last: VCpu | undefined,
): VCpu | undefined {
  const [first, ...rest] = ready.filter((vcpu) => vcpu !== last);
  if (first === undefined) return ready[0];
  return rest.reduce((a, b) => (hadOf(b) < hadOf(a) ? b : a), first);
}
// Who was ready at the last call; and since when the core is somebody's.
let wasReady: readonly number[] = [];
let since = 0n;

// The end of each call: who has this core from here on, and until when?
//   call.cpu.vcpus()        all VCpus that have their place on this core
//   call.cpu.current        the one on it; undefined: nobody
//   call.cpu.state.turn     above 0: it gave its turn away by WFE, or CNTHP
//                           has come
//   settle(call)            who was switched off leaves the core; before you
//                           choose
//   switchTo(call, vcpu)    moves all registers; undefined: to nobody
//   call.handlers.refill(call, vcpu)   its interrupts, before it goes on
// Of a VCpu: admitted, state.waiting, hasEvent(), timerDeadline()
export const schedule: Handlers['schedule'] = (call) => {
  const { cpu, el2 } = call;
  // 1. What the one on the core has had.
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

  // 2. Who comes back from sleep has saved nothing up.
  for (const vcpu of ready) {
    const others = ready.filter((other) => other !== vcpu);
    if (vcpu === before || wasReady.includes(vcpu.vm.plan.index)) continue;
    for (const other of others)
      if (hadOf(vcpu) < hadOf(other))
        had.set(vcpu.vm.plan.index, hadOf(other));
  }
  wasReady = ready.map(({ vm }) => vm.plan.index);

  // 3. Who is next.
  const isGivenAway = cpu.state.turn > 0 && now < cpu.state.turnEnd;
  const isOver =
    before === undefined || !isReady(before) || cpu.state.turn > 0;
  const passedOver = isGivenAway ? before : undefined;
  const chosen = isOver ? choose(ready, passedOver) : before;
  cpu.state.turn = 0;
  switchTo(call, chosen);
  since = chosen === before ? now : now + SWITCH;
  if (isOver) cpu.state.turnEnd = since + SLICE;

  // 4. When somebody is to be chosen again.
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
