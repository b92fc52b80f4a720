import { settle, switchTo, type Handlers } from 'hypervisor';

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
  settle(call);
  // 1. What has the one on the core had, since it got it?

  // 2. Who comes back from sleep has saved nothing up.

  // 3. Who is next: of those that are ready, whoever has had the least by its
  //    weight. Here it is always the first that is on.
  const next = call.cpu.vcpus().find(({ admitted }) => admitted);
  switchTo(call, next);

  // 4. CNTHP_CVAL_EL2 and CNTHP_CTL_EL2: when is somebody to be chosen again?

  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  return 'resume';
};
