import { HANDLERS, NOT_SUPPORTED, type Handlers, type VM } from 'hypervisor';

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

const placeOf = ({ plan }: VM): { ipa: number; pa: number } => {
  const page = plan.maps.find(({ what }) => what === 'pvtime');
  return { ipa: (page?.ipa ?? 0) + OFFSET, pa: (page?.pa ?? 0) + OFFSET };
};
// By VM; each has one VCpu. Since when it could execute, in counts; and how
// much was stolen from it.
const since = new Map<number, bigint>();
const stolen = new Map<number, bigint>();

// 1. All traps come here; what is none of these calls is HANDLERS.trap's. Of
// the two conduits one has its ELR behind the instruction, and one has not.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { frame } = call;
  const identifier = frame.x(0) & 0xffffffffn;
  const asked = frame.x(1) & 0xffffffffn;
  const ec = esr >> 26n;
  const isKnown = asked === FEATURES || asked === ST;
  let result: bigint | undefined;
  if (identifier === 0x80000001n && asked === FEATURES) result = 0n;
  if (identifier === FEATURES) result = isKnown ? 0n : NOT_SUPPORTED;
  if (identifier === ST) result = BigInt(placeOf(vcpu.vm).ipa);
  if ((ec !== 0x16n && ec !== 0x17n) || result === undefined)
    return HANDLERS.trap(call, vcpu, esr);
  if (ec === 0x17n) frame.skip();
  frame.setX(0, result);
};

// 2 to 4. The end of each call. HANDLERS.schedule chooses who has the core,
// call.cpu.current from then on; call.cpu.vcpus() are all that share it.
//   vcpu.admitted          it is on
//   vcpu.state.waiting     it has executed WFI
//   vcpu.hasEvent()        there is something that ends a WFI
export const schedule: Handlers['schedule'] = (call) => {
  const { cpu, el2 } = call;
  const outcome = HANDLERS.schedule(call);
  const now = el2.mrs('CNTPCT_EL0');
  for (const vcpu of cpu.vcpus()) {
    const { index } = vcpu.vm.plan;
    const isReady =
      vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());
    if (vcpu !== cpu.current) {
      if (!isReady) since.delete(index);
      else if (!since.has(index)) since.set(index, now);
      continue;
    }
    const waited = now - (since.get(index) ?? now);
    since.delete(index);
    const all = (stolen.get(index) ?? 0n) + waited;
    stolen.set(index, all);
    el2.write(placeOf(vcpu.vm).pa + 8, 8, all * NANOSECONDS);
  }
  return outcome;
};
