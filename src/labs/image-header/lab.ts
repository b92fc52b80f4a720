/** Chapter 11: the header of an arm64 Image (Documentation/arch/arm64/booting.rst), written for a loader that believes it. */
import { and, at, bits, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import {
  END_REASONS,
  type Check,
  type Diagnosis,
  type EventPattern,
  type Requirement,
  type Value,
} from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });

/** What the loader holds when it has chosen a place, or when it refuses: its registers, by what is in them. */
const LOADER = { magic: 'x21', offset: 'x22', size: 'x15', flags: 'x24', why: 'x28', base: 'x26', kernel: 'x19', end: 'x27' }; // prettier-ignore
const [CHOSEN, REFUSED] = [at('chosen'), at('refused')];
const loader = (what: keyof typeof LOADER, event: EventPattern = CHOSEN): Value => ({ of: event, field: LOADER[what] });
const refusedFor = (why: number): Check => ({ value: loader('why', REFUSED), is: why });
const [MAGIC, BYTE_ORDER, GRANULE, ROOM] = [1, 2, 3, 4];

/** The kernel calls twice, with MARK in x8: before it has changed anything, and when it has read its tree. */
const HVC = 0x16;
const called = (mark: Value): EventPattern => ({ event: 'exception', where: { ec: HVC, to: 2, x8: mark } });
const ENTERED = called(param('mark'));
const READY = called({ op: 'add', args: [param('mark'), 1] });

const taken = need(
  { happened: CHOSEN },
  because(
    'refused.reversed',
    { found: loader('magic', REFUSED) },
    { value: loader('magic', REFUSED), is: 0x4152_4d64 },
  ),
  because('refused.magic', { found: loader('magic', REFUSED) }, refusedFor(MAGIC)),
  because('refused.big-endian', { flags: loader('flags', REFUSED) }, refusedFor(BYTE_ORDER)),
  because('refused.granule', { flags: loader('flags', REFUSED) }, refusedFor(GRANULE)),
  because(
    'refused.room',
    {
      base: loader('base', REFUSED),
      end: loader('end', REFUSED),
      offset: loader('offset', REFUSED),
      size: loader('size', REFUSED),
    },
    refusedFor(ROOM),
  ),
);
const entered = need(
  { happened: ENTERED },
  because(
    'known.undefined',
    { kernel: loader('kernel') },
    { happened: { event: 'exception', where: { ec: 0 }, after: CHOSEN } },
  ),
  because('known.code', { kernel: loader('kernel') }),
);

/** Bit 3 of flags: asked before anything else of a place, because without room near the beginning of RAM there is none. */
const placement = (event: EventPattern): Requirement => {
  const said = bits(loader('flags', event), 3);
  return need(
    { any: [{ never: event }, { value: said, is: param('anywhere') }] },
    because('place.anywhere', { said, wanted: param('anywhere'), base: loader('base', event), low: param('low') }),
  );
};

const isPlaced: Check = { value: minus(loader('kernel'), param('offset')), aligned: 0x20_0000 };
/** It clears memory that it takes for its BSS: however such a run ends, this is why. */
const misplaced: Diagnosis = because(
  'place.offset',
  { said: loader('offset'), wanted: param('offset'), kernel: loader('kernel') },
  and({ no: isPlaced }, { ended: END_REASONS }),
);

/** A prediction, and what the kernel found. */
const asked = (name: string, found: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  const params = { answer, found };
  return need(
    { value: answer, is: found },
    misplaced,
    ...slips.map((slip) => ({ ...slip, params })),
    because(`entry.${name}`, params),
  );
};
const answers = (name: string, is: Value): Check => ({ value: { answer: name }, is });
const field = (name: string): Value => ({ of: ENTERED, field: name });

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 1,
  minutes: 20,
  objectives: ['objective.header', 'objective.entry'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'kernel.s', origin: '0x40100040' },
      { file: 'header.s', origin: '0x40100000' },
      { file: 'loader.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 20_000,
  },
  files: [
    { path: 'header.s', language: 'a64' },
    { path: 'entry', language: 'answers' },
    { path: 'kernel.s', language: 'a64', readonly: true },
    { path: 'loader.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'anywhere', pick: [1, 0] },
    { name: 'large', from: 0, to: 1 },
    { name: 'pages', pick: [1, 3], by: 'large' },
    { name: 'kib', pick: [4, 64], by: 'large' },
    { name: 'pagesBits', follows: 'pages', times: 2 },
    { name: 'flags', follows: 'anywhere', times: 8, base: 'pagesBits' },
    // 0 since Linux 5.8; never below the 0x80000 of a kernel that does not say its size.
    { name: 'offset', pick: [0x8_0000, 0xc_0000, 0x10_0000, 0x14_0000] },
    { name: 'image', pick: [0x1000, 0x1400, 0x1800, 0x1c00] },
    { name: 'low', pick: [0x4040_0000, 0x4060_0000, 0x4080_0000, 0x40a0_0000] },
    { name: 'span', pick: [0x160_0000, 0x180_0000, 0x1a0_0000, 0x1c0_0000] },
    { name: 'high', follows: 'span', times: 1, base: 'low' },
    // Near the beginning there is room for the kernel that has to be there, and for no other.
    { name: 'more', pick: [0x2_0000, 0x800], by: 'anywhere' },
    { name: 'room', follows: 'more', times: 1, base: 'offset' },
    { name: 'base', follows: 'anywhere', times: 'span', base: 'low' },
    { name: 'roundedOffset', follows: 'offset', times: 1, base: 0x1_0000 },
    { name: 'kernel', follows: 'offset', times: 1, base: 'base' },
    { name: 'tree', follows: 'image', times: 1, base: 'kernel' },
    // Of an image_size that is rounded up to 64 KiB.
    { name: 'rounded', follows: 'base', times: 1, base: 'roundedOffset' },
    { name: 'guest', from: 0, to: 1 },
    { name: 'el', pick: [2, 1], by: 'guest' },
    { name: 'current', follows: 'el', times: 4 },
    { name: 'spsr', pick: [0x3c9, 0x3c5], by: 'guest' },
    { name: 'pad', from: 0, to: 5 },
    { name: 'mark', from: 0x1000, to: 0xfff0 },
  ],
  hidden: ['mark'],
  steps: ['known', 'place', 'size', 'entry'].map((name) => step(name)),
  checkpoints: [
    checkpoint('known', 1, taken, entered),
    checkpoint(
      'place',
      2,
      placement(REFUSED),
      taken,
      placement(CHOSEN),
      need(
        isPlaced,
        because(
          'place.old',
          { kernel: loader('kernel') },
          and({ value: loader('size'), is: 0 }, { ended: END_REASONS }),
        ),
        misplaced,
      ),
      need(
        { value: bits(loader('flags'), 2, 1), is: param('pages') },
        because('place.pages', {
          said: bits(loader('flags'), 2, 1),
          wanted: param('pages'),
          kib: { decimal: param('kib') },
        }),
      ),
      entered,
    ),
    checkpoint(
      'size',
      2,
      taken,
      entered,
      need(
        and({ value: loader('size'), atLeast: param('image') }, { value: { of: READY, field: 'x1' }, is: 0xd00d_feed }),
        because('size.unknown', { wanted: param('image') }, { value: loader('size'), is: 0 }),
        because(
          'size.bss',
          { said: loader('size'), wanted: param('image') },
          { value: loader('size'), below: param('image') },
        ),
        misplaced,
      ),
    ),
    checkpoint(
      'entry',
      3,
      taken,
      entered,
      asked('kernel', field('x4'), because('entry.base', {}, answers('kernel', loader('base')))),
      asked('x0', field('x0'), because('entry.x0-kernel', {}, answers('x0', field('x4')))),
      asked('x1', field('x1')),
      asked('el', bits(field('x5'), 3, 2), because('entry.el-raw', {}, answers('el', field('x5')))),
      asked('daif', field('x6'), because('entry.daif-field', {}, answers('daif', bits(field('x6'), 9, 6)))),
      asked('mmu', bits(field('x7'), 0)),
    ),
  ],
};

export default lab;
