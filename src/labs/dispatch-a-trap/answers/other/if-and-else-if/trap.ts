import { dataAbort, hypercall, injectUndefined, instructionAbort, type Handlers } from 'hypervisor';

type Trap = Parameters<Handlers['trap']>;

export function trap(call: Trap[0], vcpu: Trap[1], esr: bigint): void {
  const ec = Number(esr) >>> 26;
  const iss = Number(esr) & 0x1ff_ffff;
  if (ec === 0x24) dataAbort(call, vcpu, esr);
  else if (ec === 0x20) instructionAbort(call, vcpu, esr);
  else if (ec === 0x18) call.handlers.sysreg(call, vcpu, esr);
  else if (ec === 0x16 && iss === {{tag}}) call.frame.setX({{ring:d}}, {{reply}}n);
  else if (ec === 0x16) hypercall(call, vcpu);
  else if (ec === 0x17) {
    call.frame.elr += 4n;
    hypercall(call, vcpu);
  } else if (ec === 0x01) {
    call.frame.elr += 4n;
    if (iss % 2 === 0) vcpu.state.waiting = true;
  } else injectUndefined(call);
}
