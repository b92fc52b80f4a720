/** Chapter 10: a virtio disk whose driver breaks every rule of the queue, and the neighbour that must not notice. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Shown, Value } from '../kit/query.ts';

const file = 'disk.ts';
const [BAD, NEIGHBOUR] = [0, 1];
/** Both guests are one text: the core says which of them it was. */
const passed = (label: string, core = BAD, after?: EventPattern): EventPattern => ({
  event: 'at',
  where: { pc: { symbol: label }, el: 1, core },
  ...(after && { after }),
});
const x = (label: string, n: number): Value => ({ of: passed(label), x: n });
const param = (name: string): Value => ({ param: name });
const is = (value: Value, wanted: Value): Check => ({ value, is: wanted });

/** It came so far. A handler that finds no end has been stopped, and is named before anything else. */
const reached = (label: string): Requirement =>
  need(
    { happened: passed(label) },
    because('guest.aborted', { elr: x('stuck', 0) }, { happened: passed('stuck') }),
    because('guest.not-here'),
  );
/** Register `n` at a label. */
const found = (label: string, n: number, wanted: Value, code: string): Requirement => {
  const params: Readonly<Record<string, Shown>> = { found: x(label, n), wanted };
  return need(is(x(label, n), wanted), because(code, params));
};
const [STATUS_BYTE, USED, STATUS, INTERRUPT, LINE, DATA] = [10, 11, 12, 13, 14, 15];
const RUNNING = 0x0f;

/** A chain that breaks a rule: DEVICE_NEEDS_RESET, and nothing in the used ring. `code` says what was wrong with it. */
const refused = (label: string, code: string): readonly Requirement[] => [
  reached(label),
  need(
    { value: x(label, STATUS), mask: 0x40, is: 0x40 },
    because(code, { status: x(label, STATUS), used: { decimal: x(label, USED) } }),
  ),
  need(is(x(label, USED), 0), because('refuse.used', { used: { decimal: x(label, USED) }, code: { text: label } })),
];
/** A chain that is right, however odd it looks. */
const served = (label: string, code: string, data: Value = param('first')): readonly Requirement[] => [
  reached(label),
  need(is(x(label, STATUS), RUNNING), because(`${code}-refused`, { status: x(label, STATUS) })),
  found(label, STATUS_BYTE, 0, `${code}-status`),
  found(label, DATA, data, `${code}-data`),
];
/** A request that cannot be carried out: IOERR, and the device goes on. */
const failed = (label: string, code: string): readonly Requirement[] => [
  reached(label),
  need(is(x(label, STATUS), RUNNING), because(`${code}-refused`, { status: x(label, STATUS) })),
  found(label, STATUS_BYTE, 1, code),
  found(label, USED, 1, 'requests.not-used'),
];
/** Who refuses everything has refused nothing. */
const trusted: readonly Requirement[] = [
  reached('trusted'),
  found('trusted', 0, param('vendor'), 'trusted.vendor'),
  found('trusted', 1, param('max'), 'trusted.max'),
  ...served('trusted', 'trusted'),
];

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 4,
  minutes: 60,
  objectives: ['objective.rules', 'objective.bounds', 'objective.reset'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'bad', cores: [0], image: 'guest.s', memory: 16, disks: [0], console: { channel: 1 } },
        { name: 'neighbour', cores: [1], image: 'guest.s', memory: 16, disks: [1], console: { channel: 2 } },
      ],
    },
    disks: [
      { sectors: 300, pieces: [{ at: 0, word: '{{stamp}}', step: '{{pace}}', every: 512, times: 300 }] },
      { sectors: 200, pieces: [{ at: 0, word: '{{stamp}}', step: '{{pace}}', every: 512, times: 200 }] },
    ],
    budget: 120_000,
    until: { from: 1, to: 2, ec: [0x16] },
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'memory'],
  parameters: [
    { name: 'vendor', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'max', pick: [16, 32, 64, 128] },
    { name: 'stamp', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'pace', from: 0x1001, to: 0xffff },
    { name: 'sector', from: 1, to: 100 },
    { name: 'first', follows: 'sector', times: 'pace', base: 'stamp' },
    { name: 'target', from: 110, to: 190 },
    { name: 'kept', follows: 'target', times: 'pace', base: 'stamp' },
    { name: 'secret', from: 0x5040_0000, to: 0x507f_f000, step: 0x1000 },
    { name: 'canary', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'tail', from: 16, to: 496, step: 16 },
    { name: 'beside', from: 0, to: 5 },
    { name: 'cut', from: 1, to: 15 },
    { name: 'part', from: 8, to: 504, step: 8 },
    { name: 'high', from: 32, to: 43 },
    { name: 'mask', pick: [0x11, 0x22, 0x401, 0x1002, 0x8040, 0x2_0100, 0x8_0008, 0x20_0010, 0x40_0004, 0x80_0200] },
    { name: 'rest', pick: [24_000] },
  ],
  hidden: ['stamp', 'pace', 'sector', 'target', 'secret', 'canary', 'tail', 'beside', 'cut', 'part', 'high', 'mask'],
  steps: ['refuse', 'loops', 'ram', 'lengths', 'index', 'indirect', 'requests', 'neighbour'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'refuse',
      2,
      ...trusted,
      ...refused('mixed', 'refuse.mixed'),
      need(
        { value: x('mixed', INTERRUPT), mask: 2, is: 2 },
        because('refuse.silent', { found: x('mixed', INTERRUPT) }),
      ),
      found('mixed', LINE, 1, 'refuse.no-line'),
      reached('ignored'),
      found('ignored', USED, 0, 'refuse.goes-on'),
      found('ignored', STATUS_BYTE, 0xee, 'refuse.goes-on'),
      ...served('revived', 'refuse.revived'),
    ),
    checkpoint(
      'loops',
      2,
      ...trusted,
      ...refused('loop_self', 'loops.self'),
      ...refused('loop_round', 'loops.round'),
      ...refused('next_outside', 'loops.next'),
      ...refused('head_outside', 'loops.head'),
    ),
    checkpoint(
      'ram',
      3,
      ...trusted,
      ...refused('theirs', 'ram.theirs'),
      ...refused('stolen', 'ram.stolen'),
      ...served('kept', 'ram.kept', param('kept')),
      ...refused('over_end', 'ram.over-end'),
      reached('vastly'),
      // It leaves RAM, and is no number of sectors: a device may notice the one or the other first.
      need(
        { any: [{ value: x('vastly', STATUS), mask: 0x40, is: 0x40 }, is(x('vastly', STATUS_BYTE), 1)] },
        because('ram.vast', { status: x('vastly', STATUS), byte: x('vastly', STATUS_BYTE) }),
      ),
    ),
    checkpoint(
      'lengths',
      2,
      ...trusted,
      ...served('empty', 'lengths.empty'),
      reached('empty_last'),
      found('empty_last', 3, 0x55, 'lengths.before'),
      found('empty_last', 2, 0, 'lengths.last'),
      ...served('split', 'lengths.split'),
      ...refused('no_status', 'lengths.none'),
      ...refused('short', 'lengths.short'),
      ...refused('written', 'lengths.written'),
    ),
    checkpoint(
      'index',
      1,
      ...trusted,
      ...served('full', 'index.full'),
      found('full', USED, 8, 'index.full-used'),
      ...refused('ahead', 'index.ahead'),
      ...refused('behind', 'index.behind'),
    ),
    checkpoint(
      'indirect',
      1,
      ...trusted,
      ...refused('not_agreed', 'indirect.not-agreed'),
      ...served('tabled', 'indirect.tabled'),
      ...refused('odd', 'indirect.odd'),
      ...refused('and_next', 'indirect.and-next'),
      ...refused('nested', 'indirect.nested'),
      ...refused('endless', 'indirect.endless'),
    ),
    checkpoint(
      'requests',
      1,
      ...trusted,
      ...failed('beyond', 'requests.beyond'),
      ...failed('wrapped', 'requests.wrapped'),
      ...failed('half', 'requests.half'),
      ...served('goes_on', 'requests.goes-on'),
    ),
    checkpoint(
      'neighbour',
      2,
      ...trusted,
      need(
        { never: passed('changed', NEIGHBOUR) },
        because('neighbour.changed', {
          address: { of: passed('changed', NEIGHBOUR), x: 20 },
          found: { of: passed('changed', NEIGHBOUR), x: 0 },
        }),
      ),
      need(
        { never: passed('unserved', NEIGHBOUR) },
        because('neighbour.unserved', {
          status: { of: passed('unserved', NEIGHBOUR), x: STATUS },
          times: { decimal: { of: passed('unserved', NEIGHBOUR), x: 25 } },
        }),
      ),
      reached('finished'),
      ...served('finished', 'neighbour.finished'),
      need({ happened: passed('served', NEIGHBOUR, passed('ahead')) }, because('neighbour.waits')),
    ),
  ],
};

export default lab;
