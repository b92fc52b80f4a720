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
  switch (esr >> 26n) {
    case 0x16n:
      if ((esr & 0xffffn) === {{tag}}n) call.frame.setX({{ring:d}}, {{reply}}n);
      else hypercall(call, vcpu);
      return;
    case 0x17n:
      call.frame.skip();
      hypercall(call, vcpu);
      return;

    case 0x18n:
      return call.handlers.sysreg(call, vcpu, esr);
    case 0x20n:
      return instructionAbort(call, vcpu, esr);
    case 0x24n:
      return dataAbort(call, vcpu, esr);

    case 0x01n:
      call.frame.skip();
      if ((esr & 1n) === 0n) vcpu.state.waiting = true;
      else call.cpu.state.turn++;
      return;

    default:
      return injectUndefined(call);
  }
};
