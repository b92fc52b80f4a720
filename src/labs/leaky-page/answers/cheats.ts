import type { Cheat } from '../../kit/lab.ts';

const RET = 'patch:  ret';

const cheats: readonly Cheat[] = [
  {
    name: 'goes-to-the-end-itself',
    claim: 'nobody has found anything: the hypervisor is at its end',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        RET,
        'patch:  ldr     x24, ={{all}}\n        ldr     x12, ={{sum}}\n        ldr     x30, =0x40080174\n        ret',
      ],
    ],
  },
  {
    name: 'does-not-look',
    claim: 'no guest complains: its comparison is a NOP',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        RET,
        'patch:  ldr     x3, =leak\n        ldr     w4, =0xd503201f\n        sub     x3, x3, #0x2c\n        str     w4, [x3, #8]\n        ic      iallu\n        dsb     sy\n        isb\n        ret',
      ],
    ],
  },
  {
    name: 'a-page-of-its-own-for-all',
    claim: 'nothing leaks: each entry leads to another page that nobody has',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        RET,
        'patch:  ubfx    x1, x0, #3, #16\n        lsl     x1, x1, #12\n        ldr     x3, =0x403007ff\n        and     x1, x1, #0xf000\n        add     x1, x1, x3\n        ret',
      ],
    ],
  },
  {
    name: 'answers-without-a-repair',
    claim: 'whoever names the entry has mended it',
    of: 'solution',
    file: 'patch.s',
    edits: [['        ldr     x1, ={{right}}\n', '']],
    passes: ['leak', 'entry'],
  },
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts, and the rest can be guessed from the verdicts',
    of: 'solution',
    file: 'fault',
    edits: [['entry-at = {{entryAt}}', 'entry-at = ?']],
    passes: ['repair'],
  },
];
export default cheats;
