import type { Cheat } from '../../kit/lab.ts';

const file = 'vcpu.s';
const FIRST = '        // 1. The frame. Every other register is 0; EL1h, D, A, I and F masked.\n';
const RET = '        // 6. CPTR_EL2: 0x33ff, floating point does not trap.\n\n        ret\n';
const NOTES = `        ldr     x9, =found
        ldr     x10, =0x30d00800
        str     x10, [x9]
        stp     xzr, xzr, [x9, #8]
        stp     xzr, xzr, [x9, #24]
        str     xzr, [x9, #40]
        mrs     x10, midr_el1
        mov     x11, #0x80000000
        orr     x11, x11, x{{number}}
        stp     x10, x11, [x9, #48]
        ldr     x9, =registers
        str     x{{tree}}, [x9]
        ldr     x9, =times
        stp     x10, x10, [x9]
`;

const cheats: readonly Cheat[] = [
  {
    name: 'clears-the-guests-notes',
    claim: 'the registers that the guest would have found are as they should be; it never ran',
    of: 'starter',
    file,
    edits: [
      [
        FIRST,
        '        ldr     x9, =found\n        ldr     x10, =0x30d00800\n        str     x10, [x9]\n        str     xzr, [x9, #8]\n        str     xzr, [x9, #16]\n        str     xzr, [x9, #24]\n        str     xzr, [x9, #32]\n        str     xzr, [x9, #40]\n        ldr     x9, =registers\n        str     x{{tree}}, [x9]\n',
      ],
    ],
  },
  {
    name: 'writes-every-note-of-the-guest',
    claim: 'the guest has noted who it is and what time it is: vcpu_init wrote that, and nobody entered it',
    of: 'starter',
    file,
    edits: [[FIRST, NOTES]],
  },
  {
    name: 'enters-the-guest-itself',
    claim: 'the guest was entered with everything right, if not by host.s: the frame was left out',
    of: 'solution',
    file,
    edits: [
      [
        '        msr     cptr_el2, x9\n        ret\n',
        '        msr     cptr_el2, x9\n        msr     elr_el2, x{{entry}}\n        mov     x9, #0x3c5\n        msr     spsr_el2, x9\n        mov     x0, x{{tree}}\n        .irp    n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30\n        mov     x\\n, xzr\n        .endr\n        msr     sp_el0, xzr\n        eret\n',
      ],
    ],
  },
  {
    name: 'runs-the-guest-at-el2',
    claim: 'the guest has noted what it found: it was called as a function',
    of: 'starter',
    file,
    edits: [[RET, '        mov     x0, x{{tree}}\n        br      x{{entry}}\n']],
  },
  {
    name: 'knows-the-number-of-this-variant',
    claim: 'the VCpu has the number that it was given: it stands in the code',
    of: 'solution',
    file,
    edits: [['orr     x9, x9, x{{number}}', 'add     x9, x9, #{{index}}']],
    passes: ['entry', 'state', 'time', 'traps'],
  },
  {
    name: 'knows-the-device-tree-of-this-variant',
    claim: 'the guest finds its device tree: at the address that host.s has in this variant',
    of: 'solution',
    file,
    edits: [
      [
        '        str     x{{tree}}, [x0, #{{regs}}]\n',
        '        ldr     x9, ={{dtb}}\n        str     x9, [x0, #{{regs}}]\n',
      ],
    ],
    passes: ['state', 'identity', 'time', 'traps'],
  },
  {
    name: 'overwrites-the-code-of-the-guest',
    claim: 'the guest reads neither counter nor timer: these instructions are gone',
    of: 'solution',
    file,
    edits: [
      [
        '        mov     x9, #3\n        msr     cnthctl_el2, x9\n',
        '        ldr     x9, =noted - 24\n        ldr     w10, =0xd503201f\n        str     w10, [x9]\n        str     w10, [x9, #8]\n        str     w10, [x9, #16]\n        ic      iallu\n',
      ],
    ],
    passes: ['entry'],
  },
];
export default cheats;
