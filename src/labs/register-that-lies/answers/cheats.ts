import type { Cheat } from '../../kit/lab.ts';

const file = 'sysreg.ts';
const LAST = '  injectUndefined(call);\n};';
const REST = '  void [IDENTIFICATION, TRANSLATION, reads];\n';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-handler-that-is-built-in',
    claim: 'every access is done: by the hypervisor that was there before',
    of: 'starter',
    file,
    edits: [
      ['  type Handlers,\n}', '  sysreg as own,\n  type Handlers,\n}'],
      [LAST, `${REST}  own(call, vcpu, esr);\n};`],
    ],
  },
  {
    name: 'writes-the-values-of-this-variant',
    claim: 'the core was asked who it is: the answer was read beforehand',
    of: 'solution',
    file,
    edits: [
      [
        '  frame.setX(register, value);',
        "  frame.setX(register, known === undefined || value === {{ownvalue}}n || known === 'ID_AA64ISAR0_EL1' ? value : {{idvalue}}n);",
      ],
    ],
    passes: ['written', 'lied', 'counted'],
  },
  {
    name: 'counts-as-this-guest-does',
    claim: 'the count is right: it is that of this guest',
    of: 'solution',
    file,
    edits: [["'{{counter}}') value = reads;", "'{{counter}}') value = {{total}}n;"]],
    passes: ['through', 'written', 'lied'],
  },
  {
    name: 'lets-the-guest-read-by-itself',
    claim: 'reads give what the core says: they do not trap any more',
    of: 'starter',
    file,
    edits: [[LAST, `${REST}  call.el2.msr('HCR_EL2', call.el2.mrs('HCR_EL2') & ~((1n << 18n) | (1n << 26n)));\n};`]],
  },
  {
    name: 'skips-whatever-comes',
    claim: 'the guest has reached its end: nothing was read or written',
    of: 'starter',
    file,
    edits: [[LAST, `${REST}  call.frame.setX(Number((esr >> 5n) & 31n), 0n);\n  call.frame.skip();\n};`]],
  },
];
export default cheats;
