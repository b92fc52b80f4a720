import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'trap.ts',
  edits,
  fails,
  code: because.includes('.') ? because : `${fails}.${because}`,
});

const SMC = '      call.frame.skip();\n      hypercall(call, vcpu);\n';
const WAIT = '      if ((esr & 1n) === 0n) vcpu.state.waiting = true;\n      else call.cpu.state.turn++;\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('smc-not-skipped', 'calls', 'again', [SMC, '      hypercall(call, vcpu);\n']),
  mutant('smc-skipped-twice', 'calls', 'twice', [SMC, `      call.frame.skip();\n${SMC}`]),
  mutant('hvc-skipped-too', 'calls', 'hvc-twice', ['      else hypercall(call, vcpu);', '      else {\n        call.frame.skip();\n        hypercall(call, vcpu);\n      }']),
  mutant('class-from-the-wrong-bits', 'calls', 'undefined', ['switch (esr >> 26n)', 'switch (esr >> 25n)']),
  mutant('class-from-the-top-byte', 'calls', 'undefined', ['switch (esr >> 26n)', 'switch (esr >> 24n)']),
  mutant('smc-falls-through', 'calls', 'undefined', ['    case 0x17n:\n', '']),
  mutant('immediate-not-looked-at', 'calls', 'bell-called', ['if ((esr & 0xffffn) === {{tag}}n) call.frame.setX({{ring:d}}, {{reply}}n);\n      else ', '']),
  mutant('immediate-from-the-class', 'calls', 'bell-called', ['(esr & 0xffffn)', '((esr >> 16n) & 0xffffn)']),
  mutant('mrs-skipped-twice', 'handed', 'twice', ['      return call.handlers.sysreg(call, vcpu, esr);', '      call.handlers.sysreg(call, vcpu, esr);\n      return call.frame.skip();']),
  mutant('load-skipped-twice', 'handed', 'twice', ['      return dataAbort(call, vcpu, esr);', '      dataAbort(call, vcpu, esr);\n      return call.frame.skip();']),
  mutant('data-aborts-forgotten', 'handed', 'undefined', ['    case 0x24n:\n      return dataAbort(call, vcpu, esr);\n', '']),
  mutant('instruction-aborts-forgotten', 'handed', 'jump', ['    case 0x20n:\n      return instructionAbort(call, vcpu, esr);\n', '']),
  mutant('wfi-falls-through', 'waits', 'undefined', [`    case 0x01n:\n      call.frame.skip();\n${WAIT}      return;\n`, '']),
  mutant('wfi-not-skipped', 'waits', 'again', [`      call.frame.skip();\n${WAIT}`, WAIT]),
  mutant('wfi-does-nothing', 'waits', 'early', [WAIT, '']),
  mutant('wfe-waits-for-an-interrupt', 'waits', 'wfe', [WAIT, '      vcpu.state.waiting = true;\n']),
  mutant('unknown-is-skipped', 'unknown', 'skipped', ['return injectUndefined(call);', 'return call.frame.skip();']),
  mutant('unknown-is-ignored', 'unknown', 'again', ['return injectUndefined(call);', 'return;']),
  mutant('unknown-stops-the-vm', 'unknown', 'stopped', ['return injectUndefined(call);', "return vcpu.vm.stop('failed');"]),
];
export default mutants;
