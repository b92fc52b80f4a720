/** Chapter 8: the timer of a guest. It fires at EL2, comes to the guest by a list register, and is ended by the guest. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vgic.ts';
const NONE = 1023;

/**
 * The list registers that are used, in the order in which they are taken: three or four of four, and not what everybody would
 * take. 9 stands for none.
 */
const ORDERS: readonly (readonly number[])[] = [0, 1, 2, 3]
  .flatMap((a) => [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => [a, b, c])))
  .filter((three) => new Set(three).size === 3 && String(three) !== '0,1,2')
  .flatMap((three) => [three, [...three, 6 - three.reduce((sum, n) => sum + n, 0)]]);
const place = (n: number): readonly number[] => ORDERS.map((order) => order[n] ?? 9);

const at = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const question = (number: number): EventPattern => at('said', { x28: number });
const answer = (number: number): Value => ({ of: question(number), field: 'x2' });
/** The number of the last question that was answered, for whoever looks for the place in guest.s. */
const last: Value = { of: { ...at('said'), which: 'last' }, field: 'x28' };
const param = (name: string): Value => ({ param: name });
const timer = param('intid');

/** REASON.IRQ: calls because of a physical interrupt. A storm has nothing else, until the run is over. */
const irqs: Value = { count: { event: 'call', where: { reason: 2 } } };
const storm = because(
  'storm',
  { times: { decimal: irqs } },
  and({ ended: ['too-many-events', 'budget'] }, { value: irqs, atLeast: 300 }),
);
/** Nothing was ever listed as pending. */
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
const unlisted = because('never-listed', {}, { never: listed() });

type Slip = readonly [code: string, value: Value];
function says(number: number, code: string, wanted: Value, slips: readonly Slip[] = []): Requirement {
  const params = { question: { decimal: number }, found: answer(number), wanted };
  const is = (value: Value): Check => ({ value: answer(number), is: value });
  return need(
    is(wanted),
    storm,
    unlisted,
    ...slips.map(([slip, value]): Diagnosis => because(slip, params, is(value))),
    because('not-asked', { question: { decimal: number }, last: { decimal: last } }, { never: question(number) }),
    because(code, params),
  );
}

const register = (n: Value): Value => ({ op: 'add', args: [0x0803_0100, { op: 'shl', args: [n, 2] }] });
const written = (name: string): EventPattern => listed({ address: register(param(name)) });
const cycle = (name: string): Value => ({ of: written(name), field: 'cycle' });
const isUsed = (name: string): Check => ({ value: param(name), not: 9 });
/** A list register is used, and not before the one that goes before it in the order. */
function uses(name: string, before: string): Requirement {
  const params = { register: { decimal: param(name) }, before: { decimal: param(before) } };
  return need(
    {
      any: [
        { no: isUsed(name) },
        { all: [{ happened: written(name) }, { value: cycle(name), atLeast: cycle(before) }] },
      ],
    },
    storm,
    unlisted,
    because('lists.not-used', params, { never: written(name) }),
    because('lists.order', params),
  );
}
const first: Value = { of: listed(), field: 'address' };

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 4,
  minutes: 50,
  objectives: ['objective.link', 'objective.route'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      handlers: ['interrupts', 'refill'],
      vms: [
        { name: 'guest', cores: [0], image: 'guest.s' },
        { name: 'neighbour', cores: [0], image: 'guest.s', console: { channel: 1 } },
      ],
    },
    budget: 200_000,
    input: [
      { at: 8_000_000, text: '{{typed}}' },
      { at: 12_000_000, text: '{{told}}', channel: 1 },
    ],
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'calls', 'levels'],
  parameters: [
    { name: 'set', from: 0, to: ORDERS.length - 1 },
    { name: 'order', words: ORDERS.map((order) => order.join(', ')), by: 'set' },
    ...['l0', 'l1', 'l2', 'l3'].map((name, n) => ({ name, pick: place(n), by: 'set' })),
    { name: 'which', from: 0, to: 1 },
    { name: 'timer', words: ['v', 'p'], by: 'which' },
    { name: 'intid', pick: [27, 30], by: 'which' },
    { name: 'urgent', from: 0, to: 1 },
    { name: 'first', pick: [27, 30], by: 'urgent' },
    { name: 'second', pick: [30, 27], by: 'urgent' },
    { name: 'delay', from: 100, to: 250 },
    { name: 'typed', words: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { name: 'typedCode', follows: 'typed', times: 1, base: 0x61 },
    { name: 'told', words: ['1', '2', '3', '4', '5', '6'] },
    { name: 'toldCode', follows: 'told', times: 1, base: 0x31 },
  ],
  hidden: ['which', 'intid', 'urgent', 'first', 'delay', 'typed', 'told'],
  steps: ['tick', 'ends', 'masked', 'lists', 'others'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'tick',
      3,
      says(1, 'tick.first', timer, [['tick.unheard', NONE]]),
      says(2, 'tick.active', 1),
      says(3, 'tick.nothing', NONE, [['tick.once-more', timer]]),
      says(4, 'tick.inactive', 0),
      says(5, 'tick.again', timer, [['tick.never-again', NONE]]),
      says(6, 'tick.again', timer, [['tick.never-again', NONE]]),
    ),
    checkpoint(
      'ends',
      2,
      says(10, 'ends.first', timer, [['tick.never-again', NONE]]),
      says(11, 'ends.level', timer, [['ends.level-lost', NONE]]),
      says(12, 'ends.quiet', NONE, [['tick.once-more', timer]]),
    ),
    checkpoint(
      'masked',
      3,
      need(
        { happened: at('spun', { x28: 20 }) },
        storm,
        because(
          'not-asked',
          { question: { decimal: 20 }, last: { decimal: last } },
          { never: at('spun', { x28: 20 }) },
        ),
      ),
      says(21, 'masked.waits', timer, [['masked.unheard', NONE]]),
      says(22, 'masked.at-timer', NONE),
      says(23, 'masked.disabled', NONE),
      says(24, 'masked.enabled', timer, [['masked.unheard', NONE]]),
      need(
        { value: irqs, below: 60 },
        storm,
        because('masked.often', { times: { decimal: irqs } }, { value: irqs, atLeast: 60 }),
      ),
    ),
    checkpoint(
      'lists',
      2,
      need(
        { value: first, is: register(param('l0')) },
        storm,
        unlisted,
        because('lists.first', { found: first, wanted: register(param('l0')) }),
      ),
      uses('l1', 'l0'),
      uses('l2', 'l1'),
      uses('l3', 'l2'),
      need(
        { any: [isUsed('l3'), { never: listed({ address: register({ op: 'sub', args: [6, { op: 'add', args: [param('l0'), { op: 'add', args: [param('l1'), param('l2')] }] }] }) }) }] },
        because('lists.too-many'),
      ),
      says(62, 'lists.all', 40 + 41 + 42 + 43 + 44 + NONE, [
        ['lists.unheard', 40 + 41 + 42 + NONE],
        ['lists.unheard', 40 + 41 + 42 + 43 + NONE],
      ]),
    ), // prettier-ignore
    checkpoint(
      'others',
      3,
      says(30, 'others.urgent', param('first')),
      says(31, 'others.both', param('second')),
      says(50, 'others.neighbour', timer, [['others.neighbour-lost', NONE]]),
      says(51, 'others.neighbour', timer, [['others.neighbour-lost', NONE]]),
      need(
        { happened: question(40) },
        storm,
        because('others.asleep', {}, { happened: question(31) }),
        because('not-asked', { question: { decimal: 40 }, last: { decimal: last } }, { never: question(31) }),
      ),
      says(40, 'others.device', 33, [['others.unheard', NONE]]),
      need(
        { value: { of: at('received'), field: 'x2' }, is: param('typedCode') },
        because('others.character', { found: { of: at('received'), field: 'x2' } }, { happened: at('received') }),
        storm,
        because('not-asked', { question: { decimal: 40 }, last: { decimal: last } }, { never: at('received') }),
      ),
      says(52, 'tick.nothing', NONE, [['tick.once-more', timer]]),
      says(53, 'others.emulated', 33, [['others.emulated-lost', NONE]]),
      need(
        { value: { of: at('heard'), field: 'x2' }, is: param('toldCode') },
        because('others.character', { found: { of: at('heard'), field: 'x2' } }, { happened: at('heard') }),
        storm,
        because('not-asked', { question: { decimal: 54 }, last: { decimal: last } }, { never: at('heard') }),
      ),
      says(54, 'tick.nothing', NONE, [['others.emulated-again', 33]]),
    ),
  ],
};

export default lab;
