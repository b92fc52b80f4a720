import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'speaks-for-the-first-process',
    claim: 'the console says what it was to say: the kernel repeats its command line',
    of: 'starter',
    file: 'guest.dts',
    edits: [
      [
        '        // 2.',
        '        bootargs = "console=ttyAMA0 earlycon x\\ninit: {{word}}\\r\\ninit: slept\\r\\n";\n        // 2.',
      ],
    ],
  },
  {
    name: 'keeps-off-by-the-command-line',
    claim: 'the kernel leaves the neighbour alone, because mem= says how much it may have',
    of: 'solution',
    file: 'guest.dts',
    edits: [
      ['0x0 {{size}}>', '0x0 ({{size}} * 2)>'],
      [' earlycon {{word}}"', ' earlycon mem={{mib:d}}M {{word}}"'],
    ],
    passes: ['conduit', 'interrupts', 'initrd', 'obeys'],
  },
  {
    name: 'takes-the-neighbours-memory-too',
    claim: 'the own memory stands in the tree, and so does more',
    of: 'solution',
    file: 'guest.dts',
    edits: [['0x0 {{size}}>', '0x0 {{size}}>, <0x0 {{neighbour}} 0x0 {{size}}>']],
    passes: ['conduit', 'interrupts', 'initrd'],
  },
  {
    name: 'an-end-that-is-far-enough',
    claim: 'the kernel finds the archive, wherever its end is said to be',
    of: 'solution',
    file: 'guest.dts',
    edits: [['({{initrd}} + {{bytes}})', '({{initrd}} + 0x8000)']],
    passes: ['memory', 'conduit', 'interrupts', 'obeys'],
  },
  {
    name: 'sleeps-without-a-timer',
    claim: 'the tree has everything, but for interrupts: a boot needs none',
    of: 'solution',
    file: 'guest.dts',
    edits: [['        interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>;\n', '']],
    passes: ['memory', 'conduit', 'initrd'],
  },
];
export default cheats;
