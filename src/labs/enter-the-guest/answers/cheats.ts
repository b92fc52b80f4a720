import type { Cheat } from '../../kit/lab.ts';

const file = 'run.s';
const PUSH = '        stp     x0, x1, [sp, #-16]!\n        mrs     x0, tpidr_el2\n';
const POP = '        ldp     x2, x3, [sp], #16\n        stp     x2, x3, [x0, #REGS]\n';
/** guest_exit needs a register: x0 waits where the guest can see it. */
const parked = (park: string, back: string): Cheat['edits'] => [
  [PUSH, `${park}        mrs     x0, tpidr_el2\n        str     x1, [x0, #REGS + 8]\n`],
  [POP, `${back}        str     x2, [x0, #REGS]\n`],
];

const cheats: readonly Cheat[] = [
  {
    name: 'changes-the-frame-itself',
    claim: 'the frame holds what the guest would have left in it; it never ran',
    of: 'starter',
    file,
    edits: [
      [
        '        ret\n\n',
        '        add     x0, x{{pointer}}, #REGS\n        mov     x9, #0\n1:      ldr     x10, [x0, x9, lsl #3]\n        add     x10, x10, #0x100\n        str     x10, [x0, x9, lsl #3]\n        add     x9, x9, #1\n        cmp     x9, #31\n        b.lo    1b\n        ldr     x0, =0x5a000001\n        ret\n        .ltorg\n\n',
      ],
    ],
  },
  {
    name: 'parks-x0-in-a-register-of-the-guest',
    claim: 'all 31 registers were saved: TPIDR_EL1 was lost for it',
    of: 'solution',
    file,
    edits: parked('        msr     tpidr_el1, x0\n', '        mrs     x2, tpidr_el1\n'),
    passes: ['enter', 'host', 'turns'],
  },
  {
    name: 'parks-x0-in-a-simd-register',
    claim: 'all 31 registers were saved: D31 was lost for it',
    of: 'solution',
    file,
    edits: parked('        fmov    d31, x0\n', '        fmov    x2, d31\n'),
    passes: ['enter', 'host', 'turns'],
  },
  {
    name: 'corrects-the-notes-of-the-guest',
    claim: 'the guest found x18 and x19: they were not loaded, and its notes were written afterwards',
    of: 'solution',
    file,
    edits: [
      ['        ldp     x18, x19, [x0, #REGS + 144]\n', ''],
      [
        PUSH,
        `${PUSH}        stp     x2, x3, [sp, #-16]!\n        mrs     x2, sp_el1\n        ldp     x18, x19, [x0, #REGS + 144]\n        stp     x18, x19, [x2, #144]\n        ldp     x2, x3, [sp], #16\n`,
      ],
    ],
    passes: ['host'],
  },
  {
    name: 'loads-what-the-frame-happens-to-hold',
    claim: 'the guest found x18 and x19 of its frame: they are known, so nothing was read',
    of: 'solution',
    file,
    edits: [
      [
        '        ldp     x18, x19, [x0, #REGS + 144]\n',
        '        ldr     x18, ={{a}} + 18\n        ldr     x19, ={{a}} + 19\n',
      ],
      ['        eret\n', '        eret\n        .ltorg\n'],
    ],
    passes: ['exit', 'host'],
  },
  {
    name: 'calls-the-guest-at-el2',
    claim: 'the guest ran: as a function of the hypervisor',
    of: 'solution',
    file,
    edits: [['        eret\n', '        ldr     x30, =guest_entry\n        br      x30\n        .ltorg\n']],
  },
  {
    name: 'saves-what-host-looks-at-in-the-copy',
    claim: 'the copy of the frame is right: the frame was not saved, the copy was written',
    of: 'solution',
    file,
    edits: [
      [
        '        stp     x2, x3, [x0, #REGS + 16]\n',
        '        str     x2, [x0, #REGS + 16 + 544]\n        str     x3, [x0, #REGS + 24 + 544]\n',
      ],
    ],
    passes: ['enter', 'host'],
  },
];
export default cheats;
