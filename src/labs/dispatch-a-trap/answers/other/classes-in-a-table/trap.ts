import { dataAbort, hypercall, injectUndefined, instructionAbort, type Handlers } from 'hypervisor';

type Handle = Handlers['trap'];

const hvc: Handle = (call, vcpu, esr) => {
  if (Number(esr & 0xffffn) === {{tag}}) call.frame.setX({{ring:d}}, {{reply}}n);
  else hypercall(call, vcpu);
};
const smc: Handle = (call, vcpu) => {
  hypercall(call, vcpu);
  call.frame.skip();
};
const wait: Handle = (call, vcpu, esr) => {
  const event = (esr & 1n) === 1n;
  if (event) call.cpu.state.turn++;
  vcpu.state.waiting = !event;
  call.frame.skip();
};

const CLASSES: Partial<Record<number, Handle>> = {
  0x01: wait,
  0x16: hvc,
  0x17: smc,
  0x18: (call, vcpu, esr) => call.handlers.sysreg(call, vcpu, esr),
  0x20: instructionAbort,
  0x24: dataAbort,
};

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const handle = CLASSES[Number((esr >> 26n) & 0x3fn)] ?? injectUndefined;
  handle(call, vcpu, esr);
};
