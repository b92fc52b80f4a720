import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'affinity.s';

const cheats: readonly Cheat[] = [
  {
    name: 'core-0-of-this-board',
    claim: 'this board has cores 0 and 1, and is never asked for others',
    of: 'solution',
    file,
    edits: [
      ['and     x{{target:d}}, x0, x14', 'mov     x{{target:d}}, #0'],
      ['madd    x{{index:d}}, x14, x13, x15', 'mov     x{{index:d}}, #0'],
    ],
  },
  {
    name: 'clusters-of-another-size',
    claim: 'the size of a neighbour’s clusters',
    of: 'solution',
    file,
    edits: [['mov     x13, #{{cores}}', 'mov     x13, #3']],
    passes: ['target'],
  },
];
export default cheats;
