import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'round';

const cheats: readonly Cheat[] = [
  {
    name: 'every-trap-is-skipped',
    claim: 'four bytes, whatever has trapped',
    of: 'solution',
    file,
    edits: [['after-call = 0', 'after-call = 4']],
    passes: ['in', 'frame'],
  },
  {
    name: 'a-device-that-is-there',
    claim: 'the address and the register are the ones of the base',
    of: 'solution',
    file,
    edits: [
      ['hole = {{hole}}', 'hole = {{offset}}'],
      ['reads = {{out:d}}', 'reads = 9'],
      ['writes = {{into:d}}', 'writes = 9'],
    ],
    passes: ['back'],
  },
];
export default cheats;
