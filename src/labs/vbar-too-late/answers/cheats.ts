import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'straight-to-the-replay',
    claim: 'the replay has run, so the boot before it must be right',
    of: 'solution',
    file: 'boot.s',
    edits: [
      [
        'boot:   mov     x0, #{{spsr}}',
        'boot:   ldr     x9, =replay\n        br      x9\n        mov     x0, #{{spsr}}',
      ],
    ],
    passes: ['first', 'end'],
  },
  {
    name: 'calls-in-place-of-the-guest',
    claim: 'EL2 says the guest’s last word itself',
    of: 'solution',
    file: 'boot.s',
    edits: [['        adr     x1, next', '        hvc     #0x60d\n        adr     x1, next']],
    passes: ['first', 'end'],
  },
  {
    name: 'answers-without-a-repair',
    claim: 'whoever knows what happens has understood it',
    of: 'solution',
    file: 'boot.s',
    edits: [['        msr     vbar_el2, x0\n', '']],
  },
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts, and the rest can be guessed from the verdicts',
    of: 'solution',
    file: 'predictions',
    edits: [['second = {{second}}', 'second = ?']],
    passes: ['repair'],
  },
  {
    name: 'what-is-right-most-often',
    claim: 'a guess for each question',
    of: 'starter',
    file: 'predictions',
    edits: [
      ['first = ?', 'first = EL2+0x400'],
      ['esr = ?', 'esr = 0x5a000011'],
      ['names = ?', 'names = 2'],
      ['second = ?', 'second = EL2+0x200'],
      ['end = ?', 'end = 2'],
    ],
  },
  {
    name: 'another-table-for-the-replay',
    claim: 'the vectors are there in time, for the replay too',
    of: 'solution',
    file: 'boot.s',
    edits: [
      [
        'boot:   mov     x0, #{{spsr}}',
        'boot:   ldr     x9, =vectors\n        msr     vbar_el1, x9\n        ldr     x9, =late\n        br      x9\n        mov     x0, #{{spsr}}',
      ],
    ],
  },
];
export default cheats;
