import { HANDLERS, NOT_SUPPORTED, type Handlers, type VCpu } from 'hypervisor';

interface Account {
  ready: boolean;
  nanoseconds: bigint;
}
const accounts = new Map<number, Account>();
let before = 0n;

const account = (vcpu: VCpu): Account => {
  const { index } = vcpu.vm.plan;
  const known = accounts.get(index) ?? { ready: false, nanoseconds: 0n };
  accounts.set(index, known);
  return known;
};
const structure = (vcpu: VCpu): { ipa: number; pa: number } => {
  for (const { what, ipa, pa } of vcpu.vm.plan.maps)
    if (what === 'pvtime') return { ipa: ipa + {{offset}}, pa: pa + {{offset}} };
  return { ipa: 0, pa: 0 };
};

function answer(vcpu: VCpu, id: bigint, argument: bigint): bigint | undefined {
  switch (BigInt.asUintN(32, id)) {
    case 0x80000001n:
      return BigInt.asUintN(32, argument) === 0xc5000020n ? 0n : undefined;
    case 0xc5000020n:
      return [0xc5000020n, 0xc5000021n].includes(BigInt.asUintN(32, argument)) ? 0n : NOT_SUPPORTED;
    case 0xc5000021n:
      return BigInt(structure(vcpu).ipa);
    default:
      return undefined;
  }
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const ec = Number(esr >> 26n);
  const result = ec === 0x16 || ec === 0x17 ? answer(vcpu, call.frame.x(0), call.frame.x(1)) : undefined;
  if (result === undefined) {
    HANDLERS.trap(call, vcpu, esr);
    return;
  }
  call.frame.setX(0, result);
  if (ec === 0x17) call.frame.elr += 4n;
};

// From one call to the next: whoever was ready at the last one, and not on the core, has waited as long.
export const schedule: Handlers['schedule'] = (call) => {
  const all = call.cpu.vcpus();
  const counter = (): bigint => call.el2.mrs('CNTPCT_EL0');
  const charge = (): void => {
    const now = counter();
    for (const vcpu of all) if (account(vcpu).ready) account(vcpu).nanoseconds += (now - before) * 16n;
    before = now;
  };
  charge();
  for (const vcpu of all) account(vcpu).ready ||= vcpu !== call.cpu.current && vcpu.admitted && vcpu.hasEvent();
  const outcome = HANDLERS.schedule(call);
  charge();
  const { current } = call.cpu;
  for (const vcpu of all)
    account(vcpu).ready = vcpu !== current && vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent());
  if (current !== undefined) call.el2.write(structure(current).pa + 8, 8, account(current).nanoseconds);
  return outcome;
};
