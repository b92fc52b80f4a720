import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'straight-to-the-cases',
    claim: 'the faults are provoked on a machine that was never booted',
    of: 'solution',
    file: 'boot.s',
    edits: [['        bl      probe_devices\n', '        b       cases\n']],
  },
  {
    name: 'a-message-of-its-own',
    claim: 'M stands on the console; main was never reached',
    of: 'starter',
    file: 'boot.s',
    edits: [
      [
        '        bl      probe_devices\n',
        "        ldr     x2, =0x09000000\n        mov     w1, #'M'\n        strb    w1, [x2]\n        mov     w1, #10\n        strb    w1, [x2]\n        b       .\n",
      ],
    ],
  },
];
export default cheats;
