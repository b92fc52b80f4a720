import { dataAbort, hypercall, instructionAbort, injectSynchronous, type Handlers } from 'hypervisor';

/** Classes whose preferred return address is the instruction itself, and which are done when the guest goes on. */
const BEFORE = new Set([0x01n, 0x17n]);
const UNDEFINED = 0x02000000n;

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const ec = (esr >> 26n) & 0b111111n;
  if (BEFORE.has(ec)) call.frame.skip();
  if (ec === 0x01n) {
    if (esr & 1n) call.cpu.state.turn += 1;
    else vcpu.state.waiting = true;
    return;
  }
  const rings = ec === 0x16n && BigInt.asUintN(16, esr) === {{tag}}n;
  if (rings) return call.frame.setX({{ring:d}}, {{reply}}n);
  if (ec === 0x16n || ec === 0x17n) return hypercall(call, vcpu);
  if (ec === 0x18n) return call.handlers.sysreg(call, vcpu, esr);
  if (ec === 0x20n) return instructionAbort(call, vcpu, esr);
  if (ec === 0x24n) return dataAbort(call, vcpu, esr);
  injectSynchronous(call, UNDEFINED);
};
