import type { Cheat } from '../../kit/lab.ts';

const INCLUDED = '/include/ "guest.dts"\n';
const cheats: readonly Cheat[] = [
  {
    name: 'answers-without-a-repair',
    claim: 'whoever names the fault has understood it',
    of: 'solution',
    file: 'repair.dts',
    edits: [['{{fix}}\n', '']],
    passes: ['symptom', 'cause'],
  },
  {
    name: 'one-answer-left-open',
    claim: 'what is known counts, and the rest can be guessed from the verdicts',
    of: 'solution',
    file: 'fault',
    edits: [['found = {{found}}', 'found = ?']],
    passes: ['repair'],
  },
  {
    name: 'speaks-through-the-command-line',
    claim: 'the console says what the first process was to say',
    of: 'starter',
    file: 'repair.dts',
    edits: [
      [
        INCLUDED,
        `${INCLUDED}&chosen { bootargs = "console=ttyAMA0 earlycon x\\ninit: {{word}}\\r\\ninit: slept\\r"; };\n`,
      ],
    ],
  },
  {
    name: 'whatever-it-is',
    claim: 'the cause need not be known: all that can be wrong is written anew',
    of: 'starter',
    file: 'repair.dts',
    edits: [
      [
        INCLUDED,
        `${INCLUDED}&psci { method = "smc"; };
&timer { interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; };
&chosen { linux,initrd-start = <0x49c00000>; linux,initrd-end = <0x49c02000>; };
&uart { clocks = <&clk>, <&clk>; };
`,
      ],
    ],
    passes: ['repair'],
  },
];
export default cheats;
