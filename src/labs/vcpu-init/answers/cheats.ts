import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'clears-the-guests-notes',
    claim: 'the registers that the guest would have found are as they should be; it never ran',
    of: 'starter',
    file: 'vcpu.s',
    edits: [
      [
        '        // 1. The frame. Every other register is 0; EL1h, D, A, I and F masked.\n',
        '        ldr     x9, =found\n        ldr     x10, =0x30d00800\n        str     x10, [x9]\n        str     xzr, [x9, #8]\n        str     xzr, [x9, #16]\n        str     xzr, [x9, #24]\n        str     xzr, [x9, #32]\n        str     xzr, [x9, #40]\n        ldr     x9, =registers\n        str     x2, [x9]\n',
      ],
    ],
  },
];
export default cheats;
