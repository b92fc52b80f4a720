import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'pages';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'an-ipa-for-a-pa', file, edits: [['of-a = {{aX}}', 'of-a = {{x}}']], fails: 'leads', code: 'leads.same' },
  { name: 'the-neighbours', file, edits: [['of-b = {{bX}}', 'of-b = {{aX}}']], fails: 'leads', code: 'leads.neighbour' },
  { name: 'the-same-distance', file, edits: [['link-of-b = {{bWord}}', 'link-of-b = {{alike}}']], fails: 'link', code: 'link.alike' },
  { name: 'all-of-as', file, edits: [['link-pages = {{shared}}', 'link-pages = {{aPages}}']], fails: 'link', code: 'link.all' },
  { name: 'all-of-bs', file, edits: [['link-pages = {{shared}}', 'link-pages = {{bPages}}']], fails: 'link', code: 'link.all' },
  { name: 'behind-a', file, edits: [['leak = {{bPa}}', 'leak = {{aEnd}}']], fails: 'leak', code: 'leak.end' },
  { name: 'not-aligned', file, edits: [['begin = {{fix}}', 'begin = {{aEnd}}']], fails: 'leak', code: 'leak.unaligned' },
];
export default mutants;
