import type { Cheat } from '../../kit/lab.ts';

const HEADER = 'header.s';
const cheats: readonly Cheat[] = [
  {
    name: 'all-the-room-there-is',
    claim: 'a kernel that asks for enough always has enough',
    of: 'solution',
    file: HEADER,
    edits: [['.quad   {{image}} ', '.quad   0x1000000 ']],
  },
  {
    name: 'past-the-bss',
    claim: 'a tree that nobody clears needs no size: the kernel is entered behind its loop',
    of: 'solution',
    file: HEADER,
    edits: [
      ['b       start ', 'b       start + 0x60 '],
      ['.quad   {{image}} ', '.quad   0x400 '],
    ],
  },
  {
    name: 'reports-in-its-place',
    claim: 'what counts is the call; the header has room for three instructions and more',
    of: 'solution',
    file: HEADER,
    edits: [
      ['b       start ', 'b       . + 32 '],
      ['.quad   0                       // res2\n', '        mov     x8, #0x1234\n        hvc     #1\n'],
      ['.quad   0                       // res3\n', '        mov     x8, #0x1235\n        hvc     #2\n'],
    ],
  },
  {
    name: 'predicts-and-writes-nothing',
    claim: 'what would be at the entry is known without a header',
    of: 'starter',
    file: 'entry',
    edits: [
      ['kernel = ?', 'kernel = {{kernel}}'],
      ['x0 = ?', 'x0 = {{tree}}'],
      ['x1 = ?', 'x1 = 0'],
      ['el = ?', 'el = {{el}}'],
      ['daif = ?', 'daif = 0x3c0'],
      ['mmu = ?', 'mmu = 0'],
    ],
  },
  {
    name: 'one-answer-left-open',
    claim: 'five of six are right, and the sixth can be read from the verdict',
    of: 'solution',
    file: 'entry',
    edits: [['x0 = {{tree}}', 'x0 = ?']],
    passes: ['known', 'place', 'size'],
  },
];
export default cheats;
