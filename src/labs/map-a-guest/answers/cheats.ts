import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'speaks-for-the-guest',
    claim: 'the console shows what the guest prints; EL2 printed it',
    of: 'starter',
    file: 'hypervisor.s',
    edits: [
      [
        '        // 3. Enter the guest.\n',
        '        adr     x1, text\n        ldr     x2, =0x09000000\n        1:      ldrb    w3, [x1], #1\n        cbz     w3, .\n        strb    w3, [x2]\n        b       1b\ntext:   .asciz  "guest\\n"\n        .balign 4\n',
      ],
    ],
  },
  {
    name: 'gives-away-its-own-memory',
    claim: 'the guest gets the memory of the hypervisor, and finds nobody in its way',
    of: 'solution',
    file: 'hypervisor.s',
    edits: [['=0x00000000404007fd', '=0x00000000400007fd']],
    passes: ['registers'],
  },
];
export default cheats;
