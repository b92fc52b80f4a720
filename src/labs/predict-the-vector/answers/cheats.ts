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
      ['virtual-irq-at-el0 = ?', 'virtual-irq-at-el0 = EL2+0x400'],
    ],
  },
];
export default cheats;
