import type { Cheat } from '../../kit/lab.ts';

const file = 'way';
const cheats: readonly Cheat[] = [
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts',
    of: 'solution',
    file,
    edits: [['bytes = 19', 'bytes = ?']],
  },
  {
    name: 'an-answer-left-out',
    claim: 'a line that is not there is not wrong',
    of: 'solution',
    file,
    edits: [['store = 22\n', '']],
  },
  {
    name: 'the-easy-ones-alone',
    claim: 'numbers that are the same for everybody are enough',
    of: 'starter',
    file,
    edits: [
      ['number = ?', 'number = 1'],
      ['vector = ?', 'vector = EL1+0x400'],
      ['ec = ?', 'ec = 0x15'],
      ['from = ?', 'from = 0'],
    ],
  },
  {
    name: 'the-lines-by-guess',
    claim: 'the lines are near to each other, and so is any answer',
    of: 'solution',
    file,
    edits: [
      ['trap = 19', 'trap = 20'],
      ['loop = 30', 'loop = 31'],
      ['store = 22', 'store = 21'],
    ],
    passes: ['call', 'kernel', 'uart'],
  },
  {
    name: 'one-function-for-all',
    claim: 'one of four is right somewhere',
    of: 'solution',
    file,
    edits: [
      ['dispatches = {{dispatches}}', 'dispatches = {{entry}}'],
      ['expands = {{expands}}', 'expands = {{entry}}'],
      ['waits = {{waits}}', 'waits = {{entry}}'],
    ],
    passes: ['call', 'source'],
  },
];
export default cheats;
