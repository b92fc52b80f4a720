/** Chapter 5: a stage-2 abort, from HPFAR_EL2 and the syndrome to a device that only a handler in TypeScript is. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'abort.ts';

/** From where the guest's image is linked for to where it is. */
const LOADED = 0x7020_0000 - 0x4008_0000;
const cell = (symbol: string, n: number): Value => ({
  memory: { op: 'add', args: [{ symbol }, LOADED + 8 * n] },
  size: 8,
});
const result = (n: number): Value => cell('results', n);
const refusals = cell('refusals', 0);
const at = (symbol: string): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, elr: { symbol } },
});
const of = (symbol: string, field: string): Value => ({ of: at(symbol), field });
const address = {
  far: of('identify', 'far'),
  hpfar: of('identify', 'hpfar'),
} as const;
const sum: Value = { op: 'add', args: [{ param: 'first' }, { param: 'second' }] };

const recognised: readonly Requirement[] = [
  need({ happened: at('identify') }, because('address.not-reached', {}, { never: at('identify') })),
  need(
    { value: { count: at('identify') }, is: 1 },
    because(
      'address.again',
      { elr: of('identify', 'elr'), times: { decimal: { count: at('identify') } } },
      { value: { count: at('identify') }, atLeast: 2 },
    ),
  ),
  need(
    { no: { value: cell('refusals', 1), is: { symbol: 'identify' } } },
    because('address.not-recognised', address, { value: cell('refusals', 1), is: { symbol: 'identify' } }),
  ),
];

/** What the guest found after access `name`, in results[n]; slips first. */
function found(n: number, name: string, wanted: Value, ...slips: readonly (readonly [string, Check])[]): Requirement {
  const params = { found: result(n), wanted, esr: of(name, 'esr') };
  return need(
    { value: result(n), is: wanted },
    ...slips.map(([slip, when]) => because(slip, params, when)),
    because('syndrome.other', { ...params, elr: of(name, 'elr') }, { happened: at(name) }),
  );
}
const is = (n: number, value: Value): Check => ({ value: result(n), is: value });

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 4,
  minutes: 45,
  objectives: ['objective.address', 'objective.syndrome'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'guest.s' }] },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'levels', 'memory'],
  parameters: [
    { name: 'id', from: 0x1_0001, to: 0xff_ffff },
    { name: 'first', from: 16, to: 1000 },
    { name: 'second', from: 16, to: 1000 },
    { name: 'stack0', from: 0x1000, to: 0xf000, step: 0x10 },
  ],
  steps: ['address', 'syndrome', 'refuse'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'address',
      3,
      ...recognised,
      need(
        { value: result(0), is: { param: 'id' } },
        because('address.unchanged', { esr: of('identify', 'esr') }, is(0, 0x77)),
        because(
          'address.cut',
          { found: result(0), wanted: { param: 'id' }, esr: of('identify', 'esr') },
          is(0, { op: 'and', args: [{ param: 'id' }, 0xffff] }),
        ),
        because('address.id', { found: result(0), wanted: { param: 'id' } }, { happened: at('identify') }),
      ),
      need(
        { value: result(1), is: sum },
        because('address.offset', { found: result(1), far: of('add', 'far') }, is(1, { param: 'id' })),
        because('address.sum', { found: result(1), wanted: sum, esr: of('add', 'esr') }, { happened: at('add') }),
      ),
    ),
    checkpoint(
      'syndrome',
      4,
      ...recognised,
      found(2, 'low', 0xf3, ['syndrome.stored', is(2, 0x1f3)]),
      found(
        3,
        'byte_signed',
        '0xfffffffffffffff3',
        ['syndrome.sign', is(3, 0xf3)],
        ['syndrome.wide-register', is(3, 0xffff_fff3)],
      ),
      found(
        4,
        'word_signed',
        0xffff_fff3,
        ['syndrome.sign', is(4, 0xf3)],
        ['syndrome.narrow', is(4, '0xfffffffffffffff3')],
      ),
      found(5, 'byte', 0xf3, ['syndrome.unsigned', is(5, 0xffff_fff3)]),
      found(6, 'zero', 0, ['syndrome.zero', is(6, { param: 'stack0' })]),
      found(7, 'nowhere', { param: 'stack0' }, ['syndrome.stack', { value: result(7), not: { param: 'stack0' } }]),
      found(8, 'wide', '0x1122334455667788', ['syndrome.wide', is(8, 0x5566_7788)]),
    ),
    checkpoint(
      'refuse',
      2,
      ...recognised,
      need(
        { happened: at('outside') },
        because(
          'refuse.again',
          { elr: of('pair', 'elr'), esr: of('pair', 'esr') },
          { value: { count: at('pair') }, atLeast: 2 },
        ),
        because('refuse.not-reached', { count: { decimal: refusals } }, { never: at('pair') }),
      ),
      need(
        { value: cell('refusals', 1), is: { symbol: 'pair' } },
        because(
          'refuse.too-many',
          { elr: cell('refusals', 1) },
          { value: cell('refusals', 1), below: { symbol: 'pair' }, not: 0 },
        ),
        because('refuse.pair', { esr: of('pair', 'esr') }, { happened: at('pair') }),
      ),
      need(
        { value: cell('refusals', 2), is: { symbol: 'outside' } },
        because(
          'refuse.outside',
          { hpfar: of('outside', 'hpfar'), far: of('outside', 'far') },
          { happened: at('outside') },
        ),
      ),
      need({ value: refusals, is: 2 }, because('refuse.count', { count: { decimal: refusals } })),
      need({ value: result(9), is: 1 }, because('refuse.not-finished')),
    ),
  ],
};

export default lab;
