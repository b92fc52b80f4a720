import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'split.s';

const cheats: readonly Cheat[] = [
  {
    name: 'nothing-at-all',
    claim: 'the block is taken away: that page faults',
    of: 'solution',
    file,
    edits: [['orr     x1, x1, #3', 'mov     x1, #0']],
  },
  {
    name: 'hole-of-another-variant',
    claim: 'the page of a neighbour',
    of: 'solution',
    file,
    edits: [['#{{hole:d}}', '#{{hole:d}} + 1']],
    passes: ['attributes'],
  },
];
export default cheats;
