/** Chapter 9: the input half of an emulated PL011: FIFO, trigger level, time-out, overrun, and the interrupt line. */
import { and, because, checkpoint, need, step, wentElsewhere, wentOnAt } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'uart.ts';
const CHANNEL = 1;

const at = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const of = (symbol: string, field = 'x2', where: EventPattern['where'] = {}): Value => ({
  of: at(symbol, where),
  field,
});
const param = (name: string): Value => ({ param: name });
const sum = (...args: readonly [Value, Value]): Value => ({ op: 'add', args });
const and2 = (value: Value, mask: Value): Value => ({ op: 'and', args: [value, mask] });
const count = (symbol: string): Value => ({ count: at(symbol) });

/** Behind its first access to the UART the guest did not go on with the next instruction. */
const first: EventPattern = {
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, far: { atLeast: 0x0900_0000, below: 0x0900_1000 } },
};
const moved = because(
  'moved',
  { elr: { of: first, field: 'elr' }, pc: wentOnAt(first, 0) },
  wentElsewhere(
    first,
    0,
    { op: 'add', args: [{ of: first, field: 'elr' }, 4] },
    { op: 'add', args: [{ symbol: 'vectors' }, 0x200] },
  ),
);
const answered = need(
  { never: at('aborted') },
  moved,
  because('aborted', { elr: of('aborted', 'x23') }, { happened: at('aborted') }),
);
const shown = { console: { channel: CHANNEL } } as const;
const echoes = (text: string): Check => ({ console: { channel: CHANNEL, contains: `<${text}>` } });
const [POLLED, HEARD] = ['{{typed}}\n', '{{short}}\n{{long}}\n'];

/** What handlers write again and again while the channel asks and nobody takes: the GIC's registers. */
const writes: EventPattern = { event: 'mmio', where: { el: 2, write: 1 } };
const pair: EventPattern = at('polled', { x3: 1 });
const received: readonly Requirement[] = [
  answered,
  need(
    { happened: at('polled') },
    moved,
    because('receive.restless', {}, { happened: at('restless') }),
    because('interrupt.storm', {}, and({ ended: ['too-many-events'] }, { value: { count: writes }, atLeast: 1000 })),
    because('receive.nothing', { found: shown }, { never: at('polled') }),
  ),
  need(
    { value: of('serial'), is: param('serial') },
    because('receive.serial', { found: of('serial'), wanted: param('serial') }),
  ),
  need(
    echoes(POLLED),
    because('receive.again', { found: shown }, and({ value: count('polled'), atLeast: 48 }, { value: of('polled'), is: { of: pair, field: 'x2' } })),
    because('receive.lost', { found: shown, wanted: { text: POLLED } }),
  ),
  need(
    { value: of('empty'), is: 0x90 },
    because('receive.empty', { found: of('empty'), wanted: 0x90 }, { happened: at('empty') }),
    because('receive.not-reached', {}, { never: at('empty') }),
  ),
]; // prettier-ignore

const is = (value: Value, wanted: Value, code: string, symbol: string, ...slips: readonly (readonly [string, Value])[]): Requirement =>
  need(
    { value, is: wanted },
    moved,
    ...slips.map(([slip, when]) => because(slip, { found: value, wanted }, { value, is: when })),
    because(code, { found: value, wanted, depth: { decimal: param('depth') }, trigger: { decimal: param('trigger') } }, { happened: at(symbol) }),
    because('fifo.not-reached'),
  ); // prettier-ignore
const RECEIVE = 0x50;
const sent = (n: Value): Value => sum(param('letter'), n);

const masked = (symbol: string): EventPattern => ({ ...at('taken'), after: at(symbol) });
const later = (symbol: string, field = 'x2', after = at('acked')): Value => ({ of: { ...at(symbol), after }, field });

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 3,
  minutes: 60,
  objectives: ['objective.fifo', 'objective.interrupt'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, console: { channel: CHANNEL } }],
    },
    budget: 260_000,
    input: [
      { at: 4_000_000, text: POLLED, channel: CHANNEL },
      { at: 8_000_000, text: '{{short}}\n', channel: CHANNEL },
      { at: 12_000_000, text: '{{long}}\n', channel: CHANNEL },
      { at: 16_000_000, text: '?', channel: CHANNEL },
    ],
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'gic', 'levels'],
  parameters: [
    { name: 'kind', from: 0, to: 3 },
    // From revision 3 on a FIFO has 32 characters.
    { name: 'revision', pick: [3, 0, 2, 1], by: 'kind' },
    { name: 'depth', pick: [32, 16, 16, 16], by: 'kind' },
    { name: 'quarter', pick: [8, 4, 4, 4], by: 'kind' },
    { name: 'place', pick: ['0x090', '0x0a8', '0x1f4', '0x3c0', '0x5b8', '0x800', '0xa04', '0xdd0', '0xfc8'] },
    { name: 'serial', from: 0x1_0000, to: 0xff_ffff },
    // A quarter, a half or three quarters: IFLS 1, 2, 3.
    { name: 'level', from: 1, to: 3 },
    { name: 'trigger', follows: 'level', times: 'quarter' },
    { name: 'letter', from: 0x21, to: 0x30 },
    { name: 'typed', words: ['ls', 'hello_world', 'sleep 1', 'usertests', 'echo $((6*7))'] },
    { name: 'short', words: ['ok', 'id', 'ps', '42', 'ls'] },
    {
      name: 'long',
      words: [
        'cat /proc/interrupts | grep pl011; uname -a',
        'for i in 1 2 3 4 5 6 7 8 9; do echo $i; done',
        'the quick brown fox jumps over the lazy dog.',
        'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH',
      ],
    },
  ],
  hidden: ['level', 'letter', 'typed', 'short', 'long'],
  steps: ['receive', 'fifo', 'interrupt'].map((name) => step(name)),
  checkpoints: [
    checkpoint('receive', 3, ...received),
    checkpoint(
      'fifo',
      4,
      answered,
      is(and2(of('below'), RECEIVE), 0, 'fifo.below', 'below'),
      is(and2(of('reached'), RECEIVE), 0x10, 'fifo.reached', 'reached'),
      is(and2(of('cleared'), 0x7ff), 0, 'fifo.cleared', 'cleared'),
      is(of('timeout'), 0x40, 'fifo.timeout', 'timeout'),
      is(of('popped', 'x2', { x3: 0 }), param('letter'), 'fifo.order', 'popped'),
      is(of('popped', 'x2', { x3: 1 }), sent(1), 'fifo.order', 'popped'),
      is(of('drained'), 0x90, 'fifo.drained', 'drained'),
      is(and2(of('drained', 'x4'), RECEIVE), 0, 'fifo.dry', 'drained'),
      is(of('full'), 0xc0, 'fifo.full', 'full'),
      is(and2(of('overrun'), 0x400), 0x400, 'fifo.overrun', 'overrun'),
      is(and2(of('overrun', 'x4'), 8), 8, 'fifo.status', 'overrun'),
      is(of('first'), { op: 'or', args: [sent(param('trigger')), 0x800] }, 'fifo.first', 'first', [
        'fifo.data-overrun',
        sent(param('trigger')),
      ]),
      is(of('rest', 'x3'), param('depth'), 'fifo.depth', 'rest'),
      is(of('rest'), sent(sum(param('trigger'), { op: 'sub', args: [param('depth'), 1] })), 'fifo.newest', 'rest'),
      is(of('acked'), 0, 'fifo.acked', 'acked'),
      is(of('acked', 'x4'), 0, 'fifo.ecr', 'acked'),
    ),
    checkpoint(
      'interrupt',
      4,
      ...received,
      need({ happened: at('acked') }, because('fifo.not-reached')),
      need(
        { happened: { ...at('taken'), after: at('acked') } },
        because('interrupt.none'),
      ),
      need(
        { value: later('taken'), is: 33 },
        because('interrupt.other', { found: later('taken') }, { happened: at('taken') }),
      ),
      need(
        { value: later('why'), is: 0x40 },
        because('interrupt.no-reason', {}, { value: later('why'), is: 0 }),
        because('interrupt.why', { found: later('why'), wanted: 0x40 }, { happened: at('why') }),
      ),
      need(
        { value: later('quiet'), is: 0 },
        because('interrupt.stays', { found: later('quiet') }, { happened: at('quiet') }),
      ),
      need(
        { value: count('taken'), below: 60 },
        because('interrupt.again', { times: { decimal: count('taken') } }),
      ),
      need(
        { value: { count: { ...at('taken'), after: at('acked') } }, atLeast: { count: { event: 'at', where: { pc: { symbol: 'taken' }, el: 1, x2: 33 } } } },
        because('interrupt.spurious'),
      ),
      need(
        echoes(HEARD),
        because('interrupt.lost', { found: shown, wanted: { text: HEARD } }),
      ),
      need(
        { value: { of: { ...at('why'), after: at('heard') }, field: 'x2' }, is: 0x20 },
        because('interrupt.sent', {}, { happened: at('sendirq') }),
        because('interrupt.not-reached'),
      ),
      need(
        { never: masked('mute') },
        because('interrupt.masked', {}, { happened: masked('mute') }),
      ),
      need(
        { value: of('spoke'), is: 0x3f },
        because('interrupt.spoke', { found: of('spoke') }, { happened: at('spoke') }),
        because('interrupt.not-reached'),
      ),
      need({ happened: at('finished') }, because('interrupt.not-reached')),
    ), // prettier-ignore
  ],
};

export default lab;
