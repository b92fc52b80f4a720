import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'places';

const cheats: readonly Cheat[] = [
  {
    name: 'the-file-is-all',
    claim: 'what is not in the file needs no memory',
    of: 'solution',
    file,
    edits: [
      ['end = {{end}}', 'end = {{file_end}}'],
      ['bss = {{bss}}', 'bss = 0'],
      ['tree = {{tree}}', 'tree = {{file_end}}'],
    ],
    passes: ['flags'],
  },
  {
    name: 'no-offset',
    claim: 'text_offset is 0 nowadays',
    of: 'solution',
    file,
    edits: [
      ['start = {{start}}', 'start = {{base}}'],
      ['end = {{end}}', 'end = {{base_end}}'],
    ],
    passes: ['flags', 'behind'],
  },
];
export default cheats;
