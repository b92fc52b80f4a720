import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'fields';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'decimal', file, edits: [['filesize = {{size}}', 'filesize = 1']], fails: 'header', code: 'header.size' },
  { name: 'without-nul', file, edits: [['namesize = {{namesize}}', 'namesize = {{letters}}']], fails: 'header', code: 'header.nul' },
  { name: 'no-name', file, edits: [['data = {{data}}', 'data = {{header}}']], fails: 'data', code: 'data.name' },
  { name: 'right-behind-the-name', file, edits: [['data = {{data}}', 'data = {{name_end}}']], fails: 'data', code: 'data.padding' },
  { name: 'right-behind-the-file', file, edits: [['next = {{next}}', 'next = {{file_end}}']], fails: 'data', code: 'data.file' },
  { name: 'no-trailer', file, edits: [['end = {{end}}', 'end = {{next}}']], fails: 'end', code: 'end.begins' },
  { name: 'a-trailer-without-padding', file, edits: [['end = {{end}}', 'end = {{unpadded}}']], fails: 'end', code: 'end.padding' },
];
export default mutants;
