/** Chapter 5: a stage-2 abort, from HPFAR_EL2 and the syndrome to a device that only a handler in TypeScript is. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'abort.ts';

/** An instruction of the guest's that it executed at EL1, and what was in a register then: nobody can write that afterwards. */
const passed = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const result = (n: number): Value => ({ of: passed(`kept${n}`), x: { param: n === 4 ? 'st' : 'ld' } });
/** Where the abort was that the guest was given as its n-th. */
const refusal = (n: number): Value => ({
  of: { event: 'at', where: { pc: { symbol: 'refused_at' }, el: 1, x22: n } },
  field: 'x23',
});
const refusals: Value = { count: passed('refused_at') };
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
    { no: { value: refusal(1), is: { symbol: 'identify' } } },
    because('address.not-recognised', address, { value: refusal(1), is: { symbol: 'identify' } }),
  ),
];

const is = (n: number, value: Value): Check => ({ value: result(n), is: value });

/** What the guest found after access `name`, in results[n]; slips first. */
function found(n: number, name: string, wanted: Value, ...slips: readonly (readonly [string, Check])[]): Requirement {
  const params = { found: result(n), wanted, esr: of(name, 'esr') };
  return need(
    { value: result(n), is: wanted },
    ...slips.map(([slip, when]) => because(slip, params, when)),
    because('syndrome.not-reached', { at: { symbol: name } }, { never: at(name) }),
    because('syndrome.unchanged', { ...params, elr: of(name, 'elr') }, is(n, 0x77)),
    because('syndrome.id', { ...params, elr: of(name, 'elr') }, is(n, { param: 'id' })),
    because('syndrome.other', { ...params, elr: of(name, 'elr') }, { happened: at(name) }),
  );
}
/** The byte that was stored, and what loads with a sign make of it. */
const byte: Value = { op: 'and', args: [{ param: 'byte' }, 0xff] };
const narrow: Value = { op: 'or', args: [byte, 0xffff_ff00] };
const wide: Value = { op: 'or', args: [byte, '0xffffffffffffff00'] };

const lab: LabSource = {
  version: 3,
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
    // As little as a VM can have: each of its pages is a descriptor that the hypervisor writes.
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16 }], handlers: ['trap'] },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'levels', 'memory'],
  parameters: [
    { name: 'id', from: 0x1_0001, to: 0xff_ffff },
    { name: 'device', from: 0x0b00_0000, to: 0x0bfe_f000, step: 0x1000 },
    { name: 'layout', from: 0, to: 5 },
    { name: 'sum', pick: [4, 8, 12, 8, 12, 24], by: 'layout' },
    { name: 'scratch', pick: [8, 4, 8, 12, 4, 12], by: 'layout' },
    { name: 'first', from: 0x1_0000, to: 0xff_ffff },
    { name: 'second', from: 0x1_0000, to: 0xff_ffff },
    { name: 'byte', from: 0x180, to: 0x1ff },
    { name: 'wide', pick: ['0x1122334455667788', '0xfedcba9876543210', '0x8badf00d12345678', '0x7f00ff00deadbeef'] },
    { name: 'stack0', from: 0x1000, to: 0xf000, step: 0x10 },
    { name: 'wiring', from: 0, to: 5 },
    { name: 'ld', pick: [2, 9, 4, 7, 3, 6], by: 'wiring' },
    { name: 'st', pick: [5, 3, 8, 2, 7, 4], by: 'wiring' },
    { name: 'order', from: 0, to: 2 },
    { name: 'gap', from: 1, to: 9 },
  ],
  hidden: ['first', 'second', 'byte', 'wide', 'stack0', 'wiring', 'order', 'gap'],
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
        because(
          'address.elsewhere',
          { elr: of('identify', 'elr') },
          and({ happened: at('identify') }, { never: passed('kept0') }),
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
      found(2, 'low', byte, ['syndrome.stored', is(2, { param: 'byte' })]),
      found(3, 'byte_signed', wide, ['syndrome.sign', is(3, byte)], ['syndrome.wide-register', is(3, narrow)]),
      found(4, 'word_signed', narrow, ['syndrome.sign', is(4, byte)], ['syndrome.narrow', is(4, wide)]),
      found(5, 'byte', byte, ['syndrome.unsigned', is(5, narrow)]),
      found(6, 'zero', 0, ['syndrome.zero', is(6, { param: 'stack0' })]),
      found(7, 'nowhere', { param: 'stack0' }, ['syndrome.stack', { value: result(7), not: { param: 'stack0' } }]),
      found(8, 'wide', { param: 'wide' }, [
        'syndrome.wide',
        is(8, { op: 'and', args: [{ param: 'wide' }, 0xffff_ffff] }),
      ]),
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
        { value: refusal(1), is: { symbol: 'pair' } },
        because('refuse.too-many', { elr: refusal(1) }, { value: refusal(1), below: { symbol: 'pair' }, not: 0 }),
        because('refuse.pair', { esr: of('pair', 'esr') }, { happened: at('pair') }),
      ),
      need(
        { value: refusal(2), is: { symbol: 'outside' } },
        because(
          'refuse.outside',
          { hpfar: of('outside', 'hpfar'), far: of('outside', 'far') },
          { happened: at('outside') },
        ),
      ),
      need({ value: refusals, is: 2 }, because('refuse.count', { count: { decimal: refusals } })),
      need({ happened: passed('finished') }, because('refuse.not-finished')),
    ),
  ],
};

export default lab;
