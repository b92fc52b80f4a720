import type { Cheat } from '../../kit/lab.ts';

const [SHARE, BELL] = ['share.ts', 'bell.s'];
const MAP = "    vcpu.vm.pageTable.map(ipa, SHARED, PAGE, 'memory');\n";

const cheats: readonly Cheat[] = [
  {
    name: 'refuses-everything',
    claim: 'nobody gets more than it may: nobody gets anything',
    of: 'starter',
    file: SHARE,
    edits: [
      [
        '  return NOT_SUPPORTED;',
        '  void [call, vcpu, type, event, SHARED, WINDOW, BELL, PAGE];\n  return NOT_SUPPORTED;',
      ],
    ],
  },
  {
    name: 'copies-instead-of-sharing',
    claim: 'both see the same words: the hypervisor carries them over with each bell',
    of: 'solution',
    file: SHARE,
    edits: [
      [MAP, "    vcpu.vm.pageTable.map(ipa, SHARED ^ (own * PAGE), PAGE, 'memory');\n"],
      [
        '    other.vgic.sendSgi',
        '    const [from, into] = [SHARED ^ (own * PAGE), SHARED ^ ((1 - own) * PAGE)];\n    call.el2.writeBytes(into, call.el2.readBytes(from, PAGE) ?? new Uint8Array(0));\n    other.vgic.sendSgi',
      ],
    ],
  },
  {
    name: 'writes-in-the-hypervisor',
    claim: 'the message is in the page when the bell rings: RING has put it there, whatever send has done',
    of: 'solution',
    file: SHARE,
    edits: [
      [
        '    other.vgic.sendSgi',
        '    call.el2.write(SHARED + {{first}}, 8, call.frame.x(2));\n    call.el2.write(SHARED + {{second}}, 8, call.frame.x(1));\n    other.vgic.sendSgi',
      ],
    ],
    passes: ['share', 'send'],
  },
  {
    name: 'a-barrier-somewhere',
    claim: 'there is a barrier in send, as was asked for: before anything is written',
    of: 'solution',
    file: BELL,
    edits: [
      ['        dmb     ishst\n', ''],
      ['send:   str', 'send:   dmb     ish\n        str'],
    ],
    passes: ['share'],
  },
  {
    name: 'knows-the-message',
    claim: 'take returns what was sent: it stood in guest.s',
    of: 'solution',
    file: BELL,
    edits: [
      ['        ldr     x1, [x0, #{{first}}]\n', '        ldr     x1, ={{a}}\n'],
      ['        ldr     x2, [x0, #{{second}}]\n', '        ldr     x2, ={{b}}\n'],
    ],
    passes: ['share', 'send'],
  },
  {
    name: 'goes-on-by-itself',
    claim: 'everybody has finished: send has gone there',
    of: 'starter',
    file: BELL,
    edits: [['send:   ret', 'send:   ldr     x9, =0x40080000\n        add     x9, x9, #0x1c0\n        br      x9']],
  },
];
export default cheats;
