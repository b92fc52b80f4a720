import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'tcr.s';

const cheats: readonly Cheat[] = [
  {
    name: 'the-tcr-of-linux',
    claim: 'a number that is seen often',
    of: 'starter',
    file,
    edits: [['mov     x0, #0\n', 'ldr     x0, =0x803520\n']],
  },
  {
    name: 'size-of-another-variant',
    claim: 'one bit more than asked for: what is asked for is mapped, and more',
    of: 'solution',
    file,
    edits: [['SIZES, {{t0sz}}', 'SIZES, {{t0sz}} - 1']],
    passes: ['walks'],
  },
];
export default cheats;
