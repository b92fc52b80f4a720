import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'identifier.s';

const cheats: readonly Cheat[] = [
  {
    name: 'a-small-number',
    claim: 'calls are numbered from 0, as system calls are',
    of: 'starter',
    file,
    edits: [['mov     x0, #0\n', 'mov     x0, #{{number:d}}\n']],
  },
  {
    name: 'any-answer-will-do',
    claim: 'the function number alone',
    of: 'solution',
    file,
    edits: [['KIND + ({{service}} << 24) + ', '(1 << 23) + ']],
  },
];
export default cheats;
