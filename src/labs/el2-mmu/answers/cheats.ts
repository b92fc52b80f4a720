import type { Cheat } from '../../kit/lab.ts';

const file = 'mmu.s';
const ON =
  '        ldr     x0, =0x30c5183d         // SCTLR_EL2: I, SA, C, M\n        msr     sctlr_el2, x0\n        isb\n';
const CALL = '        bl      hello\n        b       .\n';
const PRINT =
  "        ldr     x2, =0x09000000\n        mov     w1, #'M'\n        strb    w1, [x2]\n        mov     w1, #10\n        strb    w1, [x2]\n        b       .\n";

const cheats: readonly Cheat[] = [
  {
    name: 'on-when-nobody-looks',
    claim: 'the MMU is on for a moment, off while hello runs, and on at the end',
    of: 'solution',
    file,
    edits: [
      [
        CALL,
        '        bic     x19, x0, #1\n        msr     sctlr_el2, x19\n        isb\n        bl      hello\n        orr     x19, x19, #1\n        msr     sctlr_el2, x19\n        isb\n        b       .\n',
      ],
    ],
    passes: ['stack', 'tables'],
  },
  {
    name: 'prints-without-hello',
    claim: 'a byte reached the UART with the MMU on; hello, its unaligned read and its stack are gone',
    of: 'solution',
    file,
    edits: [[CALL, PRINT]],
    passes: ['tables'],
  },
  {
    name: 'neither-tlbi-nor-isb',
    claim: 'this machine synchronises by itself, so nothing is seen of it',
    of: 'solution',
    file,
    edits: [
      ['        isb\n\n        tlbi    alle2\n        dsb     sy\n        isb\n', ''],
      ['        isb\n\n        bl', '        bl'],
    ],
    passes: ['stack', 'tables'],
  },
  {
    name: 'a-stack-for-the-end',
    claim: 'SP is stack_top when the run is over; hello pushed somewhere else',
    of: 'solution',
    file,
    edits: [
      ['        ldr     x0, =stack_top\n', '        ldr     x0, =stack_bottom + 64\n'],
      [CALL, '        bl      hello\n        ldr     x0, =stack_top\n        mov     sp, x0\n        b       .\n'],
    ],
    passes: ['tables', 'on'],
  },
  {
    name: 'good-tables-for-the-end',
    claim: 'the descriptors are right when the run is over; hello ran with a block that is not shareable',
    of: 'solution',
    file,
    edits: [
      ['={{ram}} ', '={{ram}} - 0x300 '],
      [
        CALL,
        '        bl      hello\n        ldr     x0, =level1\n        ldr     x1, ={{ram}}\n        str     x1, [x0, #8]\n        dsb     sy\n        b       .\n',
      ],
    ],
    passes: ['stack', 'on'],
  },
  {
    name: 'registers-of-another-variant',
    claim: 'the values that a neighbour was asked for',
    of: 'solution',
    file,
    edits: [
      ['={{mair}} ', '=(0x04 << (8 * {{r}})) + (0xff << (8 * {{d}})) '],
      ['={{ram}} ', '={{ram}} - 4 * {{r}} + 4 * {{d}} '],
      ['={{device}} ', '={{device}} - 4 * {{d}} + 4 * {{r}} '],
    ],
    passes: ['stack', 'on'],
  },
  {
    name: 'patches-hello',
    claim: 'hello prints its M, and the unaligned read that fails without attributes was overwritten',
    of: 'solution',
    file,
    edits: [[ON, '        ldr     x0, =unaligned\n        ldr     w1, =0xd503201f\n        str     w1, [x0]\n' + ON]],
    passes: ['stack', 'tables'],
  },
];
export default cheats;
