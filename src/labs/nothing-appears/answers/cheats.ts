import type { Cheat } from '../../kit/lab.ts';

const PATCH = 'patch:  ret';
const cheats: readonly Cheat[] = [
  {
    name: 'says-it-itself',
    claim: 'the word is on the console: the patch has printed it',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        PATCH,
        `patch:  ldr     x1, =0x09000000
        adr     x2, said_
1:      ldrb    w3, [x2], #1
        cbz     w3, 2f
        str     w3, [x1]
        b       1b
2:      ldr     x0, =0x84000008
        smc     #0
said_:  .asciz  "{{word}}\\n"`,
      ],
    ],
  },
  {
    name: 'goes-to-the-end',
    claim: 'the program has come to its end: the patch has sent it there',
    of: 'starter',
    file: 'patch.s',
    edits: [[PATCH, 'patch:  ldr     x0, =said\n        br      x0']],
  },
  {
    name: 'answers-without-a-repair',
    claim: 'whoever names the fault has understood it',
    of: 'solution',
    file: 'patch.s',
    edits: [['        {{write}}\n', '']],
    passes: ['symptom', 'cause'],
  },
  {
    name: 'whatever-it-is',
    claim: 'the cause need not be known: all that can be wrong is written anew',
    of: 'starter',
    file: 'patch.s',
    edits: [
      [
        PATCH,
        `patch:  ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
        mov     x0, #0x80000000
        msr     hcr_el2, x0
        mov     x20, #0x9000000
        mov     x22, #0x8000000
        ret`,
      ],
    ],
    passes: ['repair'],
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
