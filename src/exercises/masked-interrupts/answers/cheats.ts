import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'interrupts';

const cheats: readonly Cheat[] = [
  {
    name: 'mask-for-masked',
    claim: 'IMSC is what gets through',
    of: 'solution',
    file,
    edits: [
      ['mis-1 = {{mis1}}', 'mis-1 = {{imsc}}'],
      ['mis-2 = {{mis2}}', 'mis-2 = 0x7f0'],
    ],
    passes: ['level', 'raw'],
  },
  {
    name: 'everything-cleared-by-reading',
    claim: 'reading takes everything back, and the level is one',
    of: 'solution',
    file,
    edits: [
      ['ris-2 = {{ris2}}', 'ris-2 = 0'],
      ['trigger = {{trigger}}', 'trigger = 1'],
    ],
    passes: ['masked'],
  },
];
export default cheats;
