import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

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

// 1 and 2. What guests ask for.
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};

// 3 and 4. The end of each call. Here you see who is late, and set EL2's timer
// so that you are called in time. HANDLERS.schedule chooses who has the core;
// it sets CNTHP_CVAL_EL2 and CNTHP_CTL_EL2, too, for who sleeps.
//   vm.restart()        stops it; HANDLERS.schedule starts it again
//   vm.stop('failed')   stops it for good
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
