import type { Cheat } from '../../kit/lab.ts';

const PASSED_MAP = "    vcpu.vm.pageTable.map(page, page, PAGE, 'device');";
const cheats: readonly Cheat[] = [
  {
    name: 'el2-brings-it',
    claim: 'the secret has come to MINE: EL2 has carried it',
    of: 'solution',
    file: 'slots.ts',
    edits: [
      [
        PASSED_MAP,
        `${PASSED_MAP}
    call.el2.write({{mine}}, 8, call.el2.read({{there}}, 8) ?? 0n);`,
      ],
    ],
    passes: ['own', 'apart'],
  },
  {
    name: 'what-the-secret-was-made-of',
    claim: 'the disk has what the secret comes from, and the rest is arithmetic',
    of: 'solution',
    file: 'attack.s',
    edits: [
      ['{{s1:d}}, 1, {{spare:d}}, {{there}}', '{{s0:d}}, 0, {{begin}}, {{mine}}'],
      ['{{s1:d}}, 0, {{spare:d}}, {{mine}}', '{{s0:d}}, 0, {{begin}}, {{mine}}'],
    ],
    passes: ['page', 'own', 'apart'],
  },
  {
    name: 'leaks-and-leaves-it',
    claim: 'whoever shows the leak need not close it',
    of: 'solution',
    file: 'slots.ts',
    edits: [
      [
        '  const slot = ',
        "  vcpu.vm.pageTable.map(page, page, PAGE, 'device');\n  call.again = true;\n  if (ipa > 0) return 0n;\n  const slot = ",
      ],
    ],
    passes: ['page', 'dma'],
  },
  {
    name: 'closes-what-it-has-not-seen',
    claim: 'a disk for each is the answer, whatever the question was',
    of: 'solution',
    file: 'attack.s',
    edits: [
      ['{{s0:d}}, 0, {{wanted:d}}, {{mine}}', '{{s1:d}}, 0, 0, {{mine}}'],
      ['{{s1:d}}, 1, {{spare:d}}, {{there}}', '{{s1:d}}, 0, 0, {{mine}}'],
    ],
    passes: ['own', 'apart'],
  },
  {
    name: 'says-that-it-is-there',
    claim: 'each VM finds a disk in its slot: the register says so',
    of: 'solution',
    file: 'slots.ts',
    edits: [
      [
        'return call.handlers.disk(call, vcpu.vm, 0, offset, size, value);',
        'return value === undefined && offset === 8 ? 2n : value === undefined && offset === 0 ? 0x7472_6976n : 0n;',
      ],
    ],
    passes: ['page', 'dma'],
  },
];
export default cheats;
