import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'fields';

const cheats: readonly Cheat[] = [
  {
    name: 'only-the-header',
    claim: 'the fields are read; places are guessed',
    of: 'solution',
    file,
    edits: [
      ['data = {{data}}', 'data = {{at}}'],
      ['next = {{next}}', 'next = {{at}}'],
      ['end = {{end}}', 'end = {{at}}'],
    ],
    passes: ['header'],
  },
  {
    name: 'nothing-is-aligned',
    claim: 'all parts follow each other without a gap',
    of: 'solution',
    file,
    edits: [
      ['data = {{data}}', 'data = {{name_end}}'],
      ['next = {{next}}', 'next = {{file_end}}'],
      ['end = {{end}}', 'end = {{unpadded}}'],
    ],
    passes: ['header'],
  },
];
export default cheats;
