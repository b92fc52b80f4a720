/** A project of chapter 13: a network of shared memory between two VMs, and a bell. */
import { and, at, because, checkpoint, found, need, reached, step } from '../../labs/kit/define.ts';
import type { LabRegion, LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const CANARY = '0x5aa55aa55aa55aa5';
const PINGS = 3;
const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });

const link: LabRegion = {
  what: 'link',
  ipa: { param: 'link' },
  pa: { param: 'link' },
  size: 0x1000,
  attributes: 'memory',
};
const LAYOUTS = [
  { head: 0, tail: 4 },
  { head: 4, tail: 0 },
  { head: 0, tail: 32 },
  { head: 32, tail: 16 },
] as const;
const pongs: Value = { count: at('pong', 1) };
/** In every round: how many of them are as they should be. */
const always = (n: number, is: Value, code: string): Requirement =>
  need(
    { value: { count: { event: 'at', where: { pc: { symbol: 'pong' }, el: 1, [`x${n}`]: is } } }, is: PINGS },
    because(code, { found: x('pong', n) }, { happened: at('pong', 1) }),
    because('ping.asleep', {}, and({ happened: at('rung', 1) }, { never: at('pong', 1) })),
    ...reached('pong').otherwise,
  );

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 3,
  exercise: { size: 'project', skills: ['memory', 'gic', 'virtio'] },
  minutes: 100,
  objectives: ['objective.ring', 'objective.bell'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [
      { file: 'net.s', origin: '0x40082000' },
      { file: 'guest.s', origin: '0x40080000' },
    ],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'a', cores: [0], image: 'guest.s', memory: 16, regions: [link] },
        { name: 'b', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 }, regions: [link] },
      ],
      handlers: ['documentCall'],
    },
    budget: 100_000,
  },
  files: [
    { path: 'net.s', language: 'a64' },
    { path: 'bell.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'memory'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'bell', from: 1, to: 0xee },
    { name: 'link', from: 0x6000_0000, to: 0x60ff_0000, step: 0x1000 },
    { name: 'intid', from: 34, to: 62 },
    { name: 'slots', pick: [2, 4, 8, 16] },
    { name: 'layout', from: 0, to: LAYOUTS.length - 1 },
    { name: 'head', pick: LAYOUTS.map((one) => one.head), by: 'layout' },
    { name: 'tail', pick: LAYOUTS.map((one) => one.tail), by: 'layout' },
    { name: 'length', from: 9, to: 55 },
    { name: 'word', from: 0x1_0000, to: 0xfff_ffff },
    { name: 'base', from: 100, to: 3000 },
    { name: 'more', from: 1, to: 4000 },
  ],
  hidden: ['length', 'word', 'base', 'more'],
  steps: ['frame', 'ring', 'lies', 'bell', 'ping'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'frame',
      4,
      found('sent', 0, { is: 0 }, 'frame.refused'),
      found('laid', 3, { is: 1 }, 'frame.head'),
      found('laid', 4, { is: 0 }, 'frame.tail'),
      found('laid', 5, { is: param('length') }, 'frame.length'),
      found('laid', 6, { is: param('word') }, 'frame.bytes'),
      found('got', 0, { is: param('length') }, 'frame.received'),
      found('got', 6, { is: param('word') }, 'frame.copied'),
      found('empty', 0, { is: 0 }, 'frame.empty'),
    ),
    checkpoint(
      'ring',
      4,
      found('full', 0, { is: REFUSED }, 'ring.endless'),
      found('full', 20, { is: param('slots') }, 'ring.room'),
      found('drained', 20, { is: param('slots') }, 'ring.drained'),
      found('drained', 21, { is: x('drained', 22) }, 'ring.order'),
      found('long', 0, { is: REFUSED }, 'ring.long'),
      found('wrapped', 0, { is: 0 }, 'ring.wrapped'),
      found('wrapped', 6, { is: param('word') }, 'ring.place'),
    ),
    checkpoint(
      'lies',
      4,
      found('lied', 0, { is: REFUSED }, 'lies.length'),
      found('gone', 0, { is: 0 }, 'lies.gone'),
      found('unhurt', 5, { is: CANARY }, 'lies.over'),
      found('impossible', 0, { is: REFUSED }, 'lies.head'),
      found('short', 0, { is: REFUSED }, 'lies.short'),
      found('short', 5, { is: CANARY }, 'lies.over'),
    ),
    checkpoint(
      'bell',
      4,
      found('bell', 0, { is: 0 }, 'bell.refused'),
      found('quiet', 2, { is: 1023 }, 'bell.own'),
      found('rung', 2, { is: param('intid') }, 'bell.which'),
      found('deaf', 0, { is: REFUSED }, 'bell.deaf'),
    ),
    checkpoint(
      'ping',
      3,
      always(0, 24, 'ping.length'),
      always(6, param('more'), 'ping.answer'),
      always(25, param('intid'), 'ping.woken'),
      need({ value: pongs, is: PINGS }, because('ping.rounds', { found: { decimal: pongs } })),
    ),
  ],
};

export default lab;
