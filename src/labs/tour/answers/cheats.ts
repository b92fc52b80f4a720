import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'sum-of-another-variant',
    claim: 'x2 holds a sum: the one that a neighbour was asked for',
    of: 'starter',
    file: 'tour.s',
    edits: [['        // 1. Put the sum of x0 and x1 into x2.\n', '        mov     x2, #0x17b\n']],
  },
  {
    name: 'switched-off-instead-of-staying',
    claim: 'nothing runs on behind the program, because the machine is off',
    of: 'solution',
    file: 'tour.s',
    edits: [['        b       .\n', '        ldr     w0, =0x84000008\n        smc     #0\n']],
    passes: ['sum', 'hello'],
  },
];
export default cheats;
