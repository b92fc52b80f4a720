import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'descriptors-of-another-variant',
    claim: 'the addresses that a neighbour was given',
    of: 'solution',
    file: 'descriptors.s',
    edits: [
      ['={{ram}}', '=0x40400000'],
      ['={{table}}', '=0x41000000'],
      ['={{rom}}', '=0x43001000'],
    ],
    passes: ['page'],
  },
];
export default cheats;
