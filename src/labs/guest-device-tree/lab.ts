/** Chapter 11: the device tree of a Linux guest, written and obeyed (Devicetree Specification, chapters 2 and 3). */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Condition, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
const cell = (node: string, property: string, at = 0): Value => ({ tree: 'guest.dts', node, property, cell: at });
const there = (value: Value): Check => ({ value, atLeast: 0 });
const has = (node: string, property: string): Check => there(cell(node, property));
const lacks = (node: string, property: string): Check => ({ no: has(node, property) });
const shows = (contains: string): Check => ({ console: { contains } });
/** The first four bytes of a string, as a number. */
const letters = (text: string): number =>
  [...text.padEnd(4, '\0').slice(0, 4)].reduce((sum, one) => sum * 256 + one.charCodeAt(0), 0);

/** Of /chosen, of one cell or of two: Linux takes both. The first cell of two is 0, and that of one is not. */
const [START, END] = ['linux,initrd-start', 'linux,initrd-end'];
const numberIs = (property: string, is: Value): Check =>
  or(
    { value: { tree: 'guest.dts', node: '/chosen', property, cells: 2 }, is },
    { value: cell('/chosen', property), is },
  );

const TIMER = '/timer';
const PPIS = [13, 14, 11, 10] as const;
/** Level-sensitive, high or low: a timer's line is what the board makes of it. */
const LEVELS: Condition = { mask: 0xf, oneOf: [4, 8] };
const timerIs = PPIS.flatMap((ppi, n): Check[] => [
  { value: cell(TIMER, 'interrupts', 3 * n), is: 1 },
  { value: cell(TIMER, 'interrupts', 3 * n + 1), is: ppi },
  { value: cell(TIMER, 'interrupts', 3 * n + 2), ...LEVELS },
]);
/** Numbers of PPIs and SPIs begin behind those before them (IHI 0048B, 2.2.1). */
const [FIRST_PPI, FIRST_SPI] = [16, 32];
const UART = '/pl011@9000000';
const uart = (at: number): Value => cell(UART, 'interrupts', at);

const MIB = 2 ** 20;
const BASES = [0x4400_0000, 0x4600_0000, 0x4800_0000, 0x4c00_0000];
const SIZES = [32 * MIB, 48 * MIB, 64 * MIB];
/** Where a guest is, and how large. */
const CASES = BASES.flatMap((base) => SIZES.map((size) => ({ base, size })));
const hex = (value: number): string => value.toString(16).padStart(16, '0');
const WORDS = ['quince', 'medlar', 'damson', 'loquat', 'rowan', 'sloe', 'bilberry', 'cornel'];

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 2,
  minutes: 30,
  objectives: ['objective.tree', 'objective.obeys'],
  machine: {
    cpus: 1,
    memory: 512,
    virtualization: true,
    guests: [{ file: 'Image', load: '{{kernel}}' }],
    archives: [{ load: '{{initrd}}', bytes: '{{bytes}}', entries: [{ path: 'init', file: 'init.s' }] }],
    images: [
      { file: 'guest.dts', origin: '0x40000000', load: '{{base}}' },
      { file: 'neighbour.s', origin: '0x0', load: '{{marked}}' },
      { file: 'boot.s', origin: '0x40080000' },
    ],
    entry: '_start',
    untilShown: ['---[ end Kernel panic'],
    budget: 12_000_000,
  },
  files: [
    { path: 'guest.dts', language: 'dts' },
    { path: 'boot.s', language: 'a64', readonly: true },
    { path: 'init.s', language: 'a64', readonly: true },
    { path: 'neighbour.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers', 'levels'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    { name: 'base', pick: CASES.map(({ base }) => base), by: 'case' },
    { name: 'size', pick: CASES.map(({ size }) => size), by: 'case' },
    { name: 'unit', words: CASES.map(({ base }) => base.toString(16)), by: 'case' },
    { name: 'mib', pick: CASES.map(({ size }) => size / MIB), by: 'case' },
    { name: 'kib', pick: CASES.map(({ size }) => size / 1024), by: 'case' },
    { name: 'first', words: CASES.map(({ base }) => hex(base)), by: 'case' },
    { name: 'last', words: CASES.map(({ base, size }) => hex(base + size - 1)), by: 'case' },
    { name: 'neighbour', follows: 'base', times: 1, base: 'size' },
    { name: 'marked', pick: CASES.map(({ base, size }) => base + 2 * size - 0x1_0000), by: 'case' },
    { name: 'markAt', pick: CASES.map(({ base, size }) => base + 2 * size - 8), by: 'case' },
    { name: 'mark', pick: ['0x6e65696768626f72', '0x6f7468657267756e', '0x756e746f75636865'] },
    { name: 'kernel', follows: 'base', times: 1, base: 0x20_0000 },
    { name: 'place', pick: [0x100_0000, 0x120_0000, 0x160_0000, 0x1a0_0000] },
    { name: 'initrd', follows: 'base', times: 1, base: 'place' },
    { name: 'bytes', pick: [0x1200, 0x1e00, 0x2600, 0x3200, 0x3a00] },
    { name: 'initrdEnd', follows: 'initrd', times: 1, base: 'bytes' },
    { name: 'word', words: WORDS },
  ],
  steps: ['memory', 'conduit', 'interrupts', 'initrd', 'obeys'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'memory',
      2,
      need(has('/memory', 'reg'), because('memory.none')),
      need({ value: cell('/memory', 'device_type'), is: letters('memory') }, because('memory.type')),
      need(
        and({ value: cell('/memory', 'reg', 1), is: param('base') }, { value: cell('/memory', 'reg', 0), is: 0 }),
        because('memory.cells', {}, { no: there(cell('/memory', 'reg', 3)) }),
        because('memory.base', { found: cell('/memory', 'reg', 1) }, there(cell('/memory', 'reg', 1))),
        because('memory.cells'),
      ),
      need(
        { value: cell('/memory', 'reg', 3), is: param('size') },
        because(
          'memory.end',
          { found: cell('/memory', 'reg', 3) },
          { value: cell('/memory', 'reg', 3), is: param('neighbour') },
        ),
        because(
          'memory.neighbour',
          { found: cell('/memory', 'reg', 3), wanted: param('size') },
          { value: cell('/memory', 'reg', 3), atLeast: param('size') },
        ),
        because(
          'memory.small',
          { found: cell('/memory', 'reg', 3), wanted: param('size') },
          there(cell('/memory', 'reg', 3)),
        ),
        because('memory.cells'),
      ),
      need(
        and(shows('  node   0: [mem 0x{{first}}-0x{{last}}]'), shows('K/{{kib:d}}K available')),
        because('memory.silent', {}, { no: shows('Booting Linux') }),
        because('memory.not-so'),
      ),
    ),
    checkpoint(
      'conduit',
      1,
      need(
        { value: cell('/psci', 'method'), is: letters('smc') },
        because('conduit.none', {}, lacks('/psci', 'method')),
        because('conduit.hvc', {}, { value: cell('/psci', 'method'), is: letters('hvc') }),
        because('conduit.unknown'),
      ),
      need(
        shows('psci: PSCIv1.1 detected in firmware.'),
        because('memory.silent', {}, { no: shows('Booting Linux') }),
        because('conduit.not-found'),
      ),
    ),
    checkpoint(
      'interrupts',
      2,
      need(
        and(...timerIs),
        because('interrupts.none', {}, lacks(TIMER, 'interrupts')),
        because('interrupts.spi', {}, { value: cell(TIMER, 'interrupts', 3), is: 0 }),
        because(
          'interrupts.intid',
          { found: { decimal: cell(TIMER, 'interrupts', 4) } },
          {
            value: cell(TIMER, 'interrupts', 4),
            is: 14 + FIRST_PPI,
          },
        ),
        because(
          'interrupts.order',
          { found: { decimal: cell(TIMER, 'interrupts', 4) } },
          {
            value: cell(TIMER, 'interrupts', 4),
            not: 14,
          },
        ),
        because('interrupts.timer'),
      ),
      need(
        and({ value: uart(0), is: 0 }, { value: uart(1), is: 1 }, { value: uart(2), mask: 0xf, is: 4 }),
        because('interrupts.uart-none', {}, lacks(UART, 'interrupts')),
        because('interrupts.uart-ppi', {}, { value: uart(0), is: 1 }),
        because('interrupts.uart-intid', {}, { value: uart(1), is: 1 + FIRST_SPI }),
        because('interrupts.uart'),
      ),
      need(
        shows('\ninit: slept\r\n'),
        because('memory.silent', {}, { no: shows('Booting Linux') }),
        because('interrupts.no-init', {}, { no: shows('\ninit: ') }),
        because('interrupts.asleep'),
      ),
    ),
    checkpoint(
      'initrd',
      2,
      need(
        numberIs(START, param('initrd')),
        because('initrd.none', {}, lacks('/chosen', START)),
        because('initrd.start'),
      ),
      need(
        numberIs(END, param('initrdEnd')),
        because('initrd.no-end', {}, lacks('/chosen', END)),
        because('initrd.size', {}, numberIs(END, param('bytes'))),
        because('initrd.empty', {}, numberIs(END, param('initrd'))),
        because('initrd.last-byte', {}, numberIs(END, { op: 'sub', args: [param('initrdEnd'), 1] })),
        because('initrd.end', { wanted: param('bytes') }),
      ),
      need(
        and(shows('Unpacking initramfs...'), { no: shows('unpacking failed') }),
        because('memory.silent', {}, { no: shows('Booting Linux') }),
        because('initrd.not-unpacked'),
      ),
    ),
    checkpoint(
      'obeys',
      2,
      need(
        shows('\ninit: {{word}}\r\n'),
        because('memory.silent', {}, { no: shows('Booting Linux') }),
        because('obeys.panic', {}, and(shows('Kernel panic'), { no: shows('\ninit: ') })),
        because('obeys.no-init', {}, { no: shows('\ninit: ') }),
        because('obeys.word', { word: { text: '{{word}}' } }),
      ),
      need(shows('\ninit: slept\r\n'), because('interrupts.asleep')),
      need({ ended: ['powered-off'] }, because('obeys.on')),
      need(
        { value: { memory: param('markAt'), size: 8 }, is: param('mark') },
        because('obeys.neighbour', { found: { memory: param('markAt'), size: 8 }, at: param('markAt') }),
      ),
    ),
  ],
};

export default lab;
