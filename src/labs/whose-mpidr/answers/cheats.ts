import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'goes-to-both-itself',
    claim: 'the guest is at `both`: the patch has sent it there',
    of: 'starter',
    file: 'patch.s',
    edits: [
      ['patch:  ret', 'patch:  cbz     x0, 1f\n        ldr     x1, =both\n        msr     elr_el2, x1\n1:      ret'],
    ],
  },
  {
    name: 'writes-alive-for-vcpu-1',
    claim: 'VCpu 0 has seen that VCpu 1 is there: EL2 has written it',
    of: 'starter',
    file: 'patch.s',
    edits: [
      ['patch:  ret', 'patch:  ldr     x1, =alive\n        mov     x2, #1\n        str     x2, [x1, #8]\n        ret'],
    ],
  },
  {
    name: 'changes-the-code-of-the-guest',
    claim: 'VCpu 1 reads the right value: its instruction is another one now',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        'patch:  ret',
        'patch:  cbz     x0, 1f\n        ldr     x1, =g1\n        ldr     w2, =0xd2800020\n        str     w2, [x1]\n        ic      iallu\n        dsb     sy\n        isb\n1:      ret',
      ],
    ],
  },
  {
    name: 'answers-without-a-repair',
    claim: 'whoever names the fault has understood it',
    of: 'solution',
    file: 'patch.s',
    edits: [['        msr     vmpidr_el2, x1\n', '']],
    passes: ['trace', 'cause'],
  },
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts, and the rest can be guessed from the verdicts',
    of: 'solution',
    file: 'fault',
    edits: [['written-at = {{writtenAt}}', 'written-at = ?']],
    passes: ['repair'],
  },
];
export default cheats;
