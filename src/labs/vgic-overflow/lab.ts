/** Chapter 8: more interrupts than list registers, pending and active, and SGIs that several VCpus have sent. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vgic.ts';
const NONE = 1023;
const [ALL, DEEP] = [8, 6];

/** The list registers that are used: three or four of four, in an order. 9 stands for none. */
const ORDERS: readonly (readonly number[])[] = [0, 1, 2, 3]
  .flatMap((a) => [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => [a, b, c])))
  .filter((three) => new Set(three).size === 3)
  .flatMap((three) => [three, [...three, 6 - three.reduce((sum, n) => sum + n, 0)]]);

const at = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const question = (number: number): EventPattern => at('said', { x28: number });
/** The number of the last question that was answered, for whoever looks for the place in guest.s. */
const last: Value = { of: { ...at('said'), which: 'last' }, field: 'x28' };
const param = (name: string): Value => ({ param: name });
const sum = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const shl = (value: Value, by: Value): Value => ({ op: 'shl', args: [value, by] });
const bits = (mask: number): Value => shl(mask, { op: 'sub', args: [param('base'), 32] });

/** REASON.IRQ: calls because of a physical interrupt. A storm has nothing else, until the run is over. */
const irqs: Value = { count: { event: 'call', where: { reason: 2 } } };
const storm = because(
  'storm',
  { times: { decimal: irqs } },
  and({ ended: ['too-many-events', 'budget'] }, { value: irqs, atLeast: 300 }),
);
const listed = (where: EventPattern['where'] = {}): EventPattern => ({
  event: 'mmio',
  where: {
    el: 2,
    write: 1,
    address: { atLeast: 0x0803_0100, below: 0x0803_0110 },
    value: { mask: 0x1000_0000, is: 0x1000_0000 },
    ...where,
  },
});

type Slip = readonly [code: string, value: Value];
/** What an event has in a field; slips first. */
function finds(event: EventPattern, field: string, number: Value, code: string, wanted: Value, slips: readonly Slip[] = []): Requirement {
  const found: Value = { of: event, field };
  const params = { question: { decimal: number }, found, wanted };
  const is = (value: Value): Check => ({ value: found, is: value });
  return need(
    is(wanted),
    storm,
    ...slips.map(([slip, value]): Diagnosis => because(slip, params, is(value))),
    because('not-asked', { question: { decimal: number }, last: { decimal: last } }, { never: event }),
    because(code, params, { happened: event }),
  );
} // prettier-ignore
const says = (number: number, code: string, wanted: Value, slips: readonly Slip[] = []): Requirement =>
  finds(question(number), 'x2', number, code, wanted, slips);
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);

const missing: Value = {
  op: 'sub',
  args: [6, sum(param('l0'), sum(param('l1'), param('l2')))],
};
const own = need(
  { any: [{ value: param('l3'), not: 9 }, { never: listed({ address: sum(0x0803_0100, shl(missing, 2)) }) }] },
  because('more.not-yours', { register: { decimal: missing } }, { value: param('l3'), is: 9 }),
);

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 5,
  minutes: 60,
  objectives: ['objective.maintenance', 'objective.sgi'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: { vms: [{ name: 'guest', cores: [0, 1], image: 'guest.s' }] },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'calls', 'levels'],
  parameters: [
    { name: 'set', from: 0, to: ORDERS.length - 1 },
    { name: 'order', words: ORDERS.map((order) => order.join(', ')), by: 'set' },
    ...['l0', 'l1', 'l2', 'l3'].map((name, n) => ({ name, pick: ORDERS.map((order) => order[n] ?? 9), by: 'set' })),
    { name: 'product', from: 1, to: 0xfe },
    { name: 'iidr', follows: 'product', times: 0x100_0000, base: 0x43b },
    { name: 'base', from: 36, to: 54 },
    { name: 'sgi', from: 1, to: 7 },
    { name: 'other', from: 8, to: 15 },
  ],
  hidden: ['base', 'sgi', 'other'],
  steps: ['more', 'nested', 'again', 'sgi'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'more',
      4,
      says(1, 'more.identification', param('iidr')),
      own,
      ...upTo(ALL).map((k) =>
        finds(at('more', { x24: k }), 'x21', 10, 'more.order', sum(param('base'), ALL - 1 - k), [['more.stuck', NONE]]),
      ),
      says(18, 'more.once-more', NONE),
      need(
        { value: irqs, below: 60 },
        storm,
        because('more.often', { times: { decimal: irqs } }, { value: irqs, atLeast: 60 }),
      ),
    ),
    checkpoint(
      'nested',
      4,
      ...upTo(DEEP).map((k) =>
        finds(at('deeper', { x24: k }), 'x21', 20, 'nested.order', sum(param('base'), k), [['nested.stuck', NONE]]),
      ),
      says(21, 'nested.active', bits((1 << DEEP) - 1)),
      finds(at('ended', { x24: 0 }), 'x2', 21, 'nested.running', 0xff),
      says(22, 'nested.still-active', 0),
      says(23, 'nested.next', param('base'), [['nested.blocked', NONE]]),
    ),
    checkpoint(
      'again',
      2,
      says(30, 'again.first', param('base')),
      says(31, 'again.pending', bits(1)),
      says(32, 'again.early', NONE),
      says(33, 'again.second', param('base'), [['again.never', NONE]]),
      says(34, 'again.once-more', NONE),
    ),
    checkpoint(
      'sgi',
      3,
      says(44, 'sgi.both', sum(0x400, shl(param('sgi'), 1)), [
        ['sgi.sender', shl(param('sgi'), 1)],
        ['sgi.one', sum(NONE, param('sgi'))],
        ['sgi.one', sum(0x400 + NONE, param('sgi'))],
        ['sgi.none', 2 * NONE],
      ]),
      says(43, 'sgi.once-more', NONE),
      says(45, 'sgi.sent', param('other')),
      says(46, 'sgi.once-more', NONE),
      need(
        { happened: at('finished') },
        storm,
        because('not-asked', { question: { decimal: 46 }, last: { decimal: last } }, { never: at('finished') }),
      ),
    ),
  ],
};

export default lab;
