import type { Cheat } from '../../kit/lab.ts';

const file = 'tour.s';
const SUM = '        // 1. Put the sum of x{{p}} and x{{q}} into x{{s}}.\n';

const cheats: readonly Cheat[] = [
  {
    name: 'sum-of-another-variant',
    claim: 'the register holds a sum: the one that a neighbour was asked for',
    of: 'starter',
    file,
    edits: [[SUM, '        add     x{{s}}, x{{p}}, x{{q}}\n        add     x{{s}}, x{{s}}, #1\n']],
  },
  {
    name: 'sum-of-the-seed',
    claim: 'the register holds the right sum, which somebody has computed with a pencil',
    of: 'solution',
    file,
    edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'mov     x{{s}}, #{{a}} + {{b}}']],
    passes: ['hello', 'stay'],
  },
  {
    name: 'adds-something-else',
    claim: 'an ADD was executed, and the register holds the right sum',
    of: 'solution',
    file,
    edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'add     x20, x20, x20\n        mov     x{{s}}, #{{a}} + {{b}}']],
    passes: ['hello', 'stay'],
  },
  {
    name: 'greeting-of-another-variant',
    claim: 'two letters and a line feed: those of a neighbour',
    of: 'solution',
    file,
    edits: [["#'{{second}}'", "#'{{second}}' ^ 1"]],
    passes: ['sum', 'stay'],
  },
  {
    name: 'switched-off-instead-of-staying',
    claim: 'nothing runs on behind the program, because the machine is off',
    of: 'solution',
    file,
    edits: [['        b       .\n', '        ldr     w0, =0x84000008\n        smc     #0\n']],
    passes: ['sum', 'hello'],
  },
];
export default cheats;
