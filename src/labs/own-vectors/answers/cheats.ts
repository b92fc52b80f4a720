import type { Cheat } from '../../kit/lab.ts';

const file = 'vectors.s';

const cheats: readonly Cheat[] = [
  {
    name: 'leaves-only',
    claim: 'the guest starts: nothing that comes back is saved',
    of: 'solution',
    file,
    edits: [['        sub     sp, sp, #FRAME\n', '        b       .\n']],
    passes: ['enter'],
  },
  {
    name: 'starts-the-guest-by-itself',
    claim: 'the guest was entered as its frame says: numbers in the code say so',
    of: 'starter',
    file,
    edits: [
      [
        '        eret\n',
        `        ldr     x1, =0x70200000
        msr     elr_el2, x1
        mov     x1, #0x3c5
        msr     spsr_el2, x1
        ldr     x0, =0x70000000
        add     sp, sp, #272
        eret
`,
      ],
    ],
  },
  {
    name: 'shares-what-the-handlers-do-not-read',
    claim: 'x19 to x28 survive: no handler changes them, so they are in no frame',
    of: 'solution',
    file,
    edits: [
      ['        stp     x20, x21, [sp, #160]\n', ''],
      ['        ldp     x20, x21, [sp, #160]\n', ''],
    ],
    passes: ['enter', 'interrupts', 'count'],
  },
  {
    name: 'skips-what-traps',
    claim: 'the guest goes on behind every access: no handler has seen it',
    of: 'solution',
    file,
    edits: [
      [
        '        b       door\n',
        `        cmp     x0, #1
        b.ne    door
        ldr     x1, [sp, #256]
        add     x1, x1, #4
        str     x1, [sp, #256]
        b       leave
`,
      ],
    ],
    passes: ['enter'],
  },
  {
    name: 'counts-ahead',
    claim: 'TPIDR_EL2 goes up: it is set to a number once',
    of: 'solution',
    file,
    edits: [['        add     x1, x1, #COUNT\n', '        mov     x1, #COUNT\n']],
    passes: ['enter', 'frame', 'restore', 'interrupts'],
  },
];
export default cheats;
