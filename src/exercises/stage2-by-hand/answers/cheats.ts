import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'walk';

const cheats: readonly Cheat[] = [
  {
    name: 'identity',
    claim: 'a guest’s memory is where it says: IPA = PA',
    of: 'solution',
    file,
    edits: [
      ['pa-1 = {{pa1}}', 'pa-1 = {{ipa1}}'],
      ['pa-2 = {{pa2}}', 'pa-2 = {{ipa2}}'],
    ],
    passes: ['tables'],
  },
  {
    name: 'tables-without-walking',
    claim: 'the tables begin where the labels stand',
    of: 'solution',
    file,
    edits: [
      ['entry-1 = {{e1}}', 'entry-1 = 0x40081000'],
      ['entry-2 = {{e2}}', 'entry-2 = 0x40082000'],
      ['entry-3 = {{e3}}', 'entry-3 = 0x40084000'],
      ['fault-level = 3', 'fault-level = 1'],
    ],
    passes: ['page'],
  },
];
export default cheats;
