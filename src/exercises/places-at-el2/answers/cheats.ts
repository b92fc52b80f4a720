import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'places';

const cheats: readonly Cheat[] = [
  {
    name: 'what-is-written-holds',
    claim: 'the numbers of the file, as they are',
    of: 'solution',
    file,
    edits: [
      ['slot = {{slot}}', 'slot = {{vbar}}'],
      ['sp = {{end}}', 'sp = {{stacks}}'],
    ],
    passes: ['frame'],
  },
  {
    name: 'a-frame-is-where-sp-was',
    claim: 'offsets from the end of the stack',
    of: 'solution',
    file,
    edits: [
      ['saved = {{saved}}', 'saved = {{above}}'],
      ['elr = {{elr}}', 'elr = {{end}}'],
    ],
    passes: ['slot', 'stack'],
  },
];
export default cheats;
