import type { Cheat } from '../../../labs/kit/lab.ts';

const [NET, BELL] = ['net.s', 'bell.ts'];
const SLOT =
  '        and     w5, w3, #(SLOTS - 1)\n        add     x6, x0, #RINGS\n        add     x6, x6, x5, lsl #6\n';

const cheats: readonly Cheat[] = [
  {
    name: 'says-that-it-was-sent',
    claim: 'frames go there and come back: send and receive say so',
    of: 'starter',
    file: NET,
    edits: [
      [
        'send:   mov     x0, #-1\n',
        'send:   mov     w3, #1\n        str     w3, [x0, #HEAD]\n        mov     x0, #0\n',
      ],
      ['receive:\n        mov     x0, #-1\n', 'receive:\n        mov     x0, #24\n'],
    ],
  },
  {
    name: 'one-slot-for-all',
    claim: 'the counts are right, and whoever has one frame at a time sees no difference',
    of: 'solution',
    file: NET,
    edits: [
      [`${SLOT}        str`, '        add     x6, x0, #RINGS\n        str'],
      [`${SLOT}        ldr`, '        add     x6, x0, #RINGS\n        ldr'],
    ],
    passes: ['frame', 'bell', 'ping'],
  },
  {
    name: 'rings-everywhere',
    claim: 'whoever it is for will hear it',
    of: 'solution',
    file: BELL,
    edits: [
      ['  peer.vgic.latch(first, INTID);\n', '  peer.vgic.latch(first, INTID);\n  vcpu.vm.vgic.latch(vcpu, INTID);\n'],
    ],
    passes: ['frame', 'ring', 'lies'],
  },
  {
    name: 'asks-the-hypervisor-that-was-there',
    claim: 'HANDLERS knows all calls',
    of: 'starter',
    file: BELL,
    edits: [
      [
        "import { NOT_SUPPORTED, type Handlers } from 'hypervisor';",
        "import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';",
      ],
      [
        '  return NOT_SUPPORTED;\n',
        '  return type === INTID ? NOT_SUPPORTED : HANDLERS.documentCall(call, vcpu, type, event);\n',
      ],
    ],
  },
];
export default cheats;
