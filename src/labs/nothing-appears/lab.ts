/** Chapter 12, find the fault: a program that says nothing. Six registers, one is wrong, and the machine shows which. */
import { and, at, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** An answer of the reader's and what it has to be; slips first. */
const asked = (name: string, code: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need({ value: answer, is: wanted }, ...slips, because(code, { answer }, { value: answer, not: wanted }));
};
const slip = (code: string, name: string, is: Value): Diagnosis =>
  because(code, { answer: { answer: name } }, { value: { answer: name }, is });

const [WAITS, STAYS, ENDLESS] = [1, 2, 3];
/** What quiet.s writes: how, what is right, and what it is when it is wrong. */
const KINDS = [
  { name: 'VBAR_EL1', write: 'msr     vbar_el1, x0', right: 0x4009_0000, wrong: [0, 0x4009_1000], symptom: ENDLESS },
  { name: 'CNTV_CTL_EL0', write: 'msr     cntv_ctl_el0, x0', right: 1, wrong: [3, 0], symptom: WAITS },
  { name: 'x20', write: 'mov     x20, x0', right: 0x0900_0000, wrong: [0x0910_0000, 0x0930_0000], symptom: STAYS },
  { name: 'x22', write: 'mov     x22, x0', right: 0x0800_0000, wrong: [0x4000_0000, 27], symptom: WAITS },
  { name: 'SPSR_EL2', write: 'msr     spsr_el2, x0', right: 0x3c5, wrong: [0x3c0, 0], symptom: STAYS },
  { name: 'HCR_EL2', write: 'msr     hcr_el2, x0', right: 0x8000_0000, wrong: [0x8000_0010, 0x8000_0038], symptom: STAYS },
] as const; // prettier-ignore
const COUNT = KINDS.length;
/** Neighbours in no order have the same neighbour in another. */
const ORDERS = [
  [0, 1, 2, 3, 4, 5],
  [5, 3, 1, 0, 2, 4],
  [2, 4, 0, 5, 3, 1],
  [4, 0, 5, 1, 3, 2],
  [1, 5, 4, 2, 0, 3],
  [3, 2, 5, 4, 1, 0],
  [0, 4, 3, 1, 5, 2],
  [2, 1, 0, 4, 5, 3],
];
const hex = (value: number): string => `0x${value.toString(16)}`;
/** Fault, wrong value and order together; seeds that follow each other have different faults. */
const CASES = ORDERS.flatMap((order, o) =>
  [0, 1].flatMap((which) =>
    KINDS.map((kind, k) => {
      const found = kind.wrong[which] ?? 0;
      const listed = ORDERS[(o + k) % ORDERS.length] ?? order;
      const lines = order.map((n) => {
        const { write, right } = KINDS[n] ?? kind;
        return `        ldr     x0, =${hex(n === k ? found : right)}\n        ${write}`;
      });
      return {
        kind,
        found,
        lines,
        place: order.indexOf(k),
        number: listed.indexOf(k) + 1,
        list: listed.map((n, i) => `${i + 1} ${KINDS[n]?.name ?? ''}`).join('  '),
      };
    }),
  ),
);
type Case = (typeof CASES)[number];
const byCase = (name: string, of: (one: Case) => number): LabSource['parameters'][number] => ({
  name,
  pick: CASES.map(of),
  by: 'case',
});
const words = (name: string, of: (one: Case) => string): LabSource['parameters'][number] => ({
  name,
  words: CASES.map(of),
  by: 'case',
});

const said: EventPattern = at('said', 1);
const ofEl2: EventPattern = { event: 'console', where: { el: 2 } };
const ended = (...reasons: readonly ('waiting' | 'parked' | 'budget' | 'vector-outside-memory' | 'vector-not-mapped' | 'same-fault' | 'fault-in-handler')[]): Check => ({ ended: reasons }); // prettier-ignore

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 3,
  minutes: 25,
  objectives: ['objective.look', 'objective.back'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'parts.s', origin: '0x40090000' },
      { file: 'patch.s', origin: '0x400a0000' },
      { file: 'quiet.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 6000,
  },
  files: [
    { path: 'fault', language: 'answers' },
    { path: 'patch.s', language: 'a64' },
    { path: 'quiet.s', language: 'a64', readonly: true },
    { path: 'parts.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'gic'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    { name: 'pad', from: 0, to: 15 },
    ...Array.from({ length: COUNT }, (_, n) => words(`w${n + 1}`, ({ lines }) => lines[n] ?? '')),
    words('list', ({ list }) => list),
    words('write', ({ kind }) => kind.write),
    byCase('symptom', ({ kind }) => kind.symptom),
    byCase('register', ({ number }) => number),
    byCase('another', ({ number }) => (number % COUNT) + 1),
    byCase('found', ({ found }) => found),
    byCase('right', ({ kind }) => kind.right),
    byCase('low', ({ kind }) => kind.right % 0x1_0000),
    byCase('high', ({ kind }) => Math.floor(kind.right / 0x1_0000)),
    byCase('behind', ({ place }) => 0x4008_0004 + 8 * place),
    { name: 'writtenAt', follows: 'pad', times: 4, base: 'behind' },
    byCase('start', ({ place }) => 0x4008_0000 + 8 * place),
    { name: 'source', follows: 'pad', times: 4, base: 'start' },
    byCase('otherSymptom', ({ kind }) => (kind.symptom === WAITS ? STAYS : WAITS)),
    { name: 'wait', from: 100, to: 400 },
    { name: 'word', words: ['quince', 'medlar', 'damson', 'rowan', 'sloe', 'bullace'] },
  ],
  hidden: ['word', 'wait'],
  steps: ['symptom', 'cause', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'symptom',
      1,
      asked(
        'symptom',
        'symptom.not-this',
        param('symptom'),
        because(
          'symptom.no-such',
          { answer: { answer: 'symptom' } },
          { no: { value: { answer: 'symptom' }, oneOf: [WAITS, STAYS, ENDLESS] } },
        ),
      ),
    ),
    checkpoint(
      'cause',
      4,
      asked('register', 'cause.register', param('register')),
      asked('written-at', 'cause.written-at', param('writtenAt'), slip('cause.source', 'written-at', param('source'))),
      asked('found', 'cause.found', param('found'), slip('cause.right-instead', 'found', param('right'))),
      asked('right', 'cause.right', param('right'), slip('cause.found-instead', 'right', param('found'))),
    ),
    checkpoint(
      'repair',
      3,
      need({ never: ofEl2 }, because('repair.el2', {}, { happened: ofEl2 })),
      need(
        { happened: said },
        because('repair.waits', {}, ended('waiting')),
        because(
          'repair.endless',
          {},
          ended('vector-outside-memory', 'vector-not-mapped', 'same-fault', 'fault-in-handler'),
        ),
        because('repair.stays', { pc: { register: 'pc' }, el: { register: 'el' } }, ended('parked', 'budget')),
        because('repair.gone', {}, { never: said }),
      ),
      need(
        and({ console: { is: '{{word}}\n' } }, { ended: ['powered-off'] }),
        because('repair.word', { text: { console: 'all' }, word: { text: '{{word}}' } }, { happened: said }),
      ),
    ),
  ],
};

export default lab;
