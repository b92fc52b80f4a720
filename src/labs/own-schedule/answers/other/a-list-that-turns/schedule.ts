import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// In counts of CNTPCT_EL0. Yours to keep, not to change.
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
const LEAST = {{least:d}}n;
const ORDER: number = {{order}};

/** All of them, whose turn it would be first, the last one last. */
function inOrder(all: readonly VCpu[], last: VCpu | undefined): VCpu[] {
  const around = ORDER === 1 ? [...all] : [...all].reverse();
  if (last === undefined) return around;
  while (around.at(-1) !== last) around.push(...around.splice(0, 1));
  return around;
}

const canRun = (vcpu: VCpu): boolean => vcpu.runnable;

export const schedule: Handlers['schedule'] = (call) => {
  const last = call.cpu.current;
  settle(call);
  const { state } = call.cpu;
  const queue = inOrder(call.cpu.vcpus(), last);
  const stays = call.cpu.current !== undefined && state.turn === 0 && call.cpu.current.runnable;
  const next = stays ? call.cpu.current : queue.find(canRun);
  if (!stays && next !== undefined)
    state.turnEnd = call.el2.mrs('CNTPCT_EL0') + (SLICES[next.vm.plan.index] ?? SLICES[0]);
  state.turn = 0;
  switchTo(call, next);

  const times: bigint[] = [];
  for (const one of queue) {
    if (one === next || !one.admitted) continue;
    times.push(one.runnable ? state.turnEnd : one.timerDeadline());
  }
  times.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let [first] = times;
  if (next !== undefined && first !== undefined) {
    const undisturbed = state.turnEnd - (SLICES[next.vm.plan.index] ?? SLICES[0]) + LEAST;
    if (first < undisturbed) first = undisturbed;
  }
  const isSet = first !== undefined && first < 2n ** 64n;
  if (isSet && first !== undefined) call.el2.msr('CNTHP_CVAL_EL2', first);
  call.el2.msr('CNTHP_CTL_EL2', isSet ? 1n : 0n);

  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  call.handlers.refill(call, next);
  return 'resume';
};
