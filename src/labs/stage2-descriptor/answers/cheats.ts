import type { Cheat } from '../../kit/lab.ts';

const file = 'descriptors.s';

const cheats: readonly Cheat[] = [
  {
    name: 'descriptors-of-another-variant',
    claim: 'the addresses that a neighbour was given',
    of: 'solution',
    file,
    edits: [
      ['={{ram}}', '=0x40000000'],
      ['={{table}}', '=0x42001000'],
      ['={{rom}}', '=0x44001000'],
      ['AT, {{device}}', 'AT, 0x09080000'],
    ],
  },
  {
    name: 'one-descriptor-for-all',
    claim: 'a descriptor is a descriptor: the block is stored at all four labels',
    of: 'starter',
    file,
    edits: [
      [
        '        b       .\n\n',
        '        ldr     x0, ={{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)\n        adr     x1, block\n        stp     x0, x0, [x1]\n        stp     x0, x0, [x1, #16]\n        b       .\n        .ltorg\n\n',
      ],
    ],
    passes: ['block'],
  },
  {
    name: 'the-labels-put-elsewhere',
    claim: 'four right descriptors stand somewhere: in the order of the starter, which nobody asked for',
    of: 'solution',
    file,
    edits: [
      ['adr     x1, table', 'adr     x1, page'],
      [
        'adr     x1, page\n        str     x0, [x1]\n\n        ldr     x0, ={{table}}',
        'adr     x1, table\n        str     x0, [x1]\n\n        ldr     x0, ={{table}}',
      ],
    ],
    passes: ['block', 'rom'],
  },
  {
    name: 'stage-1-descriptors',
    claim: 'the same fields as at stage 1: what is different was left out',
    of: 'solution',
    file,
    edits: [
      ['0xf << 2 ', '0x1 << 4 '],
      ['0xa << 2', '0x2 << 4'],
      ['0x5 << 2', '0x3 << 4'],
      ['0x1 << 2', '0x0 << 4'],
      ['RO, 1 << 6', 'RO, 0     '],
      ['WO, 1 << 7', 'WO, 0     '],
    ],
    passes: ['table'],
  },
  {
    name: 'every-bit-that-could-be-asked-for',
    claim: 'all permissions and attributes are set: whatever is asked for is among them',
    of: 'solution',
    file,
    edits: [
      ['{{memory4}} + RO', '{{memory4}} + RW'],
      ['{{memory2}}', 'NORMAL_WB'],
      ['={{table}} + TABLE_OR_PAGE', '={{table}} + 0xfff'],
    ],
    passes: ['block'],
  },
];
export default cheats;
