/** Chapter 10: a virtio disk as a handler, from its magic number to the interrupt that its driver wants. */
import { at, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, Requirement, Shown, Value } from '../kit/query.ts';

const file = 'disk.ts';
/** What guest.s has in a register at a label of its own: nobody can write that afterwards. */
const x = (label: string, n: number): Value => ({ of: at(label, 1), x: n });
const is = (label: string, n: number, value: Value): Check => ({ value: x(label, n), is: value });
const param = (name: string): Value => ({ param: name });
const plus = (value: Value, more: Value): Value => ({ op: 'add', args: [value, more] });

/** A label that the guest has reached, or why it has not. */
const reached = (label: string, code: string): Requirement =>
  need(
    { happened: at(label, 1) },
    because('guest.aborted', { elr: x('stuck', 0) }, { happened: at('stuck', 1) }),
    because(code),
  );
/** Register `n` at a label; slips first. */
const found = (
  label: string,
  n: number,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [code: string, value: Value])[]
): Requirement => {
  const params: Readonly<Record<string, Shown>> = { found: x(label, n), wanted };
  return need(
    is(label, n, wanted),
    ...slips.map(([slip, value]): Diagnosis => because(slip, params, is(label, n, value))),
    because(code, params),
  );
};
/** Status byte and length of a request, as guest.s has found them. */
const request = (label: string, name: string, status: number, length?: Value): readonly Requirement[] => [
  found(label, 10, status, `${name}-status`, [`${name}-untouched`, 0xee]),
  ...(length === undefined ? [] : [found(label, 13, length, `${name}-length`)]),
];

const SERIALS = ['trapdoor', 'platters', 'spindles', 'cylinder'] as const;

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 3,
  minutes: 90,
  objectives: ['objective.registers', 'objective.chains', 'objective.interrupt'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    // A VM's first disk is not the machine's first: plan.channel says which.
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, disks: [1, 0, 2] }],
    },
    disks: [
      {
        sectors: 300,
        serial: '{{serial}}',
        pieces: [{ at: 0, word: '{{stamp1}}', step: '{{pace}}', every: 512, times: 300 }],
      },
      {
        sectors: 520,
        serial: '{{serial}}',
        pieces: [{ at: 0, word: '{{stamp0}}', step: '{{pace}}', every: 512, times: 520 }],
      },
      { sectors: 33, readOnly: true },
    ],
    budget: 120_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'memory'],
  parameters: [
    { name: 'vendor', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'max', pick: [16, 32, 64, 128] },
    { name: 'which', pick: [0, 1] },
    { name: 'base', pick: [0x0a00_3e00, 0x0a00_3c00], by: 'which' },
    { name: 'irq', pick: [15, 14], by: 'which' },
    { name: 'sectors', pick: [520, 300], by: 'which' },
    { name: 'byte1', pick: [2, 1], by: 'which' },
    { name: 'other', pick: [0x0a00_3a00] },
    { name: 'stamp0', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'gap', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'stamp1', follows: 'gap', times: 1, base: 'stamp0' },
    { name: 'stamp', follows: 'which', times: 'gap', base: 'stamp0' },
    { name: 'pace', from: 0x1001, to: 0xffff },
    { name: 'sector', from: 1, to: 100 },
    { name: 'further', from: 1, to: 100 },
    { name: 'later', follows: 'further', times: 1, base: 'sector' },
    { name: 'latest', follows: 'later', times: 1, base: 1 },
    { name: 'first', follows: 'sector', times: 'pace', base: 'stamp' },
    { name: 'second', follows: 'later', times: 'pace', base: 'stamp' },
    { name: 'third', follows: 'latest', times: 'pace', base: 'stamp' },
    { name: 'head', from: 1, to: 6 },
    { name: 'stride', pick: [3, 5, 7] },
    { name: 'more', from: 1, to: 4 },
    { name: 'many', follows: 'more', times: 1, base: 8 },
    { name: 'pattern', pick: ['0x1122334455667788', '0xfedcba9876543210', '0x8badf00d12345678', '0x7f00ff00deadbeef'] },
    { name: 'target', from: 210, to: 280 },
    { name: 'serial', words: SERIALS },
    {
      name: 'letters',
      pick: ['0x726f6f6470617274', '0x7372657474616c70', '0x73656c646e697073', '0x7265646e696c7963'],
      by: 'serial',
    },
    { name: 'strange', pick: [2, 3, 6, 7, 9, 10, 12, 99] },
    { name: 'unknown', pick: [3, 7, 12, 16, 19, 22, 25, 30] },
    { name: 'wish', from: 3, to: 5 },
  ],
  hidden: [
    'which',
    'stamp0',
    'gap',
    'pace',
    'sector',
    'further',
    'head',
    'stride',
    'more',
    'pattern',
    'target',
    'serial',
    'strange',
    'unknown',
    'wish',
  ],
  steps: ['identify', 'agree', 'read', 'requests', 'indirect', 'interrupt'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'identify',
      1,
      reached('identified', 'guest.not-here'),
      found('identified', 0, 0x7472_6976, 'identify.magic'),
      found('identified', 1, 2, 'identify.version'),
      found('identified', 2, 2, 'identify.device'),
      found('identified', 3, param('vendor'), 'identify.vendor'),
      found('identified', 4, param('sectors'), 'identify.capacity', [
        'identify.bytes',
        { op: 'shl', args: [param('sectors'), 9] },
      ]),
      found('identified', 5, 0, 'identify.high'),
      found('identified', 6, param('byte1'), 'identify.byte'),
      found('identified', 7, 33, 'identify.one-for-all', ['identify.same', param('sectors')]),
    ),
    checkpoint(
      'agree',
      2,
      reached('offered', 'guest.not-here'),
      found('offered', 0, 0x3000_0200, 'agree.offered'),
      found('offered', 1, 1, 'agree.version-1', ['agree.not-selected', 0x3000_0200]),
      found('offered', 2, 0, 'agree.third-word'),
      found('offered', 3, 0x3000_0220, 'agree.read-only'),
      reached('refused', 'guest.not-here'),
      found('refused', 0, 3, 'agree.steps', ['agree.believed', 11]),
      found('refused', 1, 0, 'agree.no-reset'),
      found('refused', 2, 0, 'agree.shared'),
      reached('agreed', 'guest.not-here'),
      found('agreed', 0, 11, 'agree.features-ok'),
      found('agreed', 7, 0, 'agree.second-queue'),
      found('agreed', 2, param('max'), 'agree.queue-max'),
      found('agreed', 3, 1, 'agree.ready'),
      found('agreed', 4, 15, 'agree.status'),
      found('agreed', 5, 0, 'agree.shared'),
    ),
    checkpoint(
      'read',
      3,
      reached('read_one', 'guest.not-here'),
      found('read_one', 10, 0, 'read.status', ['read.untouched', 0xee]),
      found('read_one', 0, param('first'), 'read.data', ['read.sector-0', param('stamp')], ['read.no-data', 0]),
      found('read_one', 11, 1, 'read.idx', ['read.not-used', 0]),
      found('read_one', 12, param('head'), 'read.head'),
      found('read_one', 13, 513, 'read.length', ['read.no-status-byte', 512]),
      reached('read_three', 'guest.not-here'),
      found('read_three', 10, 0, 'read.three', ['read.three-untouched', 0xee]),
      found('read_three', 0, param('second'), 'read.three'),
      found('read_three', 1, param('third'), 'read.scattered'),
      found('read_three', 13, 1025, 'read.length'),
      reached('read_many', 'guest.not-here'),
      need(
        { value: x('read_many', 25), is: param('many') },
        because('read.many', {
          found: { decimal: x('read_many', 25) },
          wanted: { decimal: param('many') },
        }),
      ),
      found('read_many', 1, plus(param('many'), 2), 'read.idx'),
      found('read_many', 12, { op: 'shr', args: [{ op: 'sub', args: [param('many'), 1] }, 1] }, 'read.place'),
    ),
    checkpoint(
      'requests',
      3,
      reached('written', 'guest.not-here'),
      found('written', 26, 0, 'requests.write', ['requests.untouched', 0xee]),
      found('written', 0, param('pattern'), 'requests.read-back'),
      found('written', 27, 1, 'requests.write-length'),
      reached('flushed', 'guest.not-here'),
      ...request('flushed', 'requests.flush', 0, 1),
      reached('named', 'guest.not-here'),
      ...request('named', 'requests.id', 0),
      found('named', 0, param('letters'), 'requests.name'),
      found('named', 1, 0, 'requests.padding'),
      found('named', 13, 21, 'requests.id-length'),
      reached('unknown', 'guest.not-here'),
      found('unknown', 10, 2, 'requests.strange', ['requests.untouched', 0xee]),
      reached('beyond', 'guest.not-here'),
      found('beyond', 10, 1, 'requests.beyond', ['requests.untouched', 0xee], ['requests.beyond-ok', 0]),
      need(
        { value: x('beyond', 0), is: { symbol: 'buffer' } },
        because('requests.beyond-data', { found: x('beyond', 0) }),
      ),
    ),
    checkpoint(
      'indirect',
      1,
      reached('indirect', 'guest.not-here'),
      found('indirect', 10, 0, 'indirect.status', ['indirect.untouched', 0xee]),
      found('indirect', 0, param('first'), 'indirect.data'),
      found('indirect', 12, param('head'), 'indirect.head'),
      found('indirect', 13, 513, 'indirect.length'),
      found('indirect', 11, 1, 'indirect.idx'),
    ),
    checkpoint(
      'interrupt',
      2,
      reached('acknowledged', 'guest.not-here'),
      found('acknowledged', 1, 1, 'interrupt.status'),
      found('acknowledged', 2, 1, 'interrupt.no-line'),
      found('acknowledged', 3, 0, 'interrupt.not-acknowledged'),
      found('acknowledged', 15, 0, 'interrupt.line-up'),
      reached('quiet', 'guest.not-here'),
      found('quiet', 10, 0, 'interrupt.quiet-request'),
      found('quiet', 14, 0, 'interrupt.not-wanted'),
      reached('events', 'guest.not-here'),
      found('events', 28, param('wish'), 'interrupt.event', ['interrupt.every', 1], ['interrupt.never', 0]),
      found('events', 0, plus(param('wish'), 1), 'interrupt.avail-event', ['interrupt.no-avail-event', 0]),
      need({ happened: at('finished', 1) }, because('guest.not-here')),
    ),
  ],
};

export default lab;
