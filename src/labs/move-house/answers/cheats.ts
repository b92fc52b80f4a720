import type { Cheat } from '../../kit/lab.ts';

const PLACES = 'places.s';

const cheats: readonly Cheat[] = [
  {
    name: 'one-guest-twice',
    claim: 'both guests run: the second one in the house of the first',
    of: 'solution',
    file: PLACES,
    edits: [
      ['kernel1, {{base1}}', 'kernel1, {{base0}}'],
      ['tree1, {{base1}}', 'tree1, {{base0}}'],
      ['initrd1, {{base1}}', 'initrd1, {{base0}}'],
    ],
  },
  {
    name: 'an-initrd-of-nothing',
    claim: 'an initrd that ends where it begins is nowhere in the way',
    of: 'solution',
    file: PLACES,
    edits: [
      ['end0, initrd0 + {{length}}', 'end0, initrd0'],
      ['end1, initrd1 + {{length}}', 'end1, initrd1'],
    ],
    passes: ['kernel', 'tree'],
  },
  {
    name: 'everything-at-the-hypervisor',
    claim: 'memory of the hypervisor that it does not use is free',
    of: 'solution',
    file: PLACES,
    edits: [
      ['tree0, {{base0}}', 'tree0, 0x40300000'],
      ['initrd0, {{base0}} + 0x400000', 'initrd0, 0x40310000'],
    ],
    passes: ['kernel'],
  },
  {
    name: 'a-tree-that-says-what-is-asked',
    claim: 'memory is what the judge wants; where the tree is does not matter',
    of: 'solution',
    file: PLACES,
    edits: [['tree1, {{base1}}', 'tree1, {{base0}} + 0x300000']],
    passes: ['kernel', 'initrd'],
  },
];
export default cheats;
