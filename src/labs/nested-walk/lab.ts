/** Chapter 5: how many descriptors a nested walk reads. The reader predicts; the machine counts what it reads. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'predictions';

/** In the order of the loads of walk.s. */
const names = [
  'stage-1-only',
  'stage-2-only',
  'nested',
  'again',
  'neighbour',
  'after-tlbi',
  'stage-1-block',
  'stage-2-block',
  'both-blocks',
] as const;
type Question = (typeof names)[number];

const walk = (n: number): EventPattern => ({ event: 'walk', where: { pc: { symbol: `load${n}` } } });
/** What load n read: each is executed once, so without an event it was nothing. */
const measured = (n: number): Value => (n === 4 ? { count: walk(n) } : { of: walk(n), field: 'descriptors' });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const [n, m]: readonly [Value, Value] = [{ param: 'n' }, { param: 'm' }];

/** Wrong answers that have a reason, by the question. */
type Slip = readonly [code: string, when: (reads: Value) => Value];
const NESTED: readonly Slip[] = [
  ['sum', () => plus(n, m)],
  ['product', () => ({ param: 'product' })],
  ['data', (reads) => plus(reads, 1)],
  ['last', (reads) => ({ op: 'sub', args: [reads, m] })],
];
const SLIPS: Readonly<Partial<Record<Question, readonly Slip[]>>> = {
  'stage-1-only': [['one-stage', () => ({ param: 'full' })]],
  'stage-2-only': [['one-stage', () => ({ param: 'full' })]],
  nested: NESTED,
  neighbour: [['neighbour', () => 0], ['neighbour', () => 1], ['walk-cache', () => plus(m, 1)], ...NESTED],
  'after-tlbi': [['tlbi', () => 0], ...NESTED],
  'stage-1-block': [['block-full', () => ({ param: 'full' })], ['block-one', () => ({ op: 'sub', args: [{ param: 'full' }, 1] })], ...NESTED],
  'stage-2-block': [['block-full', () => ({ param: 'full' })], ['block-one', () => ({ op: 'sub', args: [{ param: 'full' }, 1] })]],
  'both-blocks': [['block-full', () => ({ param: 'full' })]],
}; // prettier-ignore

function asked(name: Question): Requirement {
  const number = names.indexOf(name) + 1;
  const answer: Value = { answer: name };
  const reads = measured(number);
  const params = { load: { decimal: number }, answer: { decimal: answer }, reads: { decimal: reads }, n, m };
  const slips: Diagnosis[] = (SLIPS[name] ?? []).map(([code, when]) =>
    because(`${code}`, params, { value: answer, is: when(reads) }),
  );
  return need(
    { value: answer, is: reads },
    because('unanswered', { load: { decimal: number } }, { no: { value: answer, atLeast: 0 } }),
    ...(name === 'again' ? [because('cached', params, { value: answer, not: 0 })] : slips),
    because('count', params),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 3,
  minutes: 20,
  objectives: ['objective.count', 'objective.cost'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'walk.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [
    { path: file, language: 'answers' },
    { path: 'walk.s', language: 'a64', readonly: true },
  ],
  // n = k + 1 and m = j + 1 levels. full = (n + 1)(m + 1) − 1; a block saves a level.
  views: ['memory', 'registers'],
  parameters: [
    { name: 'k', pick: [2, 3] },
    { name: 'j', pick: [2, 3] },
    { name: 'n', follows: 'k', times: 1, base: 1 },
    { name: 'm', follows: 'j', times: 1, base: 1 },
    { name: 'n1', follows: 'n', times: 1, base: 1 },
    { name: 'product', follows: 'n', times: 'm' },
    { name: 'sum', follows: 'n', times: 1, base: 'm' },
    { name: 'last', follows: 'n', times: 'm', base: 'n' },
    { name: 'full', follows: 'n1', times: 'm', base: 'n' },
    { name: 'more', follows: 'full', times: 1, base: 1 },
    { name: 'less', follows: 'n1', times: 'm', base: 'k' },
    { name: 'block1', follows: 'n', times: 'm', base: 'k' },
    { name: 'block2', follows: 'n1', times: 'j', base: 'n' },
    { name: 'blocks', follows: 'n', times: 'j', base: 'k' },
  ],
  steps: [step('one-stage'), step('nested'), step('blocks')],
  checkpoints: [
    checkpoint('one-stage', 1, asked('stage-1-only'), asked('stage-2-only')),
    checkpoint('nested', 3, asked('nested'), asked('again'), asked('neighbour'), asked('after-tlbi')),
    checkpoint('blocks', 2, asked('stage-1-block'), asked('stage-2-block'), asked('both-blocks')),
  ],
};

export default lab;
