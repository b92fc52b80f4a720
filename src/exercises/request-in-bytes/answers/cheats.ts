import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'request.s';

const cheats: readonly Cheat[] = [
  {
    name: 'chain-cut-short',
    claim: 'the data are what one wants: nobody needs a status',
    of: 'solution',
    file,
    edits: [['.hword  3, 2', '.hword  2, 2']],
    passes: ['header'],
  },
  {
    name: 'first-sectors',
    claim: 'from the beginning of the disk, and one sector',
    of: 'solution',
    file,
    edits: [
      ['.quad   {{sector}}', '.quad   0'],
      ['.word   {{bytes}}', '.word   512'],
    ],
    passes: ['flags'],
  },
];
export default cheats;
