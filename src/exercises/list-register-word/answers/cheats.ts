import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'listed.s';

const cheats: readonly Cheat[] = [
  {
    name: 'software-alone',
    claim: 'an interrupt of the same number, that no device is behind',
    of: 'solution',
    file,
    edits: [
      ['(1 << 31) + ', ''],
      ['({{pid:d}} << 10) + ', ''],
    ],
    passes: ['what', 'taken'],
  },
  {
    name: 'the-same-number-twice',
    claim: 'virtual is physical',
    of: 'solution',
    file,
    edits: [['+ {{vid:d}}', '+ {{pid:d}}']],
    passes: ['whose'],
  },
];
export default cheats;
