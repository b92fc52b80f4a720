/** Chapter 10: a page of slots in two VMs, a device that reaches all of memory, and then a disk for each. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
const at = (symbol: string, core: number, more: object = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, core, ...more },
});
const x = (of: EventPattern, n: number): Value => ({ of, x: n });
const vmOf = (core: number): { vm: { decimal: number } } => ({ vm: { decimal: core } });
const is = (value: Value, wanted: Value): Check => ({ value, is: wanted });
const and = (...all: readonly Check[]): Check => ({ all });

const [THEM, US] = [0, 1];
const stuck = (core: number): EventPattern => at('stuck', core);
const reached = (of: EventPattern, core: number, behind: string): Requirement =>
  need(
    { happened: of },
    because('aborted', { ...vmOf(core), far: x(stuck(core), 0) }, { happened: stuck(core) }),
    because('not-here', { ...vmOf(core), behind: { text: behind } }, { never: of }),
  );

/** The three requests of attack.s: w21 counts down. */
const request = (n: 1 | 2 | 3): EventPattern => at('answer', US, { x21: 4 - n });
const [CAME, STATUS_BYTE, STATUS] = [0, 10, 12];
/** What has to come by the disks: EL2 could reach it, too. */
const byEl2 = (place: string): EventPattern => ({
  event: 'el2',
  where: { address: { atLeast: param(place), below: { op: 'add', args: [param(place), 512] } } },
});
const byDisk: Requirement = need(
  and({ never: byEl2('mine') }, { never: byEl2('there') }),
  because('by-el2', {}, { any: [{ happened: byEl2('mine') }, { happened: byEl2('there') }] }),
);

const RUNNING = 0x0f;
/** What the disk that a VM believes to be its own has in the sector. */
const word = (core: number): Value => param(`word${core}`);
const owned = (core: number): EventPattern => at('owned', core);
const scanned = (core: number): EventPattern => at('scanned', core);
const mask = (core: number): Value => ({ op: 'shl', args: [1, param(`m${core}`)] });

const own = (core: number): readonly Requirement[] => [
  reached(scanned(core), core, 'scanned'),
  need(
    { value: { op: 'and', args: [x(scanned(core), 20), mask(core)] }, not: 0 },
    because('own.empty', { ...vmOf(core), slot: { decimal: param(`m${core}`) } }, { happened: scanned(core) }),
  ),
  reached(owned(core), core, 'owned'),
  need(
    is(x(owned(core), CAME), word(core)),
    because('own.the-other', vmOf(core), is(x(owned(core), CAME), word(1 - core))),
    because(
      'own.not-read',
      { ...vmOf(core), byte: x(owned(core), STATUS_BYTE), status: x(owned(core), STATUS) },
      { happened: owned(core) },
    ),
  ),
];
const apart = (core: number): readonly Requirement[] => [
  reached(scanned(core), core, 'scanned'),
  need(
    is(x(scanned(core), 20), mask(core)),
    because(
      'apart.sees',
      { ...vmOf(core), found: x(scanned(core), 20), wanted: mask(core) },
      { happened: scanned(core) },
    ),
  ),
  need(
    is(x(scanned(core), 21), 8),
    because('apart.no-slots', { ...vmOf(core), found: { decimal: x(scanned(core), 21) } }, { happened: scanned(core) }),
  ),
  reached(at('knocked', core), core, 'knocked'),
  need(
    and(is(x(at('knocked', core), STATUS), RUNNING), is(x(at('knocked', core), CAME), 0)),
    because(
      'apart.knocked',
      { ...vmOf(core), status: x(at('knocked', core), STATUS), device: x(at('knocked', core), CAME) },
      { happened: at('knocked', core) },
    ),
  ),
  reached(at('tried', core), core, 'tried'),
  need(
    { value: x(at('tried', core), STATUS), mask: 0x40, is: 0x40 },
    because('apart.reached', { ...vmOf(core), status: x(at('tried', core), STATUS) }, { happened: at('tried', core) }),
  ),
];

const PAGES = [0x0a00_0000, 0x0a00_1000, 0x0a00_2000];
/** Which page is passed through and which is to be emulated, and the slots of VM 0 and VM 1 in both. */
const CASES = PAGES.flatMap((passed, p) =>
  [1, 2].flatMap((next, q) => {
    const place = PAGES[(p + next) % PAGES.length] ?? 0;
    return [0, 1, 2].map((n) => {
      const [s0, s1] = [(3 * p + n + 1) % 8, (5 * q + 3 * p + 2 * n + 4) % 8];
      const [m0, m1] = [(p + 4 * q + 2 * n) % 8, (2 * p + q + 3 * n + 3) % 8];
      return { passed, own: place, s0, s1: s0 === s1 ? (s1 + 1) % 8 : s1, m0, m1: m0 === m1 ? (m1 + 3) % 8 : m1 };
    });
  }),
);
const byCase = (name: string, of: (one: (typeof CASES)[number]) => number): LabSource['parameters'][number] => ({
  name,
  pick: CASES.map(of),
  by: 'case',
});
const boardSlot = (passed: number, slot: number): number => (passed - 0x0a00_0000) / 0x200 + slot;

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 5,
  minutes: 40,
  objectives: ['objective.leak', 'objective.apart'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [
      { file: 'attack.s', origin: '0x40084000' },
      { file: 'guest.s', origin: '0x40080000' },
    ],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'first', cores: [0], image: 'guest.s', memory: 16, disks: [0] },
        { name: 'second', cores: [1], image: 'guest.s', memory: 16, disks: [1], console: { channel: 1 } },
      ],
      handlers: ['mmio'],
    },
    disks: [
      { sectors: 64, pieces: [{ at: 0, word: '{{base0}}', step: '{{pace}}', every: 512, times: 64 }] },
      { sectors: 64, pieces: [{ at: 0, word: '{{base1}}', step: '{{pace}}', every: 512, times: 64 }] },
      {
        sectors: 64,
        slot: '{{board0}}',
        pieces: [{ at: 0, word: '{{stamp}}', step: '{{pace}}', every: 512, times: 64 }],
      },
      { sectors: 64, slot: '{{board1}}' },
    ],
    budget: 120_000,
  },
  files: [
    { path: 'attack.s', language: 'a64' },
    { path: 'slots.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'memory', 'registers'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    byCase('passed', ({ passed }) => passed),
    byCase('own', (one) => one.own),
    byCase('s0', ({ s0 }) => s0),
    byCase('s1', ({ s1 }) => s1),
    byCase('m0', ({ m0 }) => m0),
    byCase('m1', ({ m1 }) => m1),
    byCase('board0', ({ passed, s0 }) => boardSlot(passed, s0)),
    byCase('board1', ({ passed, s1 }) => boardSlot(passed, s1)),
    { name: 'begin', from: 1, to: 20 },
    { name: 'wanted', from: 21, to: 40 },
    { name: 'spare', from: 41, to: 60 },
    { name: 'last', from: 1, to: 60 },
    { name: 'mine', from: 0x5050_0000, to: 0x507f_0000, step: 0x1_0000 },
    { name: 'place', from: 0x38_0000, to: 0x7f_0000, step: 0x1040 },
    { name: 'secret', follows: 'place', times: 1, base: 0x4000_0000 },
    { name: 'there', follows: 'place', times: 1, base: 0x7018_0000 },
    { name: 'direct', follows: 'place', times: 1, base: 0x7000_0000 },
    { name: 'pace', from: 0x1001, to: 0xffff },
    { name: 'stamp', from: 0x1000_0000, to: 0x3fff_ffff },
    { name: 'base0', from: 0x4000_0000, to: 0x5fff_ffff },
    { name: 'base1', from: 0x6000_0000, to: 0x7fff_ffff },
    { name: 'twist', from: 0x1_0001, to: 0x7_ffff },
    { name: 'read', follows: 'begin', times: 'pace', base: 'stamp' },
    { name: 'kept', follows: 'read', times: 'twist' },
    { name: 'word', follows: 'wanted', times: 'pace', base: 'stamp' },
    { name: 'word0', follows: 'last', times: 'pace', base: 'base0' },
    { name: 'word1', follows: 'last', times: 'pace', base: 'base1' },
  ],
  hidden: ['pace', 'stamp', 'base0', 'base1', 'twist', 'begin', 'last'],
  steps: ['page', 'dma', 'own', 'apart'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'page',
      2,
      byDisk,
      reached(request(1), US, 'answer'),
      need(
        is(x(request(1), CAME), param('word')),
        because('page.own-disk', { slot: { decimal: param('s0') } }, is(x(request(1), 3), param('s1'))),
        because(
          'page.not-read',
          { byte: x(request(1), STATUS_BYTE), status: x(request(1), STATUS) },
          { no: is(x(request(1), STATUS_BYTE), 0) },
        ),
        because('page.elsewhere', {}, is(x(request(1), CAME), 0)),
        because(
          'page.another',
          { found: x(request(1), CAME), sector: { decimal: param('wanted') } },
          { happened: request(1) },
        ),
      ),
    ),
    checkpoint(
      'dma',
      3,
      byDisk,
      reached(at('kept', THEM), THEM, 'kept'),
      reached(request(3), US, 'answer'),
      need(
        is(x(request(3), CAME), param('kept')),
        because('dma.ipa', { ipa: param('secret') }, is(x(request(2), 2), param('secret'))),
        because('dma.alias', { there: param('direct') }, is(x(request(2), 2), param('direct'))),
        because(
          'dma.direction',
          {},
          and(is(x(request(2), 2), param('there')), { value: { memory: param('there'), size: 8 }, not: param('kept') }),
        ),
        because(
          'dma.not-served',
          { byte: x(request(2), STATUS_BYTE), status: x(request(2), STATUS) },
          { no: is(x(request(2), STATUS_BYTE), 0) },
        ),
        because('dma.not-the-secret', { found: x(request(3), CAME) }, { happened: request(3) }),
      ),
    ),
    checkpoint('own', 3, ...own(THEM), ...own(US)),
    checkpoint('apart', 3, ...own(THEM), ...own(US), ...apart(THEM), ...apart(US)),
  ],
};

export default lab;
