import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'changes-the-frame-itself',
    claim: 'the frame holds what the guest would have left in it; it never ran',
    of: 'starter',
    file: 'run.s',
    edits: [
      [
        '        ret\n\n',
        '        mov     x9, #0\n1:      ldr     x10, [x0, x9, lsl #3]\n        add     x10, x10, #0x100\n        str     x10, [x0, x9, lsl #3]\n        add     x9, x9, #1\n        cmp     x9, #31\n        b.lo    1b\n        ldr     x10, [x0, #248]\n        add     x10, x10, #0x10\n        str     x10, [x0, #248]\n        ldr     x0, =0x5a000001\n        ret\n        .ltorg\n\n',
      ],
    ],
  },
];
export default cheats;
