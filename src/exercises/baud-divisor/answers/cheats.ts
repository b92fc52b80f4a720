import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'divisor.s';

const cheats: readonly Cheat[] = [
  {
    name: 'no-fraction',
    claim: 'the integer part is near enough',
    of: 'solution',
    file,
    edits: [['and     x1, x2, #63', 'mov     x1, #0']],
    passes: ['integer'],
  },
  {
    name: 'the-usual-clock',
    claim: '24 MHz, as the board of every example has',
    of: 'solution',
    file,
    edits: [['ldr     x2, ={{clock}}', 'ldr     x2, =24000000']],
  },
];
export default cheats;
