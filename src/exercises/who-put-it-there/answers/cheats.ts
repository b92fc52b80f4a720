import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'entry';

const cheats: readonly Cheat[] = [
  {
    name: 'everything-at-the-start',
    claim: 'the board loads files one behind the other',
    of: 'solution',
    file,
    edits: [
      ['level = {{level}}', 'level = 0'],
      ['kernel = {{kernel}}', 'kernel = 0x40000000'],
      ['initrd = {{initrd}}', 'initrd = 0x40001000'],
      ['tree = {{tree}}', 'tree = 0x40002000'],
    ],
  },
  {
    name: 'only-the-kernel',
    claim: 'the rest is in the tree anyway',
    of: 'solution',
    file,
    edits: [
      ['initrd = {{initrd}}', 'initrd = {{kernel}}'],
      ['tree = {{tree}}', 'tree = {{initrd}}'],
    ],
    passes: ['kernel'],
  },
];
export default cheats;
