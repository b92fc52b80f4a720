import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'flags';

const cheats: readonly Cheat[] = [
  {
    name: 'no-transmit-side',
    claim: 'only what is received counts',
    of: 'solution',
    file,
    edits: [
      ['fr-1 = {{fr1}}', 'fr-1 = {{rx1}}'],
      ['fr-2 = {{fr2}}', 'fr-2 = {{rx2}}'],
    ],
    passes: ['lost'],
  },
  {
    name: 'the-oldest-are-lost',
    claim: 'a FIFO that overwrites, and tells nobody',
    of: 'solution',
    file,
    edits: [
      ['last = {{last}}', 'last = {{first}} '],
      ['oe = {{oe}}', 'oe = 3'],
      ['left = {{left}}', 'left = 16'],
    ],
    passes: ['flags'],
  },
];
export default cheats;
