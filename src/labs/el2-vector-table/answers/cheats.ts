import type { Cheat } from '../../kit/lab.ts';

const file = 'vectors.s';
const PAIRS = Array.from({ length: 15 }, (_, n) => 2 * n);
const STORES = PAIRS.map((n) => `        stp     x${n}, x${n + 1}, [sp, #{{hole}}${8 * n}]\n`).join('');
/** The values that guest.s gives its registers. */
const KNOWN =
  '        ldr     x0, ={{pattern}}\n' +
  Array.from(
    { length: 31 },
    (_, n) => `        add     x1, x0, #${n}\n        str     x1, [sp, #{{hole}}${8 * n}]\n`,
  ).join('');

const cheats: readonly Cheat[] = [
  {
    name: 'a-frame-out-of-nothing',
    claim: 'the handler gets a frame that the guest was never saved into',
    of: 'solution',
    file: 'vectors.s',
    edits: [
      ['        stp     x28, x29, [sp, #{{hole}}224]\n', ''],
      ['        str     x30, [sp, #{{hole}}240]\n', ''],
    ],
    passes: ['table'],
  },
  {
    name: 'changes-the-registers-themselves',
    claim: 'EL1 finds what the handler would have changed; there was no frame, and no handler',
    of: 'solution',
    file: 'vectors.s',
    edits: [
      [
        'enter:\n',
        'enter:\n        add     x0, x0, #1\n        add     x19, x19, #1\n        add     x20, x20, #1\n        add     x21, x21, #1\n        add     x22, x22, #1\n        add     x23, x23, #1\n        add     x24, x24, #1\n        add     x25, x25, #1\n        add     x26, x26, #1\n        add     x27, x27, #1\n        add     x28, x28, #1\n        add     x29, x29, #1\n        msr     tpidr_el2, x1\n        mrs     x1, sp_el0\n        add     x1, x1, #16\n        msr     sp_el0, x1\n        mrs     x1, elr_el2\n        add     x1, x1, #4\n        msr     elr_el2, x1\n        mrs     x1, spsr_el2\n        orr     x1, x1, #(1 << 29)\n        msr     spsr_el2, x1\n        mrs     x1, tpidr_el2\n        eret\n',
      ],
    ],
  },
  {
    name: 'a-frame-from-what-is-known',
    claim: 'the frame holds what EL1 has in its registers; it was made of numbers, and nothing was saved',
    of: 'solution',
    file,
    edits: [
      [STORES, KNOWN],
      ['        str     x30, [sp, #{{hole}}240]\n', ''],
    ],
    passes: ['table', 'return'],
  },
  {
    name: 'writes-the-copy',
    claim: 'the copy of the frame holds what it should; the frame that the handler got does not',
    of: 'solution',
    file,
    edits: [
      ['        stp     x28, x29, [sp, #{{hole}}224]\n', ''],
      [
        '        bl      trap_handler\n',
        '        bl      trap_handler\n        ldr     x0, =copy\n        stp     x28, x29, [x0, #{{hole}}224]\n',
      ],
      [
        '        ldp     x28, x29, [sp, #{{hole}}224]\n',
        '        add     x29, x29, #1\n        add     x28, x28, #1\n',
      ],
    ],
    passes: ['table', 'return'],
  },
  {
    name: 'layout-of-another-variant',
    claim: 'a frame as a neighbour has it: two of the special registers are exchanged',
    of: 'solution',
    file,
    edits: [
      ['        str     x0, [sp, #{{elrAt:d}}]\n', '        str     x0, [sp, #{{spAt:d}}]\n'],
      [
        '        mrs     x0, sp_el0\n        str     x0, [sp, #{{spAt:d}}]\n',
        '        mrs     x0, sp_el0\n        str     x0, [sp, #{{elrAt:d}}]\n',
      ],
    ],
    passes: ['table'],
  },
];
export default cheats;
