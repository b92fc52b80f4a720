import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'prints-the-level-itself',
    claim: 'the console shows what el1_entry would have printed',
    of: 'starter',
    file: 'drop.s',
    edits: [
      [
        '        // 3. Go.\n',
        "        ldr     x2, =0x09000000\n        mov     w1, #'1'\n        strb    w1, [x2]\n        mov     w1, #10\n        strb    w1, [x2]\n",
      ],
    ],
  },
  {
    name: 'prints-what-it-likes',
    claim: 'el1_entry runs at EL2, and says 1',
    of: 'solution',
    file: 'drop.s',
    edits: [
      ['        eret\n', '        b       el1_entry\n'],
      ["add     w1, w0, #'0'", "mov     w1, #'1'"],
    ],
    passes: ['width'],
  },
  {
    name: 'returns-to-a-place-of-its-own',
    claim: 'el1_entry is reached at EL1, by a branch from somewhere else',
    of: 'solution',
    file: 'drop.s',
    edits: [
      ['adr     x0, el1_entry', 'adr     x0, between'],
      ['\nel1_entry:', '\nbetween:\n        b       el1_entry\nel1_entry:'],
    ],
    passes: ['width'],
  },
];
export default cheats;
