import { settle, switchTo, type Handlers } from 'hypervisor';

// In counts of CNTPCT_EL0. Yours to keep, not to change.
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
const LEAST = {{least:d}}n;
const ORDER: number = {{order}};

export const schedule: Handlers['schedule'] = (call) => {
  const all = call.cpu.vcpus();
  let place = all.findIndex((one) => one === call.cpu.current);
  settle(call);
  const now = call.el2.mrs('CNTPCT_EL0');
  const ready = all.map((one) => {
    if (!one.admitted) return false;
    return one.state.waiting ? one.hasEvent() : true;
  });
  const slice = (n: number): bigint => SLICES[all[n]?.vm.plan.index ?? 0] ?? SLICES[0];

  const isOn = call.cpu.current !== undefined;
  if (!isOn || call.cpu.state.turn !== 0 || ready[place] !== true) {
    let left = all.length;
    if (place < 0) place = ORDER === 1 ? all.length - 1 : 0;
    do {
      place += ORDER;
      if (place >= all.length) place = 0;
      if (place < 0) place = all.length - 1;
      left--;
    } while (ready[place] !== true && left > 0);
    if (ready[place] !== true) place = -1;
    else call.cpu.state.turnEnd = now + slice(place);
  }
  call.cpu.state.turn = 0;
  const next = place < 0 ? undefined : all[place];
  switchTo(call, next);

  let alarm = -1n;
  for (let n = 0; n < all.length; n++) {
    const one = all[n];
    if (n === place || one === undefined || !one.admitted) continue;
    const at = ready[n] === true ? call.cpu.state.turnEnd : one.timerDeadline();
    if (alarm < 0n || at < alarm) alarm = at;
  }
  if (place >= 0 && alarm >= 0n) {
    const least = call.cpu.state.turnEnd - slice(place) + LEAST;
    alarm = alarm > least ? alarm : least;
  }
  if (alarm < 0n || alarm > 0xffff_ffff_ffff_ffffn) call.el2.msr('CNTHP_CTL_EL2', 0n);
  else {
    call.el2.msr('CNTHP_CVAL_EL2', alarm);
    call.el2.msr('CNTHP_CTL_EL2', 1n);
  }
  if (next === undefined) return 'park';
  Object.assign(next.state, { waiting: false, until: null });
  call.handlers.refill(call, next);
  return 'resume';
};
