import {
  dataAbort,
  hypercall,
  injectUndefined,
  instructionAbort,
  type Handlers,
} from 'hypervisor';

// Every synchronous exception of a guest comes here. What there is to call:
//   hypercall(call, vcpu)          answers the call in the guest's registers;
//                                  ELR it leaves alone
//   call.handlers.sysreg(call, vcpu, esr)   does an MSR or MRS, and goes on
//                                  behind it
//   dataAbort(call, vcpu, esr)     an emulated device's answer, behind the
//                                  instruction; or an abort for the guest
//   instructionAbort(call, vcpu, esr)       an abort for the guest
//   injectUndefined(call)          UNDEFINED to the guest, at ELR
//   call.frame.skip()              goes on behind the instruction
// Of a guest that has nothing to do:
//   vcpu.state.waiting = true      until an interrupt is there for it
//   call.cpu.state.turn++          it gives up its turn, and no more
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  // 1. HVC (EC 0x16) and SMC (0x17) are calls. HVC with the immediate
  //    {{tag}}, in bits 15:0 of ESR_EL2, is none: it rings, and
  //    x{{ring:d}} gets {{reply}}, nothing else.

  // 2. MSR and MRS (0x18), instruction aborts (0x20), data aborts (0x24).

  // 3. WFI and WFE (0x01): bit 0 of ESR_EL2 is 0 for WFI.

  // 4. Whatever else comes is UNDEFINED to the guest.
  injectUndefined(call);
};
