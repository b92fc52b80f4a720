import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'the-answer-of-the-manual',
    claim: 'a nested walk reads 15 descriptors or 24: whatever the tables are',
    of: 'starter',
    file: 'predictions',
    edits: [
      ['\nstage-1-only = ?', '\nstage-1-only = 15'],
      ['\nstage-2-only = ?', '\nstage-2-only = 15'],
      ['\nnested = ?', '\nnested = 15'],
      ['\nagain = ?', '\nagain = 15'],
      ['\nneighbour = ?', '\nneighbour = 15'],
      ['\nafter-tlbi = ?', '\nafter-tlbi = 15'],
      ['\nstage-1-block = ?', '\nstage-1-block = 15'],
      ['\nstage-2-block = ?', '\nstage-2-block = 15'],
      ['\nboth-blocks = ?', '\nboth-blocks = 15'],
    ],
  },
];
export default cheats;
