import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'goes-to-quiet-itself',
    claim: 'the guest is at `quiet`: the patch has sent it there',
    of: 'starter',
    file: 'patch.s',
    edits: [['patch:  ret', 'patch:  ldr     x3, =quiet\n        msr     elr_el2, x3\n        ret']],
  },
  {
    name: 'empties-the-device',
    claim: 'no interrupt is missing any more: there is nothing left to tell of',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        'patch:  ret',
        'patch:  ldr     x3, =0x08030100\n        cmp     x0, x3\n        b.ne    1f\n        mov     x19, #{{count}}\n        mov     x20, #{{rounds}}\n        ldr     x3, =quiet\n        msr     elr_el2, x3\n1:      ret',
      ],
    ],
  },
  {
    name: 'changes-the-code-of-the-guest',
    claim: 'the guest is content with what it has: its comparison is another one now',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        'patch:  ret',
        'patch:  ldr     x3, =all\n        ldr     w4, =0xd503201f\n        str     w4, [x3, #-12]\n        ic      iallu\n        dsb     sy\n        isb\n        ret',
      ],
    ],
  },
  {
    name: 'answers-without-a-repair',
    claim: 'whoever names the fault has understood it',
    of: 'solution',
    file: 'patch.s',
    edits: [['        {{fix1}}\n        {{fix2}}\n', '']],
    passes: ['trace', 'cause'],
  },
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts, and the rest can be guessed from the verdicts',
    of: 'solution',
    file: 'fault',
    edits: [['put-at = {{putAt}}', 'put-at = ?']],
    passes: ['repair'],
  },
];
export default cheats;
