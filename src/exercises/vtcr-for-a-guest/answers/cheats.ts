import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'vtcr.s';

const cheats: readonly Cheat[] = [
  {
    name: 'the-vtcr-of-our-hypervisor',
    claim: 'a number that is in our source',
    of: 'starter',
    file,
    edits: [['mov     x0, #0\n', 'ldr     x0, =0x80023558\n']],
    passes: ['walks'],
  },
  {
    name: 'as-large-as-can-be',
    claim: 'the whole of 39 bits: what is asked for is among them',
    of: 'solution',
    file,
    edits: [['+ {{t0sz}} + ({{sl0}} << 6)', '+ 25 + (1 << 6) + 0']],
    passes: ['walks'],
  },
];
export default cheats;
