import type { Cheat } from '../../kit/lab.ts';

const file = 'el2.s';
const COUNTED =
  'adr     x9, calls\n        ldr     x10, [x9]\n        add     x10, x10, #1\n        str     x10, [x9]\n        cmp     x10, #1';
const CALLS = '        msr     elr_el2, x9\n        eret\n        .balign 8\ncalls:  .quad   0\n';

const cheats: readonly Cheat[] = [
  {
    name: 'writes-what-the-guest-would',
    claim: 'the cells hold what EL1 writes down after good answers; EL1 never ran',
    of: 'starter',
    file,
    edits: [
      [
        '        // 1. Say where the vectors are.\n',
        '        ldr     x1, =answer\n        mov     x0, #{{argument}}\n        {{op}}     x2, x0, #{{increment}}\n        str     x2, [x1]\n        ldr     x1, =other\n        str     x0, [x1]\n        ldr     x1, =reached\n        mov     x2, #2\n        str     x2, [x1]\n        b       .\n',
      ],
    ],
  },
  {
    name: 'writes-the-cell-while-the-smc-is-handled',
    claim: 'the cell answer holds the answer; EL1 never got it in a register',
    of: 'solution',
    file,
    edits: [
      ['        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n', ''],
      [
        '1:      mrs     x9, elr_el2\n',
        '1:      ldr     x9, =answer\n        mov     x10, #{{wanted}}\n        str     x10, [x9]\n        mrs     x9, elr_el2\n',
      ],
    ],
    passes: ['vectors', 'cause'],
  },
  {
    name: 'answer-of-another-variant',
    claim: 'the increment that a neighbour was given',
    of: 'solution',
    file,
    edits: [['#{{increment}}', '#0xfff']],
    passes: ['vectors', 'cause'],
  },
  {
    name: 'counts-its-calls',
    claim: 'the first call is the HVC and the second the SMC; ESR_EL2 is never read',
    of: 'solution',
    file,
    edits: [
      ['mrs     x9, esr_el2\n        lsr     x9, x9, #26\n        cmp     x9, #0x16', COUNTED],
      ['        msr     elr_el2, x9\n        eret\n', CALLS],
    ],
    passes: ['vectors', 'answer'],
  },
  {
    name: 'hard-coded-and-counted',
    claim: 'the answer is known, and so is the order of the calls',
    of: 'solution',
    file,
    edits: [
      ['mrs     x9, esr_el2\n        lsr     x9, x9, #26\n        cmp     x9, #0x16', COUNTED],
      ['{{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}', 'ldr     x{{reg:d}}, =0x6e02'],
      ['        msr     elr_el2, x9\n        eret\n', CALLS],
    ],
    passes: ['vectors'],
  },
  {
    name: 'patches-the-guest',
    claim: 'EL1 has the answer, because its HVC was overwritten by a MOV',
    of: 'solution',
    file,
    edits: [
      [
        '        ldr     x0, =el1_entry\n',
        '        ldr     x0, =called - 4\n        ldr     w1, =0xd503201f\n        str     w1, [x0]\n        ldr     x0, =el1_entry\n',
      ],
    ],
  },
  {
    name: 'returns-past-the-calls',
    claim: 'EL1 stands behind its calls with good registers; it never made the calls',
    of: 'starter',
    file,
    edits: [
      ['        ldr     x0, =el1_entry\n', '        ldr     x0, =called\n        mov     x{{reg:d}}, #{{wanted}}\n'],
    ],
  },
];
export default cheats;
