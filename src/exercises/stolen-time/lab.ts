/** A project of chapter 8: a guest is told how much of its time others had (Arm DEN 0057). */
import { at, because, checkpoint, found, step } from '../../labs/kit/define.ts';
import type { LabRegion, LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });
const plus = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const minus = (left: Value, right: Value): Value => ({ op: 'sub', args: [left, right] });
const decimal = (value: Value) => ({ decimal: value });
/**
 * In counts. A switch takes some 3,000, and one may count it or not; when somebody who sleeps is due is seen at the next call.
 */
const TOLERANCE = 4500;

const shared: LabRegion = { what: 'shared', ipa: 0x6080_0000, pa: 0x6080_0000, size: 0x1000, attributes: 'memory' };
const pvtime = (pa: string): LabRegion => ({
  what: 'pvtime',
  ipa: { param: 'page' },
  pa: { param: pa },
  size: 0x1000,
  attributes: 'read-only',
});
const place = plus(param('page'), param('offset'));

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 4,
  exercise: { size: 'project', skills: ['timer', 'scheduling', 'traps'] },
  minutes: 75,
  objectives: ['objective.offer', 'objective.account'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'a', cores: [0], image: 'guest.s', memory: 16, regions: [shared, pvtime('page_a')] },
        {
          name: 'b',
          cores: [0],
          image: 'guest.s',
          memory: 16,
          console: { channel: 1 },
          regions: [shared, pvtime('page_b')],
        },
      ],
      handlers: ['trap', 'schedule'],
    },
    budget: 100_000,
  },
  files: [
    { path: 'stolen.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'form', from: 0, to: 1 },
    { name: 'conduit', words: ['hvc', 'smc'], by: 'form' },
    { name: 'CONDUIT', words: ['HVC', 'SMC'], by: 'form' },
    { name: 'page', from: 0x1000_0000, to: 0x3f00_0000, step: 0x1000 },
    { name: 'offset', from: 0, to: 0xfc0, step: 0x40 },
    { name: 'page_a', from: 0x6090_0000, to: 0x609f_f000, step: 0x1000 },
    { name: 'page_b', from: 0x60a0_0000, to: 0x60af_f000, step: 0x1000 },
    { name: 'busy', from: 20, to: 45 },
    { name: 'over', from: 8000, to: 15_000 },
  ],
  hidden: ['page_a', 'page_b', 'busy', 'over'],
  steps: ['call', 'stolen', 'sleep', 'both'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'call',
      3,
      found('arch', 0, { is: 0 }, 'call.arch'),
      found('features', 0, { is: 0 }, 'call.features'),
      found('itself', 0, { is: 0 }, 'call.features'),
      found('unknown', 0, { is: REFUSED }, 'call.unknown'),
      found('version', 0, { is: 0x1_0001 }, 'call.version'),
      found('place', 0, { is: place }, 'call.place'),
    ),
    checkpoint(
      'stolen',
      5,
      found(
        'back',
        2,
        { atLeast: x('b_busy', 1), below: plus(x('back', 1), 1) },
        'stolen.short',
        because('stolen.nothing', { busy: decimal(x('b_busy', 1)) }, { value: x('back', 2), is: 0 }),
        because(
          'stolen.unit',
          { found: decimal(x('back', 2)), busy: decimal(x('b_busy', 1)) },
          { value: { op: 'shl', args: [x('back', 2), 4] }, atLeast: x('b_busy', 1), below: plus(x('back', 1), 16) },
        ),
        because(
          'stolen.more',
          { found: decimal(x('back', 2)), away: decimal(x('back', 1)) },
          { value: x('back', 2), atLeast: plus(x('back', 1), 1) },
        ),
      ),
    ),
    checkpoint(
      'sleep',
      4,
      found('slept', 2, { below: TOLERANCE }, 'sleep.charged'),
      found(
        'late',
        2,
        { atLeast: minus(x('late', 1), TOLERANCE), below: plus(x('late', 1), 500) },
        'sleep.late',
        because(
          'sleep.all',
          { found: decimal(x('late', 2)), late: decimal(x('late', 1)) },
          { value: x('late', 2), atLeast: plus(x('late', 1), 500) },
        ),
        because(
          'sleep.woken',
          { found: decimal(x('late', 2)), late: decimal(x('late', 1)) },
          { value: x('late', 2), below: minus(x('late', 1), TOLERANCE) },
        ),
      ),
    ),
    checkpoint(
      'both',
      3,
      found('b_place', 0, { is: place }, 'both.place'),
      found('b_first', 2, { atLeast: x('a_ran', 1), below: '0x1000000' }, 'both.first'),
      found('alone', 2, { below: 300 }, 'both.alone'),
    ),
  ],
};

export default lab;
