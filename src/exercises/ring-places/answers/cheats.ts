import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'places';

const cheats: readonly Cheat[] = [
  {
    name: 'rings-alike',
    claim: 'both rings have entries of two bytes, and idx is a place',
    of: 'solution',
    file,
    edits: [
      ['element = {{element}}', 'element = {{asHalf}}'],
      ['used-idx = {{idx}}', 'used-idx = {{last}}'],
    ],
    passes: ['turn'],
  },
  {
    name: 'no-wrap',
    claim: 'an index that never comes round',
    of: 'solution',
    file,
    edits: [
      ['new = {{fresh}}', 'new = {{seen}}'],
      ['first = {{first}}', 'first = {{seen}}'],
    ],
    passes: ['place'],
  },
];
export default cheats;
