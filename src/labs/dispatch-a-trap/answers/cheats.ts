import type { Cheat } from '../../kit/lab.ts';

const file = 'trap.ts';
const LAST = '  injectUndefined(call);\n};';
const IMPORT = 'import {\n  dataAbort,';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-dispatch-that-is-built-in',
    claim: 'every trap is handled: by the hypervisor that was there before',
    of: 'starter',
    file,
    edits: [
      [IMPORT, 'import {\n  HANDLERS,\n  dataAbort,'],
      [
        LAST,
        `  if (esr >> 26n === 0x16n && (esr & 0xffffn) === {{tag}}n)
    return call.frame.setX({{ring:d}}, {{reply}}n);
  if (esr >> 26n === 0x07n) return injectUndefined(call);
  HANDLERS.trap(call, vcpu, esr);\n};`,
      ],
    ],
  },
  {
    name: 'skips-whatever-comes',
    claim: 'the guest has reached its end: nothing of what it asked for was done',
    of: 'starter',
    file,
    edits: [[LAST, '  if (esr >> 26n !== 0x16n) call.frame.skip();\n};']],
  },
  {
    name: 'writes-the-results-of-this-variant',
    claim: 'what the guest finds is right: it was read in guest.s, and nobody was asked',
    of: 'solution',
    file,
    edits: [
      ['      else hypercall(call, vcpu);', '      else call.frame.setX(0, BigInt.asUintN(64, {{hvc2}}n));'],
      [
        '      call.frame.skip();\n      hypercall(call, vcpu);',
        '      call.frame.skip();\n      call.frame.setX(0, BigInt.asUintN(64, {{smc2}}n));',
      ],
    ],
    passes: ['handed', 'waits', 'unknown'],
  },
  {
    name: 'forges-the-registers-behind-the-traps',
    claim: 'the load, the MRS and the MSR had their effects: registers were set, no handler was called',
    of: 'solution',
    file,
    edits: [
      [
        '      return call.handlers.sysreg(call, vcpu, esr);',
        "      call.frame.setX(21, {{idvalue}}n);\n      call.el2.msr('CONTEXTIDR_EL1', {{context}}n);\n      return call.frame.skip();",
      ],
      [
        '      return dataAbort(call, vcpu, esr);',
        `      if (call.el2.mrs('FAR_EL2') !== 0x09000000n + {{cell}}n) return dataAbort(call, vcpu, esr);
      call.frame.setX(23, {{cellvalue}}n);
      return call.frame.skip();`,
      ],
    ],
    passes: ['calls', 'waits', 'unknown'],
  },
  {
    name: 'jumps-to-the-end',
    claim: 'the guest has finished: it was sent there with its first call',
    of: 'starter',
    file,
    edits: [[LAST, '  for (let i = 0; i < 60; i++) call.frame.skip();\n  call.frame.setX(0, {{hvc2}}n);\n};']],
  },
  {
    name: 'turns-the-clock-forward',
    claim: 'the guest has waited long enough: its clock was moved',
    of: 'solution',
    file,
    edits: [
      [
        '      if ((esr & 1n) === 0n) vcpu.state.waiting = true;',
        "      if ((esr & 1n) === 0n) call.el2.msr('CNTVOFF_EL2', BigInt.asUintN(64, -20000n));",
      ],
    ],
    passes: ['calls', 'handed', 'unknown'],
  },
];
export default cheats;
