import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'pages';

const cheats: readonly Cheat[] = [
  {
    name: 'nothing-leaks',
    claim: 'two RAMs never overlap',
    of: 'solution',
    file,
    edits: [
      ['leak = {{bPa}}', 'leak = 0'],
      ['leak-pages = {{leak}}', 'leak-pages = 0'],
    ],
    passes: ['leads', 'link'],
  },
  {
    name: 'one-map-for-both',
    claim: 'what is true of a is true of b',
    of: 'solution',
    file,
    edits: [
      ['of-b = {{bX}}', 'of-b = {{aX}}'],
      ['link-of-b = {{bWord}}', 'link-of-b = {{aWord}}'],
      ['link-pages = {{shared}}', 'link-pages = {{aPages}}'],
    ],
    passes: ['leak'],
  },
];
export default cheats;
