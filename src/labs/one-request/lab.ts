/** Chapter 10: one read request, looked at from both ends: what the driver wrote, what the device wrote, and the interrupt. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Requirement, Value } from '../kit/query.ts';

const file = 'film';
const param = (name: string): Value => ({ param: name });
const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const times = (value: Value, shift: number): Value => ({ op: 'shl', args: [value, shift] });
const memory = (at: Value, size: 1 | 2 | 4 | 8): Value => ({ memory: at, size });

/** The program comes to an end that nobody can change: what is asked for stands in its memory then. */
const ENTRY = param('entry');
const USED = param('usedAt');
const IDX = memory(add(param('available'), 2), 2);

/** What one counts is said as one counts, an address as an address. */
const COUNTS: ReadonlySet<string> = new Set(['head', 'counted', 'length', 'intid']);

/** A line of the film. What the machine says is never told; slips that readers make have sentences of their own. */
function asked(name: string, wanted: Value, ...slips: readonly (readonly [code: string, value: Value])[]): Requirement {
  const answer: Value = { answer: name };
  const said = COUNTS.has(name) ? { decimal: answer } : answer;
  const is = (value: Value): Check => ({ value: answer, is: value });
  return need(
    is(wanted),
    because('unanswered', { name: { text: name } }, { no: { value: answer, atLeast: 0 } }),
    ...slips.map(([code, value]) => because(code, { answer: said }, is(value))),
    because(name, { answer: said }, { value: answer, not: wanted }),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 1,
  minutes: 20,
  objectives: ['objective.parts', 'objective.writers'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: false,
    images: [{ file: 'driver.s', origin: '0x40080000' }],
    entry: '_start',
    disks: [
      {
        sectors: 66,
        slot: '{{slot}}',
        pieces: [{ at: 0, word: '{{stamp}}', step: '{{pace}}', every: 512, times: 66 }],
      },
    ],
    budget: 4000,
  },
  files: [
    { path: file, language: 'answers' },
    { path: 'driver.s', language: 'a64', readonly: true },
  ],
  views: ['virtqueue', 'memory', 'registers'],
  parameters: [
    { name: 'size', pick: [4, 8] },
    { name: 'laps', pick: [1, 2] },
    { name: 'lapped', follows: 'laps', times: 'size' },
    { name: 'turn', pick: [1, 2, 3] },
    { name: 'before', follows: 'lapped', times: 1, base: 'turn' },
    { name: 'counted', follows: 'before', times: 1, base: 1 },
    { name: 'head', pick: [1, 2, 3] },
    { name: 'stride', pick: [1, 3] },
    { name: 'slot', from: 3, to: 30 },
    { name: 'base', follows: 'slot', times: 0x200, base: 0x0a00_0000 },
    { name: 'intid', follows: 'slot', times: 1, base: 48 },
    { name: 'descriptors', from: 0x4010_0000, to: 0x4010_f000, step: 0x1000 },
    { name: 'available', from: 0x4011_0000, to: 0x4011_f000, step: 0x1000 },
    { name: 'ring', follows: 'available', times: 1, base: 4 },
    { name: 'entry', follows: 'turn', times: 2, base: 'ring' },
    { name: 'used', from: 0x4012_0000, to: 0x4012_f000, step: 0x1000 },
    { name: 'usedRing', follows: 'used', times: 1, base: 4 },
    { name: 'usedAt', follows: 'turn', times: 8, base: 'usedRing' },
    { name: 'buffer', from: 0x4013_0000, to: 0x4013_f000, step: 0x1000 },
    { name: 'state', follows: 'buffer', times: 1, base: 0x804 },
    { name: 'sector', from: 1, to: 60 },
    { name: 'earlier', pick: [61, 62, 63, 64] },
    { name: 'stamp', from: 0x1000_0000, to: 0xffff_ffff },
    { name: 'pace', from: 0x1001, to: 0xffff },
    { name: 'first', follows: 'sector', times: 'pace', base: 'stamp' },
  ],
  steps: ['before', 'after', 'heard'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'before',
      2,
      asked('head', memory(ENTRY, 2), ['head-0', 0]),
      asked(
        'entry',
        ENTRY,
        ['entry-not-masked', add(param('ring'), times(param('before'), 1))],
        ['entry-next', add(ENTRY, 2)],
        ['entry-header', add(param('available'), times(param('turn'), 1))],
      ),
      asked('counted', IDX, ['counted-before', param('before')], ['counted-place', param('turn')]),
      asked('status-at', param('state'), ['status-buffer', param('buffer')], ['status-other', 0x4014_1200]),
    ),
    checkpoint(
      'after',
      2,
      asked(
        'used-at',
        USED,
        ['used-not-masked', add(param('usedRing'), times(param('before'), 3))],
        ['used-two-bytes', add(param('usedRing'), times(param('turn'), 1))],
        ['used-next', add(USED, 8)],
      ),
      asked('length', memory(add(USED, 4), 4), ['length-data', 512], ['length-chain', 529]),
      asked('word', memory(param('buffer'), 8), ['word-other', memory(0x4014_1000, 8)], ['word-before', 0]),
    ),
    checkpoint(
      'heard',
      1,
      asked('why', { of: { event: 'at', where: { pc: { symbol: 'quiet' } } }, x: 20 }, ['why-quiet', 0]),
      asked('intid', param('intid'), ['intid-spi', add(param('slot'), 16)], ['intid-slot', param('slot')]),
    ),
  ],
};

export default lab;
