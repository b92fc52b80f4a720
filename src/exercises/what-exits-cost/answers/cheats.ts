import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'costs';

const cheats: readonly Cheat[] = [
  {
    name: 'counts-are-costs',
    claim: 'the most frequent exit is the first to go',
    of: 'solution',
    file,
    edits: [
      ['first = {{first}}', 'first = 1'],
      ['uart-cycles = {{uartAll:d}}', 'uart-cycles = {{uart:d}}'],
    ],
    passes: ['sum', 'after'],
  },
  {
    name: 'nothing-changes',
    claim: 'the same before and after',
    of: 'solution',
    file,
    edits: [
      ['exits-after = {{fewer:d}}', 'exits-after = {{exits:d}}'],
      ['cycles-after = {{less:d}}', 'cycles-after = {{cycles:d}}'],
    ],
    passes: ['sum', 'first'],
  },
];
export default cheats;
