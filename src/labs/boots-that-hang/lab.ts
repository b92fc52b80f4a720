/** Chapter 11, find the fault: a boot that hangs, and the line of the device tree that is to blame. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** An answer of the reader's and what it has to be; slips first. */
const asked = (name: string, code: string, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need(
    { value: answer, is: param(name) },
    ...slips,
    because(code, { answer }, { value: answer, not: param(name) }),
  );
};
const shows = (contains: string): Check => ({ console: { contains } });

/** The four faults: conduit, timer, initramfs in the kernel's BSS, no clocks. */
const KINDS = [
  { method: 'hvc', symptom: 4, property: 'psci/method', found: 1, right: 2, fix: '&psci { method = "smc"; };' },
  {
    method: 'smc',
    symptom: 2,
    property: 'timer/interrupts',
    found: 0,
    right: 14,
    fix: '&timer { interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; };',
  },
  {
    method: 'smc',
    symptom: 1,
    property: 'chosen/initrd-start',
    found: 0,
    right: 0x49c0_0000,
    fix: '&chosen { linux,initrd-start = <0x49c00000>; linux,initrd-end = <0x49c02000>; };',
  },
  {
    method: 'smc',
    symptom: 3,
    property: 'pl011/clocks',
    found: 0,
    right: 2,
    fix: '&uart { clocks = <&clk>, <&clk>; };',
  },
];
const [TIMER, INITRD] = [1, 2];
const ORDERS = [
  ['psci/method', 'timer/interrupts', 'chosen/initrd-start', 'pl011/clocks', 'memory/reg', 'chosen/bootargs'],
  ['memory/reg', 'pl011/clocks', 'psci/method', 'chosen/bootargs', 'timer/interrupts', 'chosen/initrd-start'],
  ['chosen/bootargs', 'chosen/initrd-start', 'memory/reg', 'timer/interrupts', 'pl011/clocks', 'psci/method'],
  ['pl011/clocks', 'chosen/bootargs', 'timer/interrupts', 'memory/reg', 'chosen/initrd-start', 'psci/method'],
  ['timer/interrupts', 'psci/method', 'chosen/bootargs', 'chosen/initrd-start', 'memory/reg', 'pl011/clocks'],
  ['chosen/initrd-start', 'memory/reg', 'pl011/clocks', 'psci/method', 'chosen/bootargs', 'timer/interrupts'],
];
/** Fault and order together. Seeds that follow each other have different faults. */
const CASES = ORDERS.flatMap((order) => KINDS.map((kind, n) => ({ kind, n, order })));
const HALF = 3;
const listed = (order: readonly string[], from: number): string =>
  order
    .slice(from, from + HALF)
    .map((name, n) => `${from + n + 1} ${name}`)
    .join('  ');

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 3,
  minutes: 30,
  objectives: ['objective.last-line', 'objective.backwards'],
  machine: {
    cpus: 1,
    memory: 256,
    virtualization: true,
    guests: [{ file: 'Image', load: '{{kernel}}' }],
    archives: [
      { load: '{{start}}', bytes: 0x2000, entries: [{ path: 'init', file: 'init.s' }] },
      { load: '0x49c00000', bytes: 0x2000, entries: [{ path: 'init', file: 'init.s' }] },
    ],
    images: [
      { file: 'repair.dts', origin: '0x48000000' },
      { file: 'boot.s', origin: '0x40080000' },
    ],
    entry: '_start',
    untilShown: ['---[ end Kernel panic'],
    budget: 12_000_000,
  },
  files: [
    { path: 'fault', language: 'answers' },
    { path: 'repair.dts', language: 'dts' },
    { path: 'guest.dts', language: 'dts', readonly: true },
    { path: 'boot.s', language: 'a64', readonly: true },
    { path: 'init.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels', 'memory'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    { name: 'kind', pick: CASES.map(({ n }) => n), by: 'case' },
    { name: 'names1', words: CASES.map(({ order }) => listed(order, 0)), by: 'case' },
    { name: 'names2', words: CASES.map(({ order }) => listed(order, HALF)), by: 'case' },
    { name: 'property', pick: CASES.map(({ kind, order }) => order.indexOf(kind.property) + 1), by: 'case' },
    { name: 'bootargs', pick: CASES.map(({ order }) => order.indexOf('chosen/bootargs') + 1), by: 'case' },
    { name: 'symptom', pick: KINDS.map(({ symptom }) => symptom), by: 'kind' },
    { name: 'method', words: KINDS.map(({ method }) => method), by: 'kind' },
    { name: 'fix', words: KINDS.map(({ fix }) => fix), by: 'kind' },
    {
      name: 'clocks',
      words: KINDS.map(({ symptom }) => (symptom === 3 ? 'status = "okay";' : 'clocks = <&clk>, <&clk>;')),
      by: 'kind',
    },
    { name: 'isTimer', pick: KINDS.map((_, n) => (n === TIMER ? 1 : 0)), by: 'kind' },
    { name: 'isInitrd', pick: KINDS.map((_, n) => (n === INITRD ? 1 : 0)), by: 'kind' },
    { name: 'timerBase', pick: KINDS.map((_, n) => (n === TIMER ? 0 : 14)), by: 'kind' },
    { name: 'wrongPpi', pick: [30, 12, 9, 15] },
    { name: 'ppi', follows: 'wrongPpi', times: 'isTimer', base: 'timerBase' },
    { name: 'kernel', pick: [0x4820_0000, 0x4840_0000, 0x4860_0000, 0x4880_0000] },
    // Behind the file and inside image_size; else well behind it.
    { name: 'behind', pick: KINDS.map((_, n) => (n === INITRD ? 0x3a_0000 : 0x80_0000)), by: 'kind' },
    { name: 'start', follows: 'kernel', times: 1, base: 'behind' },
    { name: 'plain', pick: KINDS.map(({ found }) => found), by: 'kind' },
    { name: 'withPpi', follows: 'wrongPpi', times: 'isTimer', base: 'plain' },
    { name: 'found', follows: 'start', times: 'isInitrd', base: 'withPpi' },
    { name: 'right', pick: KINDS.map(({ right }) => right), by: 'kind' },
    { name: 'word', words: ['quince', 'medlar', 'damson', 'rowan'] },
  ],
  steps: ['symptom', 'cause', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint('symptom', 2, asked('symptom', 'symptom.not-this')),
    checkpoint(
      'cause',
      4,
      asked(
        'property',
        'cause.property',
        because('cause.bootargs', {}, { value: { answer: 'property' }, is: param('bootargs') }),
      ),
      asked(
        'found',
        'cause.found',
        because(
          'cause.right-instead',
          { answer: { answer: 'found' } },
          { value: { answer: 'found' }, is: param('right') },
        ),
      ),
      asked(
        'right',
        'cause.right',
        because(
          'cause.found-instead',
          { answer: { answer: 'right' } },
          { value: { answer: 'right' }, is: param('found') },
        ),
        because('cause.intid', { answer: { answer: 'right' } }, { value: { answer: 'right' }, is: 30 }),
      ),
    ),
    checkpoint(
      'repair',
      3,
      need(
        shows('\ninit: {{word}}\r\n'),
        because('repair.silent', {}, { no: shows('Booting Linux') }),
        because('repair.word', {}, shows('\ninit: ')),
        because('repair.archive', {}, shows('Kernel panic - not syncing: VFS')),
        because('repair.no-console', {}, shows('Run /init')),
        because('repair.panic', {}, shows('Kernel panic')),
        because('repair.stuck'),
      ),
      need(shows('\ninit: slept\r\n'), because('repair.asleep')),
      need({ ended: ['powered-off'] }, because('repair.on')),
    ),
  ],
};

export default lab;
