import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'answers';

const cheats: readonly Cheat[] = [
  {
    name: 'everything-succeeds',
    claim: '0 everywhere',
    of: 'solution',
    file,
    edits: [
      ['call-1 = {{is1}}', 'call-1 = 0'],
      ['call-2 = {{is2}}', 'call-2 = 0'],
      ['call-3 = {{is3}}', 'call-3 = 0x80000000'],
      ['on-again = 4', 'on-again = 0'],
    ],
  },
  {
    name: 'one-error-for-all',
    claim: 'NOT_SUPPORTED, whatever was wrong',
    of: 'solution',
    file,
    edits: [
      ['call-1 = {{is1}}', 'call-1 = 1'],
      ['call-2 = {{is2}}', 'call-2 = 1'],
      ['call-3 = {{is3}}', 'call-3 = 11'],
      ['on-again = 4', 'on-again = 1'],
    ],
  },
];
export default cheats;
