import { HANDLERS, NOT_SUPPORTED, type Handlers, type VM } from 'hypervisor';

// A watchdog for each VM, in the document's convention: type {{type}}.
//   event {{watch}}, WATCH: from now on the VM is to be heard of once in x0 counts
//     of CNTPCT_EL0, MIN to MAX; 0: no longer. Answers 0.
//   event {{kick}}, KICK: I am alive. 0; NOT_SUPPORTED when nobody watches.
//   event {{why}}, WHY: how often the watchdog has restarted this VM.
// Anything else: NOT_SUPPORTED.
const MIN = {{min:d}}n;
const MAX = {{max:d}}n;
// So often a VM is restarted. The next time it is stopped for good.
const LIVES = {{lives:d}};

interface Watch {
  // Which life of its VM it watches: vm.state.starts.
  readonly life: number;
  readonly period: bigint;
  deadline: bigint;
}
// By number of the VM.
const watches = new Map<number, Watch>();
const bites = new Map<number, number>();

// Who has started anew is not watched any more.
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

// 1 and 2. What guests ask for.
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

// 3 and 4. The end of each call. Here you see who is late, and set EL2's timer
// so that you are called in time. HANDLERS.schedule chooses who has the core;
// it sets CNTHP_CVAL_EL2 and CNTHP_CTL_EL2, too, for who sleeps.
//   vm.restart()        stops it; HANDLERS.schedule starts it again
//   vm.stop('failed')   stops it for good
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
