import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'guest.dts';

const cheats: readonly Cheat[] = [
  {
    name: 'the-boards-own-memory',
    claim: 'a tree of a board that everybody has: RAM at 1 GiB',
    of: 'solution',
    file,
    edits: [['reg = <{{hi}} {{lo}} ', 'reg = <0 0x40000000 ']],
    passes: ['interrupts', 'initrd'],
  },
  {
    name: 'everything-below-4-gib',
    claim: 'the high cells are 0, as they always are',
    of: 'solution',
    file,
    edits: [
      ['reg = <{{hi}} {{lo}} ', 'reg = <0 {{lo}} '],
      ['<{{hi}} {{startLo}}>', '<0 {{startLo}}>'],
      ['<{{hi}} {{endLo}}>', '<0 {{endLo}}>'],
    ],
    passes: ['interrupts'],
  },
  {
    name: 'no-interrupts',
    claim: 'devices that are only named',
    of: 'solution',
    file,
    edits: [
      ['interrupts = <1 {{ppi}} 4>', 'status = "okay"'],
      ['interrupts = <0 {{spi}} 1>', 'status = "okay"'],
    ],
    passes: ['memory', 'initrd'],
  },
];
export default cheats;
