import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'verdicts';

const cheats: readonly Cheat[] = [
  {
    name: 'everything-fits',
    claim: 'a loader takes any address',
    of: 'solution',
    file,
    edits: [
      ['place-1 = {{role1}}', 'place-1 = 0'],
      ['place-2 = {{role2}}', 'place-2 = 0'],
      ['place-3 = {{role3}}', 'place-3 = 0'],
    ],
    passes: ['memory'],
  },
  {
    name: 'a-lot-of-memory',
    claim: 'with 4 GiB there is room for everything',
    of: 'solution',
    file,
    edits: [['megabytes = {{megabytes:d}}', 'megabytes = 4096']],
    passes: ['places'],
  },
];
export default cheats;
