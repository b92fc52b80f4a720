import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'straight-to-the-cases',
    claim: 'the faults are provoked on a machine that was never booted',
    of: 'solution',
    file: 'boot.s',
    edits: [['        bl      probe_devices\n', '        b       cases\n']],
  },
  {
    name: 'a-message-of-its-own',
    claim: 'M stands on the console; main was never reached',
    of: 'starter',
    file: 'boot.s',
    edits: [
      [
        '        bl      probe_devices\n',
        "        ldr     x2, =0x09000000\n        mov     w1, #'M'\n        strb    w1, [x2]\n        mov     w1, #10\n        strb    w1, [x2]\n        b       .\n",
      ],
    ],
  },
  {
    name: 'writes-what-was-pushed',
    claim: 'the cell pushed holds the address below the stack; build_tables pushed somewhere else',
    of: 'solution',
    file: 'boot.s',
    edits: [
      ['        ldr     x0, =stack_top\n', '        ldr     x0, =stack_bottom + 64\n'],
      [
        '        bl      build_tables\n',
        '        bl      build_tables\n        ldr     x0, =stack_top - 16\n        ldr     x1, =pushed\n        str     x0, [x1]\n',
      ],
    ],
    passes: ['vectors', 'mmu', 'faults', 'silent'],
  },
  {
    name: 'tables-without-build-tables',
    claim: 'the tables are there; build_tables, which needs a stack, was left out',
    of: 'solution',
    file: 'boot.s',
    edits: [
      [
        '        bl      build_tables\n',
        '        ldr     x0, =level1\n        ldr     x1, ={{device}}\n        ldr     x2, ={{ram}}\n        stp     x1, x2, [x0]\n',
      ],
    ],
    passes: ['vectors', 'mmu', 'faults', 'silent'],
  },
  {
    name: 'patches-the-boot',
    claim: 'build_tables has no push any more that could fault',
    of: 'starter',
    file: 'boot.s',
    edits: [
      [
        '        bl      build_tables\n',
        '        ldr     x0, =push\n        ldr     w1, =0xd503201f\n        str     w1, [x0]\n        bl      build_tables\n',
      ],
    ],
  },
  {
    name: 'predictions-of-another-variant',
    claim: 'what a neighbour predicted, whose walks ended a level further down',
    of: 'solution',
    file: 'predictions',
    edits: [['not-mapped = {{notMapped}}', 'not-mapped = {{otherLevel}}']],
    passes: ['vectors', 'stack', 'mmu', 'silent'],
  },
  {
    name: 'attributes-of-another-variant',
    claim: 'main runs with the MAIR_EL2 that a neighbour needed',
    of: 'solution',
    file: 'boot.s',
    edits: [['={{mair}} ', '={{mair}} ^ (0xfb << (8 * {{d}})) ^ (0xfb << (8 * {{r}})) ']],
    passes: ['vectors', 'stack'],
  },
];
export default cheats;
