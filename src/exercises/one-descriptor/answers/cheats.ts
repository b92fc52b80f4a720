import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'descriptors';

const cheats: readonly Cheat[] = [
  {
    name: 'low-bits-left-in',
    claim: 'the descriptors themselves are the addresses',
    of: 'solution',
    file,
    edits: [
      ['pa-1 = {{pa1}}', 'pa-1 = {{word1}}'],
      ['pa-2 = {{pa2}}', 'pa-2 = {{word2}}'],
    ],
    passes: ['attribute', 'access'],
  },
  {
    name: 'all-is-normal-memory',
    claim: '0xff and writable, as memory mostly is',
    of: 'solution',
    file,
    edits: [
      ['mair-1 = {{byte1}}', 'mair-1 = 0xff'],
      ['mair-2 = {{byte2}}', 'mair-2 = 0xff'],
      ['writable-1 = {{w1}}', 'writable-1 = 1'],
      ['writable-2 = {{w2}}', 'writable-2 = 1'],
    ],
    passes: ['address'],
  },
];
export default cheats;
