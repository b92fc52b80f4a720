/** Chapter 7: a guest's firmware. Three VCpus switch each other on and off in every order; a neighbour must not notice. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'psci.ts';
/** −n in 64 bits. */
const minus = (n: number): string => `0x${((1n << 64n) - BigInt(n)).toString(16)}`;
const [SUCCESS, NOT_SUPPORTED, INVALID_PARAMETERS] = [0, minus(1), minus(2)];
const [ALREADY_ON, ON_PENDING, INVALID_ADDRESS] = [minus(4), minus(5), minus(9)];
const [ON, OFF, PENDING] = [0, 1, 2];
const [CPU_OFF, SYSTEM_OFF, SYSTEM_RESET] = [0x8400_0002, 0x8400_0008, 0x8400_0009];

/** An instruction of the guest's that it executed at EL1, with what was in its registers then. */
const passed = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const question = (number: number): EventPattern => passed('said', { x28: number });
const answer = (number: number): Value => ({ of: question(number), field: 'x0' });
const called = (function_: number): EventPattern => ({
  event: 'exception',
  where: { to: 2, ec: { oneOf: [0x16, 0x17] }, x0: function_ },
});
/** The number of the last question that was answered, for whoever looks for the place in guest.s. */
const last: Value = { of: { ...passed('said'), which: 'last' }, field: 'x28' };
const is = (number: number, value: Value): Check => ({ value: answer(number), is: value });

/** Somebody makes this call. */
const comes = (function_: number, code: string): Requirement =>
  need({ happened: called(function_) }, because(code, { last: { decimal: last } }, { never: called(function_) }));

/** The answer to a question; slips first: codes with the answers that give them away. */
function says(
  number: number,
  code: string,
  wanted: Value,
  ...slips: readonly (readonly [string, Value])[]
): Requirement {
  const params = { question: { decimal: number }, found: { signed: answer(number) }, wanted: { signed: wanted } };
  return need(
    is(number, wanted),
    ...slips.map(([slip, value]) => because(slip, params, is(number, value))),
    because('not-asked', { question: { decimal: number }, last: { decimal: last } }, { never: question(number) }),
    because(code, params, { happened: question(number) }),
  );
}
/** A VCpu at the label where it was to begin: with which affinity, on which core, with what in x0. */
function begins(symbol: string, vcpu: number, core: number, ...contexts: readonly Check[]): readonly Requirement[] {
  const found = (field: string): Value => ({ of: passed(symbol), field });
  const own: Value = { op: 'add', args: [0x8000_0000, vcpu] };
  const params = { vcpu: { decimal: vcpu }, found: found('x0'), mpidr: found('vmpidr_el2') };
  return [
    need(
      and({ value: found('vmpidr_el2'), is: own }, { value: found('core'), is: core }),
      because('on.not-begun', { vcpu: { decimal: vcpu } }, { never: passed(symbol) }),
      because('on.another', params, { happened: passed(symbol) }),
    ),
    need(
      { any: contexts },
      because('on.upper', params, { value: found('x0'), is: param('wide') }),
      because('on.context', params, { happened: passed(symbol) }),
    ),
  ];
}
const x0 = (symbol: string, context: string): Check => ({
  value: { of: passed(symbol), field: 'x0' },
  is: param(context),
});
const param = (name: string): Value => ({ param: name });

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 2,
  minutes: 45,
  objectives: ['objective.call', 'objective.power'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'guest', cores: [0, 1, 1], image: 'guest.s' },
        { name: 'neighbour', cores: [0], image: 'guest.s', console: { channel: 1 } },
      ],
    },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'levels', 'registers'],
  parameters: [
    // 1.1 would be the same the other way round.
    { name: 'minor', pick: [0, 2, 3] },
    { name: 'migrates', from: 0, to: 1 },
    { name: 'migrate', words: ['true', 'false'], by: 'migrates' },
    { name: 'type', pick: [2, minus(1)], by: 'migrates' },
    { name: 'migrateFeature', pick: [0, minus(1)], by: 'migrates' },
    { name: 'format', from: 0, to: 1 },
    { name: 'extended', words: ['false', 'true'], by: 'format' },
    { name: 'flags', pick: [0, 2], by: 'format' },
    { name: 'reserved', pick: [0x0002_0000, 0x2000_0000], by: 'format' },
    { name: 'known', from: 0, to: 1 },
    { name: 'levels', words: ['true', 'false'], by: 'known' },
    { name: 'levelAnswer', pick: [0, minus(2)], by: 'known' },
    { name: 'misaligned', pick: [2, 9] },
    { name: 'conduit', words: ['hvc', 'smc'] },
    { name: 'order', from: 0, to: 2 },
    { name: 'first', from: 0, to: 1 },
    // Who is the first to ask for VCpu 2 gets it, and the context of that one counts.
    { name: 'zeroAnswer', pick: [0, minus(5)], by: 'first' },
    { name: 'oneAnswer', pick: [minus(5), 0], by: 'first' },
    { name: 'context1', from: 0x101, to: 0xfff1 },
    { name: 'context2', from: 0x1_0001, to: 0xfff_fff1 },
    { name: 'context3', from: 0x1_0001, to: 0xfff_fff1 },
    { name: 'context4', from: 0x1_0001, to: 0xfff_fff1 },
    { name: 'wide', follows: 'context4', times: 1, base: '0x500000000' },
    { name: 'nap', from: 20_000, to: 60_000 },
    { name: 'wider', from: 0, to: 1 },
    { name: 'suspend', pick: [0x8400_0001, 0xc400_0001], by: 'wider' },
    { name: 'narrow', pick: [0x8400_0004, 0x8400_0003, 0x8400_0008, 0x8400_0009, 0x8400_0002] },
    { name: 'nowide', pick: [0xc400_0008, 0xc400_0000, 0xc400_0002, 0xc400_000a] },
    { name: 'unknown', pick: [0x8400_0005, 0xc400_0010, 0x8400_0019, 0x8400_001f, 0xc400_0017] },
    { name: 'nobody', pick: [3, 7, 0x100, 0x1_0001] },
    { name: 'level', from: 1, to: 2 },
    { name: 'odd', from: 1, to: 3 },
    { name: 'hole', pick: [0x5020_0000, 0x3000_0000, 0xf_4008_0000, 0x0800_0000] },
    { name: 'last', from: 1, to: 2 },
  ],
  hidden: [
    'conduit',
    'order',
    'first',
    'context1',
    'context2',
    'context3',
    'context4',
    'nap',
    'unknown',
    'nobody',
    'hole',
  ],
  steps: ['offer', 'on', 'off', 'system'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'offer',
      2,
      says(1, 'offer.version', { op: 'add', args: [0x1_0000, param('minor')] }, [
        'offer.version-swapped',
        { op: 'add', args: [1, { op: 'shl', args: [param('minor'), 16] }] },
      ]),
      says(3, 'offer.migrate', param('type')),
      says(2, 'offer.wide', NOT_SUPPORTED, ['offer.wide-version', { op: 'add', args: [0x1_0000, param('minor')] }]),
      says(4, 'offer.unknown', NOT_SUPPORTED),
      ...[10, 11, 12, 13].map((number) => says(number, 'offer.feature', SUCCESS, ['offer.denied', NOT_SUPPORTED])),
      says(14, 'offer.flags', param('flags')),
      says(15, 'offer.migrate-feature', param('migrateFeature')),
      ...[16, 17].map((number) => says(number, 'offer.feature', NOT_SUPPORTED, ['offer.promised', SUCCESS])),
      says(18, 'offer.smccc', SUCCESS),
    ),
    checkpoint(
      'on',
      4,
      says(20, 'on.affinity', OFF, ['on.affinity-swapped', ON]),
      says(21, 'on.affinity', ON, ['on.affinity-swapped', OFF]),
      says(22, 'on.nobody', INVALID_PARAMETERS),
      says(23, 'on.level', param('levelAnswer')),
      says(30, 'on.nobody', INVALID_PARAMETERS),
      says(31, 'on.affinity-3', INVALID_PARAMETERS, ['on.affinity-3-lost', SUCCESS]),
      says(32, 'on.misaligned', { op: 'sub', args: [0, param('misaligned')] }),
      says(33, 'on.address', INVALID_ADDRESS, ['on.address-taken', SUCCESS]),
      says(34, 'on.address', INVALID_ADDRESS, ['on.address-device', SUCCESS]),
      says(35, 'on.self', ALREADY_ON, ['on.self-pending', ON_PENDING]),
      says(24, 'on.affinity', OFF),
      says(41, 'on.refused', SUCCESS),
      ...begins('one', 1, 1, x0('one', 'context1')),
      says(
        42,
        'on.race',
        param('zeroAnswer'),
        ['on.width', INVALID_PARAMETERS],
        ['on.width', INVALID_ADDRESS],
        ['on.twice', SUCCESS],
        ['on.early', ALREADY_ON],
      ),
      says(46, 'on.race', param('oneAnswer'), ['on.twice', SUCCESS], ['on.early', ALREADY_ON]),
      says(43, 'on.pending', PENDING, ['on.pending-on', ON], ['on.width', INVALID_PARAMETERS]),
      says(47, 'on.pending', PENDING, ['on.pending-on', ON]),
      ...begins(
        'two',
        2,
        1,
        and({ value: param('first'), is: 0 }, x0('two', 'context4')),
        and({ value: param('first'), is: 1 }, x0('two', 'context2')),
      ),
      says(44, 'on.running', ALREADY_ON, ['on.running-pending', ON_PENDING]),
      says(45, 'on.affinity', ON),
      says(48, 'on.running', ALREADY_ON, ['on.running-pending', ON_PENDING]),
    ),
    checkpoint(
      'off',
      3,
      need(
        { value: { of: passed('slept'), field: 'x0' }, is: 0 },
        because('off.not-slept', {}, { never: passed('slept') }),
        because(
          'off.suspend',
          { found: { signed: { of: passed('slept'), field: 'x0' } } },
          { happened: passed('slept') },
        ),
      ),
      need(
        { value: { of: passed('slept'), field: 'x26' }, below: 10 },
        because(
          'off.awake',
          { times: { decimal: { of: passed('slept'), field: 'x26' } } },
          { happened: passed('slept') },
        ),
      ),
      says(40, 'off.reserved', INVALID_PARAMETERS),
      need(
        { never: passed('returned', { x28: { below: 3 } }) },
        because(
          'off.returned',
          { vcpu: { decimal: { of: passed('returned', { x28: { below: 3 } }), field: 'x28' } } },
          { happened: passed('returned', { x28: { below: 3 } }) },
        ),
      ),
      comes(CPU_OFF, 'off.not-reached'),
      need({ happened: question(50) }, because('off.took-all', {}, { happened: called(CPU_OFF) })),
      says(50, 'off.still-on', OFF),
      says(51, 'off.still-on', OFF),
      says(52, 'off.again', SUCCESS, ['off.again-on', ALREADY_ON]),
      ...begins('again', 2, 1, x0('again', 'context3')),
      need(
        { value: { of: passed('again'), field: 'x19' }, is: 0 },
        because('off.leak', { found: { of: passed('again'), field: 'x19' } }, { happened: passed('again') }),
      ),
      says(53, 'off.still-on', OFF),
      says(54, 'off.again', SUCCESS),
      ...begins('survivor', 1, 1, x0('survivor', 'context2')),
      says(55, 'off.still-on', OFF),
      says(56, 'off.again', SUCCESS),
      ...begins('home', 0, 0, x0('home', 'context1')),
    ),
    checkpoint(
      'system',
      3,
      comes(SYSTEM_RESET, 'system.not-reached'),
      need(
        { never: passed('returned', { x28: 3 }) },
        because('system.reset-returned', {}, { happened: passed('returned', { x28: 3 }) }),
      ),
      need(
        { never: passed('outlived', { x28: 1 }) },
        because('system.reset-outlived', {}, { happened: passed('outlived', { x28: 1 }) }),
      ),
      need(
        { happened: passed('began', { x21: 2 }) },
        because('system.no-reset', {}, { happened: called(SYSTEM_RESET) }),
      ),
      says(60, 'system.not-fresh', OFF),
      says(61, 'system.not-fresh', OFF),
      says(62, 'system.not-fresh', SUCCESS),
      comes(SYSTEM_OFF, 'system.not-reached'),
      need(
        { never: passed('returned', { x28: 4 }) },
        because('system.off-returned', {}, { happened: passed('returned', { x28: 4 }) }),
      ),
      need(
        { never: passed('outlived', { x28: 2 }) },
        because('system.off-outlived', {}, { happened: passed('outlived', { x28: 2 }) }),
      ),
      need(
        { no: { happened: { ...passed('began', { x21: { atLeast: 3 } }) } } },
        because('system.off-restarts', {}, { happened: passed('began', { x21: { atLeast: 3 } }) }),
      ),
      need(
        {
          happened: {
            event: 'mmio',
            where: { el: 2, write: 1, address: 0x0800_0184, value: 2 },
            after: called(SYSTEM_OFF),
          },
        },
        because('system.interrupt', {}, { happened: called(SYSTEM_OFF) }),
      ),
      need(
        { happened: { ...passed('woke'), after: called(SYSTEM_OFF) } },
        because('system.neighbour', {}, { happened: called(SYSTEM_OFF) }),
      ),
    ),
  ],
};

export default lab;
