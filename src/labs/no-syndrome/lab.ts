/** Chapter 9: an access without a syndrome: the instruction read through the guest's own stage 1, decoded, emulated or refused. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'abort.ts';

const at = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const param = (name: string): Value => ({ param: name });
const sum = (...args: readonly [Value, Value]): Value => ({ op: 'add', args });
/** By halves: a lab as data does not nest deeply. */
const times = (n: number, value: Value): Value =>
  n === 0 ? 0 : n === 1 ? value : sum(times(n >> 1, value), times(n - (n >> 1), value));
/** A general register at label n. */
const x = (n: number, register: Value): Value => ({ of: at(`l${n}`), x: register });
const [ra, rb] = [param('ra'), param('rb')];
const device: Value = sum('0x100000000', param('device'));

/** Byte n of the device, as it begins; and little-endian numbers of them. */
const byte = (n: number): Value => ({
  op: 'and',
  args: [sum(param('seed'), times(n, param('factor'))), 0xff],
});
const bytes = (from: number, size: number): Value =>
  Array.from({ length: size }, (_, n) => n).reduce<Value>(
    (value, n) => ({ op: 'or', args: [value, { op: 'shl', args: [byte(from + n), 8 * n] }] }),
    0,
  );

/** Where the guest was given the aborts. */
const refusal = (n: number): Value => ({ of: at('refused_at', { x24: n }), field: 'x23' });
const trapped = (symbol: string): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, elr: { symbol } },
});
const again = (symbol: string): Check => ({ value: { count: trapped(symbol) }, atLeast: 2 });

/** What stands in a register behind a probe; slips first. */
function found(n: number, symbol: string, register: Value, wanted: Value, ...slips: readonly (readonly [string, Value])[]): Requirement {
  const value = x(n, register);
  const params = { found: value, wanted, pc: { symbol }, register: { decimal: register } };
  return need(
    { value, is: wanted },
    because('again', params, again(symbol)),
    because('refused', params, { value: { count: { event: 'at', where: { pc: { symbol: 'refused_at' }, el: 1, x23: { symbol } } } }, atLeast: 1 }),
    because('not-reached', params, { never: at(`l${n}`) }),
    ...slips.map(([slip, is]) => because(slip, params, { value, is })),
    because(register === 1 ? 'writeback' : 'register', params),
  );
} // prettier-ignore
/** The base register behind a probe, from DEVICE on. */
const base = (n: number, symbol: string, offset: Value): Requirement => found(n, symbol, 1, sum(device, offset));

const reached: readonly Requirement[] = [
  need({ happened: trapped('post') }, because('not-begun')),
  need(
    { value: x(1, 9), is: 0x77 },
    because('fetch.decoy', { pc: { symbol: 'post' } }, { value: x(1, 9), not: 0x77 }),
    because('again', { pc: { symbol: 'post' } }, again('post')),
    because('fetch.refused', { pc: { symbol: 'post' } }),
  ),
];

const refuses = (n: number, symbol: string, code: string): Requirement =>
  need(
    { value: refusal(n), is: { symbol } },
    because('again', { pc: { symbol } }, again(symbol)),
    because(code, { pc: { symbol }, found: refusal(n) }),
  );

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 4,
  minutes: 60,
  objectives: ['objective.fetch', 'objective.emulate'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 } }],
    },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'levels', 'memory'],
  parameters: [
    { name: 'device', from: 0x0b00_0000, to: 0x0bfe_f000, step: 0x1000 },
    // Byte 16 has its sign set with each of these.
    { name: 'factor', pick: [3, 5, 7, 19, 21, 23] },
    { name: 'seed', from: 129, to: 140 },
    { name: 'wiring', from: 0, to: 5 },
    { name: 'ra', pick: [2, 5, 4, 7, 3, 6], by: 'wiring' },
    { name: 'rb', pick: [5, 3, 8, 2, 7, 4], by: 'wiring' },
    { name: 'spare', from: 0x7040_0000, to: 0x704f_f000, step: 0x1000 },
    { name: 'step', pick: [4, 8, 12, 20] },
    { name: 'value', from: 0x1000_0180, to: 0x7fff_ffff },
    { name: 'first', pick: ['0x1122334455667788', '0xfedcba9876543210', '0x8badf00d12345678'] },
    { name: 'second', pick: ['0x7f00ff00deadbeef', '0x0123456789abcdef', '0xcafef00dd15ea5e5'] },
  ],
  hidden: ['wiring', 'spare', 'step', 'value', 'first', 'second'],
  steps: ['fetch', 'single', 'pair', 'refuse'].map((name) => step(name)),
  checkpoints: [
    checkpoint('fetch', 3, ...reached, found(1, 'post', ra, bytes(0, 4)), base(1, 'post', param('step'))),
    checkpoint(
      'single',
      3,
      ...reached,
      found(2, 'pre', rb, bytes(16, 8), ['address', bytes(0, 8)]),
      base(2, 'pre', 16),
      found(3, 'signed', ra, { op: 'or', args: [byte(16), '0xffffffffffffff00'] }, ['sign', byte(16)]),
      base(3, 'signed', 13),
      found(4, 'stored', ra, param('value')),
      base(4, 'stored', 56),
      found(5, 'byte', ra, {
        op: 'or',
        args: [
          { op: 'and', args: [param('value'), 0xffff_ff00] },
          { op: 'and', args: [{ op: 'shr', args: [param('value'), 8] }, 0xff] },
        ],
      }),
      base(5, 'byte', 57),
    ),
    checkpoint(
      'pair',
      3,
      ...reached,
      found(6, 'pair', ra, bytes(4, 4)),
      found(6, 'pair', rb, bytes(8, 4), ['second', bytes(4, 4)]),
      base(6, 'pair', 0),
      found(7, 'wide', ra, bytes(0, 8)),
      found(7, 'wide', rb, bytes(8, 8), ['second', bytes(4, 8)]),
      base(7, 'wide', 16),
      found(8, 'back', rb, bytes(16, 8)),
      base(8, 'back', 8),
      found(9, 'put', 11, param('second'), ['order', param('first')]),
      found(9, 'put', 12, param('first')),
      found(10, 'zero', 11, { op: 'shl', args: [{ op: 'and', args: [param('second'), 0xffff_ffff] }, 32] }),
    ),
    checkpoint(
      'refuse',
      2,
      ...reached,
      refuses(1, 'vector', 'refuse.vector'),
      refuses(2, 'doubles', 'refuse.doubles'),
      refuses(3, 'exclusive', 'refuse.exclusive'),
      refuses(4, 'outside', 'refuse.outside'),
      need({ happened: at('finished') }, because('refuse.not-finished')),
    ),
  ],
};

export default lab;
