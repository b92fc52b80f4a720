import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'writes-what-the-guest-would',
    claim: 'the cells hold what EL1 writes down after good answers; EL1 never ran',
    of: 'starter',
    file: 'el2.s',
    edits: [
      [
        '        // 1. Say where the vectors are.\n',
        '        ldr     x1, =answer\n        mov     x0, #{{argument}}\n        add     x2, x0, #{{increment}}\n        str     x2, [x1]\n        ldr     x1, =other\n        str     x0, [x1]\n        ldr     x1, =reached\n        mov     x2, #2\n        str     x2, [x1]\n        b       .\n',
      ],
    ],
  },
  {
    name: 'answer-of-another-variant',
    claim: 'the increment that a neighbour was given',
    of: 'solution',
    file: 'el2.s',
    edits: [['#{{increment}}', '#0x2a1']],
    passes: ['vectors', 'cause'],
  },
];
export default cheats;
