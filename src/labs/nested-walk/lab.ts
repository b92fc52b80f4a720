/** Chapter 5: how many descriptors a nested walk reads. The reader predicts; the machine counts what it reads. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

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
const measured = (n: number): Value => ({ of: walk(n), field: 'descriptors' });
const isCount = (answer: Value, n: number): Check =>
  or({ value: answer, is: measured(n) }, and({ never: walk(n) }, { value: answer, is: 0 }));
/** What was predicted is looked at when everything is: whoever has seen one result knows the others. */
const committed: Requirement = need(
  and(...names.map((name): Check => ({ value: { answer: name }, atLeast: 0 }))),
  ...names.map((name, i) =>
    because('unanswered', { load: { decimal: i + 1 } }, { no: { value: { answer: name }, atLeast: 0 } }),
  ),
);
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
  neighbour: [['neighbour', () => 0], ['neighbour', () => 1], ['walk-cache', () => plus(m, 1)], ['same-page', () => ({ param: 'full' })], ...NESTED],
  'after-tlbi': [['tlbi', () => 0], ['tlbi-other', () => ({ param: 'full' })], ...NESTED],
  'stage-1-block': [['block-full', () => ({ param: 'full' })], ['block-one', () => ({ op: 'sub', args: [{ param: 'full' }, 1] })], ...NESTED],
  'stage-2-block': [['block-full', () => ({ param: 'full' })], ['block-one', () => ({ op: 'sub', args: [{ param: 'full' }, 1] })]],
  'both-blocks': [['block-full', () => ({ param: 'full' })]],
}; // prettier-ignore

function asked(name: Question): Requirement {
  const number = names.indexOf(name) + 1;
  const answer: Value = { answer: name };
  const reads = measured(number);
  const params = { load: { decimal: number }, answer: { decimal: answer }, n, m };
  const slips: Diagnosis[] = (SLIPS[name] ?? []).map(([code, when]) =>
    because(`${code}`, params, { value: answer, is: when(reads) }),
  );
  return need(
    isCount(answer, number),
    ...(name === 'again' ? [because('cached', params, { value: answer, not: 0 })] : slips),
    because('manual', params, { value: answer, oneOf: [15, 24] }),
    because('zero', params, { value: answer, is: 0 }),
    because('count', params),
  );
}

const lab: LabSource = {
  version: 2,
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
  // n = k + 1 and m = j + 1 levels. full = (n + 1)(m + 1) − 1; a block saves a level or two.
  views: ['memory', 'registers'],
  parameters: [
    { name: 'k', pick: [2, 3] },
    { name: 'j', pick: [2, 3] },
    // How many levels a block saves: 1 for 2 MiB, 2 for 1 GiB. Whether load5 goes to the next page, load6 behind a TLBI of everything.
    { name: 'big1', pick: [1, 2] },
    { name: 'big2', pick: [1, 2] },
    { name: 'next', pick: [1, 0] },
    { name: 'all', pick: [0, 1] },
    { name: 'n', follows: 'k', times: 1, base: 1 },
    { name: 'm', follows: 'j', times: 1, base: 1 },
    { name: 'n1', follows: 'n', times: 1, base: 1 },
    { name: 'm1', follows: 'm', times: 1, base: 1 },
    { name: 'product', follows: 'n', times: 'm' },
    { name: 'sum', follows: 'n', times: 1, base: 'm' },
    { name: 'last', follows: 'n', times: 'm', base: 'n' },
    { name: 'full', follows: 'n1', times: 'm', base: 'n' },
    { name: 'more', follows: 'full', times: 1, base: 1 },
    { name: 'less', follows: 'n1', times: 'm', base: 'k' },
    { name: 'neighbour', follows: 'next', times: 'full' },
    { name: 'tlbi', follows: 'all', times: 'full' },
    // By the same formula with the levels that are left: nb of stage 1, mb of stage 2.
    { name: 'nb_row', follows: 'k', times: 2, base: 'big1' },
    { name: 'nb', pick: [0, 0, 0, 0, 0, 2, 1, 3, 2], by: 'nb_row' },
    { name: 'mb_row', follows: 'j', times: 2, base: 'big2' },
    { name: 'mb', pick: [0, 0, 0, 0, 0, 2, 1, 3, 2], by: 'mb_row' },
    { name: 'nb1', follows: 'nb', times: 1, base: 1 },
    { name: 'block1', follows: 'nb1', times: 'm', base: 'nb' },
    { name: 'block2', follows: 'n1', times: 'mb', base: 'n' },
    { name: 'blocks', follows: 'nb1', times: 'mb', base: 'nb' },
  ],
  steps: [step('one-stage'), step('nested'), step('blocks')],
  checkpoints: [
    checkpoint('one-stage', 1, committed, asked('stage-1-only'), asked('stage-2-only')),
    checkpoint('nested', 3, committed, asked('nested'), asked('again'), asked('neighbour'), asked('after-tlbi')),
    checkpoint('blocks', 2, committed, asked('stage-1-block'), asked('stage-2-block'), asked('both-blocks')),
  ],
};

export default lab;
