import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'on-when-nobody-looks',
    claim: 'the MMU is on for a moment, off while hello runs, and on at the end',
    of: 'solution',
    file: 'mmu.s',
    edits: [
      [
        '        bl      hello\n        b       .\n',
        '        bic     x19, x0, #1\n        msr     sctlr_el2, x19\n        isb\n        bl      hello\n        orr     x19, x19, #1\n        msr     sctlr_el2, x19\n        isb\n        b       .\n',
      ],
    ],
    passes: ['stack', 'tables'],
  },
];
export default cheats;
