import type { Cheat } from '../../kit/lab.ts';

const file = 'hypervisor.s';

const cheats: readonly Cheat[] = [
  {
    name: 'speaks-for-the-guest',
    claim: 'the console shows what the guest prints; EL2 printed it',
    of: 'starter',
    file,
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
    file,
    edits: [['=0x00000000404007fd', '=0x00000000400007fd']],
    passes: ['registers'],
  },
  {
    name: 'unmaps-afterwards',
    claim: 'nothing else is mapped: at the end, when the handler has taken it away',
    of: 'solution',
    file,
    edits: [
      [
        '        ldr     x0, =level2_devices\n',
        '        ldr     x1, =0x00000000400007fd\n        str     x1, [x0, #(3 * 8)]\n        ldr     x0, =level2_devices\n',
      ],
      [
        '        .rept   16\n        .balign 128\n        b       .\n        .endr\n',
        '        .rept   16\n        .balign 128\n        ldr     x0, =level1\n        str     xzr, [x0, #(3 * 8)]\n        b       .\n        .endr\n        .ltorg\n',
      ],
    ],
    passes: ['registers', 'guest'],
  },
  {
    name: 'lets-the-guest-speak-without-stage-2',
    claim: 'the guest has printed: it was entered at its physical address, stage 2 left off',
    of: 'solution',
    file,
    edits: [
      ['=0x80000001 ', '=0x80000000 '],
      ['ldr     x0, =guest_entry', 'ldr     x0, =0x40400000'],
    ],
  },
  {
    name: 'maps-the-uart-of-another-variant',
    claim: 'the UART is mapped: where a neighbour’s guest looks for it',
    of: 'solution',
    file,
    edits: [['#(({{uart}} >> 21) * 8)', '#((({{uart}} >> 21) ^ 1) * 8)']],
    passes: ['registers'],
  },
  {
    name: 'silences-the-guest',
    claim: 'the guest never read the hypervisor: its instruction is gone',
    of: 'solution',
    file,
    edits: [
      [
        '        mov     x0, #0x3c5\n        msr     spsr_el2, x0\n',
        '        ldr     x0, =0x40400028\n        ldr     w1, =0xd503201f\n        str     w1, [x0]\n        str     w1, [x0, #4]\n        mov     x0, #0x3c5\n        msr     spsr_el2, x0\n',
      ],
    ],
    passes: ['registers', 'guest'],
  },
];
export default cheats;
