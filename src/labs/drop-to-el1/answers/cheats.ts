import type { Cheat } from '../../kit/lab.ts';

const file = 'drop.s';

const cheats: readonly Cheat[] = [
  {
    name: 'prints-the-level-itself',
    claim: 'the console shows what el1_entry would have printed',
    of: 'starter',
    file,
    edits: [
      [
        '        // 3. Go.\n',
        "        ldr     x2, =0x09000000\n        mov     w1, #'1'\n        strb    w1, [x2]\n        mov     w1, #10\n        strb    w1, [x2]\n",
      ],
    ],
  },
  {
    name: 'a-level-of-its-own-telling',
    claim: 'el1_entry runs at EL2, and is overwritten so that it says 1',
    of: 'solution',
    file,
    edits: [
      [
        '        eret\n',
        '        ldr     x0, =el1_entry + 4\n        ldr     w1, =0xd2800020         // mov x0, #1\n        str     w1, [x0]\n        b       el1_entry\n',
      ],
    ],
    passes: ['width'],
  },
  {
    name: 'returns-to-a-place-of-its-own',
    claim: 'el1_entry is reached at EL1, by a branch from somewhere else',
    of: 'solution',
    file,
    edits: [
      ['adr     x0, el1_entry', 'adr     x0, between'],
      ['        eret\n', '        eret\nbetween:\n        b       el1_entry\n'],
    ],
    passes: ['width'],
  },
  {
    name: 'masks-afterwards',
    claim: 'D, A, I and F are as they should be when el1_entry runs; the return did not restore them',
    of: 'solution',
    file,
    edits: [
      ['#{{spsr}} ', '#0x5 '],
      ['adr     x0, el1_entry', 'adr     x0, between'],
      [
        '        eret\n',
        '        eret\nbetween:\n        msr     daifset, #{{spsr}} >> 6\n        b       el1_entry\n',
      ],
    ],
    passes: ['width'],
  },
  {
    name: 'another-variant',
    claim: 'the masks and the stack that a neighbour was asked for',
    of: 'solution',
    file,
    edits: [
      ['#{{spsr}} ', '#{{spsr}} ^ 0x300 '],
      ['{{down}}', '{{down}} - 0x80'],
    ],
    passes: ['width', 'return'],
  },
  {
    name: 'rw-for-the-end',
    claim: 'HCR_EL2 is right when somebody looks; EL2 was never left',
    of: 'starter',
    file,
    edits: [
      [
        '        // 3. Go.\n',
        '        ldr     x0, ={{hcr}}\n        msr     hcr_el2, x0\n        ldr     x0, =el1_entry\n        br      x0\n',
      ],
    ],
    passes: ['width'],
  },
];
export default cheats;
