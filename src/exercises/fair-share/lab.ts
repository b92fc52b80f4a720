/** A project of chapter 4: two VMs on one core, in proportion; fairness is measured. */
import { and, at, because, checkpoint, found, need, or, reached, step } from '../../labs/kit/define.ts';
import type { LabRegion, LabSource } from '../../labs/kit/lab.ts';
import type { Check, Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });
const plus = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const minus = (left: Value, right: Value): Value => ({ op: 'sub', args: [left, right] });
const decimal = (value: Value) => ({ decimal: value });
/** In counts: there and back, and the calls around it. */
const SWITCHES = { least: 5700, most: 6250 };
/** … and, for who is woken, what the other has begun. */
const WAKES = 9000;
const HALF = '0x8000000000000000';

const shared: LabRegion = { what: 'shared', ipa: 0x6080_0000, pa: 0x6080_0000, size: 0x1000, attributes: 'memory' };
/** Weights, how far the products may lie apart, and how long VM b may be away at once: turns of VM a in a row. */
const SHARES = [
  { a: 1, b: 2, apart: 2, row: 1 },
  { a: 2, b: 1, apart: 2, row: 2 },
  { a: 1, b: 3, apart: 3, row: 1 },
  { a: 3, b: 1, apart: 3, row: 3 },
] as const;
const share = (name: string, of: (one: (typeof SHARES)[number]) => number): LabSource['parameters'][number] => ({
  name,
  pick: SHARES.map(of),
  by: 'share',
});
/** How often EL2 returned behind a call of a guest's: one after the other, and nobody but the guest makes one. */
const calls = (symbol: string): Value => ({
  count: { event: 'return', where: { from: 2, to: 1, pc: { symbol } } },
});
const times = (value: Value, n: number): Value => (n === 1 ? value : plus(times(value, n - 1), value));
const [ofA, ofB] = [calls('a_calls'), calls('b_calls')];
const near = (one: Value, other: Value, by: Value): Check => ({
  value: one,
  atLeast: minus(other, by),
  below: plus(other, by),
});
/** Each, times the weight of the other. */
const inProportion = or(
  ...SHARES.map((one, n) =>
    and(
      { value: param('share'), is: n },
      near(plus(times(ofA, one.b), 1000), plus(times(ofB, one.a), 1000), param('tolerance')),
    ),
  ),
);
const had = { a: decimal(ofA), b: decimal(ofB), wa: decimal(param('a')), wb: decimal(param('b')) };

const lab: LabSource = {
  version: 1,
  chapter: 4,
  order: 4,
  exercise: { size: 'project', skills: ['scheduling', 'timer'] },
  minutes: 90,
  objectives: ['objective.share', 'objective.measure'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'a', cores: [0], image: 'guest.s', memory: 16, regions: [shared] },
        { name: 'b', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 }, regions: [shared] },
      ],
      handlers: ['schedule'],
    },
    budget: 150_000,
  },
  files: [
    { path: 'share.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'share', from: 0, to: SHARES.length - 1 },
    share('a', (one) => one.a),
    share('b', (one) => one.b),
    share('apart', (one) => one.apart),
    share('row', (one) => one.row),
    { name: 'slice', from: 2400, to: 5400, step: 300 },
    { name: 'tolerance', follows: 'apart', times: 18, base: 5 },
    { name: 'away', follows: 'row', times: 'slice', base: 8000 },
    { name: 'again', from: 32_000, to: 38_000 },
  ],
  hidden: ['again'],
  steps: ['both', 'sleep', 'weights', 'credit'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'both',
      3,
      need(
        { happened: at('shared', 1) },
        because('both.alone', {}, { happened: at('alone', 1) }),
        ...reached('shared').otherwise,
      ),
      found(
        'shared',
        1,
        { atLeast: plus(param('slice'), SWITCHES.least), below: plus(param('slice'), SWITCHES.most) },
        'both.long',
        because(
          'both.short',
          { found: decimal(x('shared', 1)), slice: decimal(param('slice')) },
          { value: x('shared', 1), below: plus(param('slice'), SWITCHES.least) },
        ),
      ),
    ),
    checkpoint(
      'sleep',
      4,
      found(
        'woke',
        1,
        { below: plus(param('slice'), WAKES) },
        'sleep.late',
        because('sleep.early', {}, { value: x('woke', 1), atLeast: HALF }),
      ),
      reached('b_alone'),
      need(
        { value: calls('b_goes_on'), atLeast: 55 },
        because('sleep.idle', { found: decimal(calls('b_goes_on')) }, { happened: at('b_alone', 1) }),
      ),
    ),
    checkpoint(
      'weights',
      5,
      reached('a_had'),
      reached('b_had'),
      need(
        inProportion,
        because('weights.equal', had, near(plus(ofA, 1000), plus(ofB, 1000), 20)),
        because('weights.unfair', had, { happened: at('b_had', 1) }),
      ),
    ),
    checkpoint(
      'credit',
      3,
      reached('b_after'),
      found('b_after', 14, { below: param('away') }, 'credit.hoarded'),
      need({ value: x('b_after', 14), atLeast: 3000 }, because('credit.never', {}, { happened: at('b_after', 1) })),
    ),
  ],
};

export default lab;
