import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'deadline.s';

const cheats: readonly Cheat[] = [
  {
    name: 'this-board-only',
    claim: '62 500 000 Hz, as the board has it',
    of: 'solution',
    file,
    edits: [
      ['mul     x12, x{{wait:d}}, x{{hertz:d}}', 'ldr     x12, =62500000\n        mul     x12, x{{wait:d}}, x12'],
    ],
    passes: ['ticks'],
  },
  {
    name: 'registers-of-another-variant',
    claim: 'the same with the arguments where a neighbour has them',
    of: 'solution',
    file,
    edits: [['mul     x12, x{{wait:d}}, x{{hertz:d}}', 'mul     x12, x14, x15']],
  },
];
export default cheats;
