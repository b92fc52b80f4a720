import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'a-frame-out-of-nothing',
    claim: 'the handler gets a frame that the guest was never saved into',
    of: 'solution',
    file: 'vectors.s',
    edits: [
      ['        stp     x28, x29, [sp, #224]\n', ''],
      ['        stp     x30, x1, [sp, #240]\n', ''],
    ],
    passes: ['table'],
  },
  {
    name: 'changes-the-registers-themselves',
    claim: 'EL1 finds what the handler would have changed; there was no frame, and no handler',
    of: 'solution',
    file: 'vectors.s',
    edits: [
      [
        'enter:\n',
        'enter:\n        add     x0, x0, #1\n        add     x19, x19, #1\n        add     x20, x20, #1\n        add     x21, x21, #1\n        add     x22, x22, #1\n        add     x23, x23, #1\n        add     x24, x24, #1\n        add     x25, x25, #1\n        add     x26, x26, #1\n        add     x27, x27, #1\n        add     x28, x28, #1\n        add     x29, x29, #1\n        msr     tpidr_el2, x1\n        mrs     x1, sp_el0\n        add     x1, x1, #16\n        msr     sp_el0, x1\n        mrs     x1, elr_el2\n        add     x1, x1, #4\n        msr     elr_el2, x1\n        mrs     x1, spsr_el2\n        orr     x1, x1, #(1 << 29)\n        msr     spsr_el2, x1\n        mrs     x1, tpidr_el2\n        eret\n',
      ],
    ],
  },
];
export default cheats;
