import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'vmpidr.s';

const cheats: readonly Cheat[] = [
  {
    name: 'the-cores-own',
    claim: 'what the core says itself',
    of: 'starter',
    file,
    edits: [['mov     x0, #0\n', 'mrs     x0, mpidr_el1\n']],
  },
  {
    name: 'clusters-of-four',
    claim: 'as on most boards',
    of: 'solution',
    file,
    edits: [['mov     x1, #{{cores:d}}', 'mov     x1, #200']],
    passes: ['fixed'],
  },
];
export default cheats;
