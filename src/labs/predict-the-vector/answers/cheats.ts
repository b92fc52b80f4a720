import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'one-answer-to-everything',
    claim: 'the vector that is right most often',
    of: 'starter',
    file: 'predictions',
    edits: [
      ['hvc-at-el2 = ?', 'hvc-at-el2 = EL2+0x400'],
      ['hvc-at-el1 = ?', 'hvc-at-el1 = EL2+0x400'],
      ['svc-at-el1 = ?', 'svc-at-el1 = EL2+0x400'],
      ['brk-at-el1 = ?', 'brk-at-el1 = EL2+0x400'],
      ['msr-vbar-el2-at-el1 = ?', 'msr-vbar-el2-at-el1 = EL2+0x400'],
      ['wfi-at-el1 = ?', 'wfi-at-el1 = EL2+0x400'],
      ['svc-at-el0 = ?', 'svc-at-el0 = EL2+0x400'],
      ['hvc-at-el0 = ?', 'hvc-at-el0 = EL2+0x400'],
      ['abort-at-el0 = ?', 'abort-at-el0 = EL2+0x400'],
      ['virtual-at-el0 = ?', 'virtual-at-el0 = EL2+0x400'],
    ],
  },
  {
    name: 'only-what-is-sure',
    claim: 'the cases that are open stay open; what is right there is counted',
    of: 'solution',
    file: 'predictions',
    edits: [['brk-at-el1 = EL1+{{group4}}', 'brk-at-el1 = ?']],
  },
  {
    name: 'asks-one-case-at-a-time',
    claim: 'one prediction is told right or wrong, and then the next',
    of: 'starter',
    file: 'predictions',
    edits: [
      ['wfi-at-el1 = ?', 'wfi-at-el1 = EL2+0x400'],
      ['msr-vbar-el2-at-el1 = ?', 'msr-vbar-el2-at-el1 = EL1+{{group5}}'],
    ],
  },
  {
    name: 'levels-only',
    claim: 'the level is right everywhere, and the offset is that of the first group',
    of: 'solution',
    file: 'predictions',
    edits: [
      ['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL2+0'],
      ['wfi-at-el1 = EL2+0x400', 'wfi-at-el1 = EL2+0'],
      ['svc-at-el0 = EL1+0x400', 'svc-at-el0 = EL1+0'],
    ],
  },
  {
    name: 'another-stack-pointer',
    claim: 'what a neighbour was right with, whose cases had the other stack pointer',
    of: 'solution',
    file: 'predictions',
    edits: [
      ['brk-at-el1 = EL1+{{group4}}', 'brk-at-el1 = EL1+{{other4}}'],
      ['msr-vbar-el2-at-el1 = EL1+{{group5}}', 'msr-vbar-el2-at-el1 = EL1+{{other5}}'],
    ],
    passes: ['from-el0'],
  },
];
export default cheats;
