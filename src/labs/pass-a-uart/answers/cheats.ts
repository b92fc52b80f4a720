import type { Cheat } from '../../kit/lab.ts';

const file = 'pass.s';
const cheats: readonly Cheat[] = [
  {
    name: 'one-prediction-left-open',
    claim: 'what is known counts',
    of: 'solution',
    file: 'predictions',
    edits: [['left = {{mask}}', 'left = ?']],
    passes: ['give', 'take', 'clean'],
  },
  {
    name: 'prints-both-lines-itself',
    claim: 'both lines have come out: EL2 has printed them',
    of: 'starter',
    file,
    edits: [
      [
        'give:   ret',
        `give:   adr     x3, 2f
1:      ldrb    w4, [x3], #1
        strb    w4, [x2]
        cbnz    w4, 1b
        ret
2:      .asciz  "{{line0}}\\n{{line1}}\\n"
        .balign 4`,
      ],
    ],
  },
  {
    name: 'a-page-that-looks-like-it',
    claim: 'VM 1 finds all registers as after a reset: in a page of memory that was filled in so',
    of: 'solution',
    file,
    edits: [
      [
        'give:   ubfx    x3, x1, #12, #9',
        `        .balign 4
9:      .word   0
give:   adr     x5, 9b
        ldr     w6, [x5]
        add     w6, w6, #1
        str     w6, [x5]
        cmp     w6, #2
        b.ne    1f
        ldr     x2, =0x40500000
        mov     w5, #0x300
        str     w5, [x2, #0x30]
        mov     w5, #0x90
        str     w5, [x2, #0x18]
1:      ubfx    x3, x1, #12, #9`,
      ],
    ],
    passes: ['predict', 'give', 'take'],
  },
  {
    name: 'leads-somewhere-else',
    claim: 'VM 0 is gone from the UART: its page leads to memory now',
    of: 'solution',
    file,
    edits: [
      [
        'take:   ubfx    x3, x1, #12, #9\n        str     xzr, [x0, x3, lsl #3]',
        'take:   ubfx    x3, x1, #12, #9\n        ldr     x5, =0x00400000405004c7\n        str     x5, [x0, x3, lsl #3]',
      ],
    ],
    passes: ['predict', 'give', 'clean'],
  },
  {
    name: 'changes-the-guest',
    claim: 'VM 0 reads -1: its load is another instruction now',
    of: 'solution',
    file,
    edits: [
      [
        '        str     xzr, [x0, x3, lsl #3]\n',
        '        ldr     x5, =again + 8\n        ldr     x6, =0x3fc00000\n        sub     x5, x5, x6\n        ldr     w6, =0x92800002\n        str     w6, [x5]\n',
      ],
    ],
    passes: ['predict', 'give'],
  },
];
export default cheats;
