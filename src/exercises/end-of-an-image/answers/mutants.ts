import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'places';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'at-the-base', file, edits: [['start = {{start}}', 'start = {{base}}']], fails: 'extent', code: 'extent.base' },
  { name: 'the-files-end', file, edits: [['end = {{end}}', 'end = {{file_end}}']], fails: 'extent', code: 'extent.file' },
  { name: 'from-the-base', file, edits: [['end = {{end}}', 'end = {{base_end}}']], fails: 'extent', code: 'extent.from' },
  { name: 'all-of-it', file, edits: [['bss = {{bss}}', 'bss = {{size}}']], fails: 'behind', code: 'behind.whole' },
  { name: 'not-aligned', file, edits: [['tree = {{tree}}', 'tree = {{end}}']], fails: 'behind', code: 'behind.unaligned' },
  { name: 'aligned-down', file, edits: [['tree = {{tree}}', 'tree = {{below}}']], fails: 'behind', code: 'behind.down' },
  { name: 'the-field-itself', file, edits: [['pages = {{pages:d}}', 'pages = {{code}}']], fails: 'flags', code: 'flags.field' },
  { name: 'the-other', file, edits: [['anywhere = {{anywhere}}', 'anywhere = {{other}}']], fails: 'flags', code: 'flags.anywhere' },
];
export default mutants;
