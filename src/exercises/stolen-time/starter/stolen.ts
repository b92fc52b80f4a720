import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

// Paravirtualized time for Arm (DEN 0057). Guests call by {{CONDUIT}}:
//   SMCCC_ARCH_FEATURES (0x80000001) with PV_TIME_FEATURES in x1: 0
//   PV_TIME_FEATURES (0xC5000020): 0 when x1 is it or PV_TIME_ST, else
//     NOT_SUPPORTED
//   PV_TIME_ST (0xC5000021): where the caller's structure is, an IPA
// Each VM has a page for it at IPA {{page}}, which its guest can only read;
// vm.plan.maps has it as 'pvtime'. The structure is OFFSET bytes into it:
//   0   revision, 32 bits: 0
//   4   attributes, 32 bits: 0
//   8   stolen time, 64 bits: in nanoseconds, how long the VCpu could have
//       executed, and somebody else had the core
const OFFSET = {{offset}};
const FEATURES = 0xc5000020n;
const ST = 0xc5000021n;
// The board's counter has 62.5 MHz.
const NANOSECONDS = 16n;

// 1. All traps come here; what is none of these calls is HANDLERS.trap's. Of
// the two conduits one has its ELR behind the instruction, and one has not.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 2 to 4. The end of each call. HANDLERS.schedule chooses who has the core,
// call.cpu.current from then on; call.cpu.vcpus() are all that share it.
//   vcpu.admitted          it is on
//   vcpu.state.waiting     it has executed WFI
//   vcpu.hasEvent()        there is something that ends a WFI
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
