import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'handle.s';

const cheats: readonly Cheat[] = [
  {
    name: 'known-sum',
    claim: 'the sum that this guest needs, as a number',
    of: 'solution',
    file,
    edits: [['ldr     x1, [x0, #{{atA:d}}]', 'ldr     x1, =0x123456']],
    passes: ['behind', 'else'],
  },
  {
    name: 'back-by-another-way',
    claim: 'the guest goes on, two instructions further',
    of: 'solution',
    file,
    edits: [['add     x1, x1, #4', 'add     x1, x1, #12']],
  },
];
export default cheats;
