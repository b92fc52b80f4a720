import type { Cheat } from '../../kit/lab.ts';

const file = 'film';
const cheats: readonly Cheat[] = [
  {
    name: 'nothing-but-what-is-always-so',
    claim: 'length and reason are the same in each variant, and the rest does not matter',
    of: 'starter',
    file,
    edits: [
      ['length = ?', 'length = 513'],
      ['why = ?', 'why = 1'],
    ],
  },
  {
    name: 'another-variant',
    claim: 'a film is a film: somebody else has had this one',
    of: 'solution',
    file,
    edits: [
      ['entry = {{entry}}', 'entry = 0x40123458'],
      ['used-at = {{usedAt}}', 'used-at = 0x40123458'],
      ['intid = {{intid:d}}', 'intid = 79'],
    ],
  },
  {
    name: 'the-state-before-for-the-state-after',
    claim: 'it was looked at once, at the end: before and after are the same',
    of: 'solution',
    file,
    edits: [
      ['head = {{head}}', 'head = 0'],
      ['word = {{first}}', 'word = 0'],
    ],
    passes: ['heard'],
  },
  {
    name: 'one-line-of-each-left-open',
    claim: 'most of it is there',
    of: 'solution',
    file,
    edits: [
      ['counted = {{counted}}', 'counted = ?'],
      ['word = {{first}}', 'word = ?'],
      ['intid = {{intid:d}}', 'intid = ?'],
    ],
  },
];
export default cheats;
