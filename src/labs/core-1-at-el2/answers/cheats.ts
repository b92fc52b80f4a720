import type { Cheat } from '../../kit/lab.ts';

const file = 'second.s';
const START = 'start_core:\n        ret';

const cheats: readonly Cheat[] = [
  {
    name: 'makes-the-answers-up',
    claim: 'the firmware said −2, 0 and −4: nobody asked it',
    of: 'starter',
    file,
    edits: [
      [
        START,
        'start_core:\n        ldr     x3, =turn\n        ldr     w4, [x3]\n        add     w5, w4, #1\n        str     w5, [x3]\n        mov     x0, #-2\n        cbz     w4, 1f\n        mov     x0, #0\n        cmp     w4, #1\n        b.eq    1f\n        mov     x0, #-4\n1:      ret\nturn:   .word   0',
      ],
    ],
  },
  {
    name: 'core-0-plays-core-1',
    claim: 'somebody came to core_main with the right block: core 0 did',
    of: 'starter',
    file,
    edits: [
      [
        START,
        'start_core:\n        cmp     x0, #1\n        b.ne    1f\n        mov     x0, x1\n        b       secondary\n1:      mov     x0, #-2\n        ret',
      ],
      [
        'secondary:\n        b       .',
        'secondary:\n        msr     tpidr_el2, x0\n        ldr     x1, [x0, #STACK]\n        mov     sp, x1\n        ldr     x1, [x0, #VECTORS]\n        msr     vbar_el2, x1\n        isb\n        ldr     x1, [x0, #MAIN]\n        br      x1',
      ],
    ],
  },
  {
    name: 'the-block-of-this-variant',
    claim: 'the context was used: its address stands in the code',
    of: 'solution',
    file,
    edits: [['        msr     tpidr_el2, x0\n', '        ldr     x0, ={{block}}\n        msr     tpidr_el2, x0\n']],
    passes: ['wake'],
  },
  {
    name: 'one-core-adds-for-both',
    claim: 'the sum is right: core 0 adds twice as much, core 1 nothing',
    of: 'solution',
    file,
    edits: [
      [
        'add:    ldxr    w2, [x0]',
        'add:    mrs     x3, tpidr_el2\n        cbnz    x3, 2f\n        lsl     w1, w1, #1\n        ldr     w2, [x0]\n        add     w2, w2, w1\n        str     w2, [x0]\n2:      ret\n        ldxr    w2, [x0]',
      ],
    ],
    passes: ['wake', 'own'],
  },
  {
    name: 'sleeps-once-for-show',
    claim: 'WFE was executed: once, and the waiting is done by reading',
    of: 'solution',
    file,
    edits: [
      ['        b.eq    1f\n        wfe\n        b       await\n', '        b.eq    1f\n        b       await\n'],
      ['        msr     vbar_el2, x1\n', '        msr     vbar_el2, x1\n        sevl\n        wfe\n'],
    ],
    passes: ['wake', 'own'],
  },
  {
    name: 'barriers-in-another-place',
    claim: 'there are barriers: at the beginning, where nothing was written yet',
    of: 'solution',
    file,
    edits: [
      ['        dmb     ish\n        str     w1, [x0]\n        dsb     ish\n', '        str     w1, [x0]\n'],
      ['        mov     x3, x1\n', '        dmb     ish\n        dsb     ish\n        mov     x3, x1\n'],
    ],
    passes: ['wake', 'own'],
  },
];
export default cheats;
