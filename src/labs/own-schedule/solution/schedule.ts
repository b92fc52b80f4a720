import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// In counts of CNTPCT_EL0. Yours to keep, not to change.
// By VM: how long the turn of each of its VCpus is.
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
// So much of a turn is taken away by no alarm of others.
const LEAST = {{least:d}}n;
// After the VCpu at place n of call.cpu.vcpus() comes that at n + ORDER.
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

// The end of each call: who has this core from here on, and until when?
//   call.cpu.vcpus()        all VCpus that have their place on this core
//   call.cpu.current        the one on it; undefined: nobody
//   call.cpu.state.turn     above 0: it gave its turn away by WFE, or CNTHP
//                           has come
//   call.cpu.state.turnEnd  yours: when the turn of the one on it is over
//   settle(call)            who was switched off leaves the core, and VMs
//                           that are reset start; before you choose
//   switchTo(call, vcpu)    moves all registers; undefined: to nobody
//   call.handlers.refill(call, vcpu)   its interrupts, before it goes on
// Of a VCpu:
//   vcpu.admitted           it is on, and not paused
//   vcpu.state.waiting      it has executed WFI
//   vcpu.hasEvent()         there is something that ends a WFI
//   vcpu.timerDeadline()    when its timer is due
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
