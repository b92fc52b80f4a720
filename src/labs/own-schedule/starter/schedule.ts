import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';

// In counts of CNTPCT_EL0. Yours to keep, not to change.
// By VM: how long the turn of each of its VCpus is.
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
// So much of a turn is taken away by no alarm of others.
const LEAST = {{least:d}}n;
// After the VCpu at place n of call.cpu.vcpus() comes that at n + ORDER.
const ORDER: number = {{order}};

const sliceOf = ({ vm }: VCpu): bigint => SLICES[vm.plan.index] ?? SLICES[0];

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
  // 1. Whoever was switched off leaves the core.

  // 2. Its turn goes on, or somebody else's begins: the next in order that
  //    is ready. Here it is always the first that is on.
  const next = call.cpu.vcpus().find(({ admitted }) => admitted);
  switchTo(call, next);

  // 3. CNTHP_CVAL_EL2 and CNTHP_CTL_EL2: when is the next one to be chosen,
  //    if nothing happens before?

  // 4. Nobody is ready: the core waits for an interrupt.
  if (next === undefined) return 'park';
  // 5. What it has waited for, by WFI or for a slow device, has come.
  next.state.waiting = false;
  next.state.until = null;
  return 'resume';
};
