import type { Cheat } from '../../kit/lab.ts';

const file = 'irq.s';

const cheats: readonly Cheat[] = [
  {
    name: 'counts-without-asking',
    claim: 'three ticks are counted, and the timer is quiet: the GIC was never asked',
    of: 'solution',
    file,
    edits: [
      [
        'irq:    ldr     w0, [x27, #0x0c]        // GICC_IAR\n        and     w1, w0, #0x3ff\n        cmp     w1, #1020\n        b.hs    3f\n        cmp     w1, #INTID\n        b.ne    1f\n',
        'irq:    mrs     x0, {{ctl}}\n        cbz     x0, 3f\n',
      ],
      [
        '        add     x19, x19, #1\n        b       2f\n1:      add     x20, x20, #1\n2:      str     w0, [x27, #0x10]        // GICC_EOIR\n',
        '        add     x19, x19, #1\n',
      ],
    ],
    passes: ['open'],
  },
  {
    name: 'sets-the-counters',
    claim: 'x19 and x20 are right: open has written them',
    of: 'starter',
    file,
    edits: [
      ['open:   ret', 'open:   mov     x19, #3\n        mov     x20, #1\n        ret'],
      ['irq:    ret', 'irq:    msr     {{ctl}}, xzr\n        mov     x19, #3\n        mov     x20, #1\n        ret'],
    ],
  },
  {
    name: 'clears-what-is-active-in-the-distributor',
    claim: 'nothing is active any more: GICD_ICACTIVER has cleared it',
    of: 'solution',
    file,
    edits: [
      [
        '2:      str     w0, [x27, #0x10]        // GICC_EOIR\n',
        '2:      mov     w0, #-1\n        str     w0, [x26, #0x380]\n',
      ],
    ],
    passes: ['open'],
  },
  {
    name: 'no-deactivation-of-its-own',
    claim: 'the timer comes again: its active bit is taken away behind the back of the CPU interface',
    of: 'solution',
    file,
    edits: [
      [
        '        str     w0, [x1]                // GICC_DIR\n',
        '        mov     w0, #-1\n        str     w0, [x26, #0x380]\n',
      ],
    ],
    passes: ['open', 'take'],
  },
  {
    name: 'stops-the-timer-first',
    claim: 'the work was done while the interrupt was active: the timer had been stopped, and everything ended',
    of: 'solution',
    file,
    edits: [
      [
        '        stp     x0, x30, [sp, #-16]!\n        msr     daifclr, #2\n',
        '        stp     x0, x30, [sp, #-16]!\n        msr     {{ctl}}, xzr\n        add     x1, x27, #0x1000\n        str     w0, [x1]\n        msr     daifclr, #2\n',
      ],
    ],
    passes: ['open', 'take'],
  },
];
export default cheats;
