/** Chapter 12: a line with mistakes in it. The terminal's parser reads it, and what it describes is what runs. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const shows = (contains: string): Check => ({ console: { contains } });
const start = (name: string): Value => ({ loaded: name, part: 'start' });
const isLoaded = (name: string): Check => ({ value: start(name), atLeast: 0 });

/** Where hv.s writes its level, once it has used a register of EL2. */
const LEVEL: Value = { memory: 0x4007_0000, size: 8 };
const IMAGE_SIZE = 0x8000;

const withoutEl2: Diagnosis = because('board.level', {}, { value: { line: 'virtualization' }, is: 0 });
const noConsole: Diagnosis = because('console.none', {}, { no: shows('hv: ') });
const notThere = (name: string, wanted: string): Diagnosis =>
  because('file.none', { name: { text: name }, wanted: param(wanted) }, { no: isLoaded(name) });

/** What goes wrong with each part of a line; the three have nothing to do with each other. */
const [MACHINES, SIZES, CONSOLES] = [
  ['-machine virt', '-M virt,virtualization=off', '-machine virt,gic-version=2'],
  ['-m 256M', '-m 128M', '-smp 2'],
  ['console=ttyS0', 'earlycon', 'console=tty0 quiet'],
];

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 1,
  minutes: 15,
  objectives: ['objective.line', 'objective.map'],
  machine: {
    cpus: 1,
    memory: 1024,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40200000' },
      { file: 'hv.s', origin: '0x40080000' },
    ],
    line: {
      file: 'run.sh',
      files: [
        { name: 'hv.bin', file: 'hv.s' },
        { name: 'guest.bin', file: 'guest.s' },
        { name: 'guest.dtb', file: 'guest.dts' },
        { name: 'initrd', file: 'initrd' },
      ],
    },
    entry: '_start',
    budget: 400_000,
  },
  files: [
    { path: 'run.sh', language: 'line' },
    { path: 'hv.s', language: 'a64', readonly: true },
    { path: 'guest.dts', language: 'dts', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
    { path: 'initrd', language: 'text', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'machine', words: MACHINES },
    { name: 'little', words: SIZES },
    { name: 'console', words: CONSOLES },
    { name: 'place', from: 0, to: 5 },
    { name: 'base', pick: [0x5000_0000, 0x5400_0000, 0x5800_0000, 0x6000_0000, 0x6800_0000, 0x7000_0000], by: 'place' },
    { name: 'unit', words: ['50000000', '54000000', '58000000', '60000000', '68000000', '70000000'], by: 'place' },
    { name: 'treeAt', pick: [0, 0x10_0000, 0x8_0000] },
    { name: 'tree', follows: 'treeAt', times: 1, base: 'base' },
    { name: 'off', pick: [0x4000, 0x1_0000, 0x2_0000] },
    { name: 'wrongTree', follows: 'off', times: 1, base: 'tree' },
    { name: 'kernel', follows: 'base', times: 1, base: 0x20_0000 },
    { name: 'initrdAt', pick: [0x40_0000, 0x60_0000, 0x80_0000] },
    { name: 'initrd', follows: 'initrdAt', times: 1, base: 'base' },
    // Over the kernel's file; twice in its BSS.
    { name: 'over', pick: [0x400, 0x2000, 0x4000] },
    { name: 'wrongInitrd', follows: 'over', times: 1, base: 'kernel' },
    { name: 'bss', follows: 'base', times: 1, base: 0x20_3000 },
    { name: 'file', follows: 'base', times: 1, base: 0x20_0400 },
    { name: 'elsewhere', follows: 'base', times: 1, base: 0x90_0000 },
    { name: 'word', words: ['quince', 'medlar', 'damson', 'loquat', 'rowan', 'cornel'] },
    { name: 'length', pick: [7, 7, 7, 7, 6, 7], by: 'word' },
  ],
  steps: ['board', 'console', 'guest', 'initrd'].map((name) => step(name)),
  checkpoints: [
    checkpoint('board', 2, need({ value: LEVEL, is: 2 }, withoutEl2, because('board.kernel'))),
    checkpoint('console', 1, need(shows('hv: at EL2\r\n'), withoutEl2, because('console.none'))),
    checkpoint(
      'guest',
      2,
      need(
        shows('hv: tree\r\n'),
        withoutEl2,
        noConsole,
        notThere('guest.dtb', 'tree'),
        because('guest.tree', { at: start('guest.dtb'), wanted: param('tree') }),
      ),
      need(
        shows('hv: kernel\r\n'),
        notThere('guest.bin', 'kernel'),
        because('guest.kernel', { at: start('guest.bin'), wanted: param('kernel') }),
      ),
    ),
    checkpoint(
      'initrd',
      2,
      need(
        shows('guest: {{word}}\n'),
        withoutEl2,
        noConsole,
        because('initrd.before', {}, { no: shows('guest: ') }),
        notThere('initrd', 'initrd'),
        because(
          'initrd.cleared',
          { at: start('initrd'), kernel: start('guest.bin'), end: plus(start('guest.bin'), IMAGE_SIZE) },
          and(
            { value: start('initrd'), atLeast: start('guest.bin') },
            { value: start('initrd'), below: plus(start('guest.bin'), IMAGE_SIZE) },
          ),
        ),
        because('initrd.elsewhere', { at: start('initrd'), wanted: param('initrd') }),
      ),
    ),
  ],
};

export default lab;
