/** Chapter 8, find the fault: a level that is not looked at when its interrupt ends (IHI 0048B §3.2.4, §5.2). */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** An answer of the reader's and what it has to be; slips first. */
const asked = (name: string, code: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need({ value: answer, is: wanted }, ...slips, because(code, { answer }, { value: answer, not: wanted }));
};
const slip = (code: string, name: string, is: Value, ...also: readonly Check[]): Diagnosis =>
  because(code, { answer: { answer: name } }, and({ value: { answer: name }, is }, ...also));

/** What one counts is said as one counts. */
const BYTES = { decimal: { answer: 'bytes' } };

/** The four faults, each with the place that it is at. */
const [NO_EOI, BOTH, NOT_ENABLED, NOT_DEACTIVATED] = [0, 1, 2, 3];
const isKind = (kind: number | undefined): Check => ({ value: param('kind'), is: kind ?? 0 });
const PLACES = [
  ['p6', NO_EOI],
  ['p7', BOTH],
  ['p2', NOT_ENABLED],
  ['p4', NOT_DEACTIVATED],
] as const;
const putAt: Value = { answer: 'put-at' };

const ORDERS = [
  ['GICD_CTLR', 'GICD_ISENABLER0', 'GICC_CTLR', 'GICH_HCR', 'GICH_LR0'],
  ['GICH_LR0', 'GICC_CTLR', 'GICD_CTLR', 'GICD_ISENABLER0', 'GICH_HCR'],
  ['GICC_CTLR', 'GICH_HCR', 'GICH_LR0', 'GICD_CTLR', 'GICD_ISENABLER0'],
  ['GICH_HCR', 'GICH_LR0', 'GICD_ISENABLER0', 'GICC_CTLR', 'GICD_CTLR'],
];
const REGISTERS = ['GICH_LR0', 'GICH_LR0', 'GICD_ISENABLER0', 'GICC_CTLR'];
/** Fault and order together: 4 × fault + order. */
const CASES = REGISTERS.flatMap((register, kind) => ORDERS.map((order, offer) => ({ register, kind, order, offer })));

const at = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const quiet = (field: string): Value => ({ of: at('quiet'), field });
const storm: Check = { ended: ['budget', 'too-many-events'] };
const last = (field: string): Value => ({ of: { ...at('taken'), which: 'last' }, field });

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 6,
  minutes: 25,
  objectives: ['objective.backwards', 'objective.level'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40100000' },
      { file: 'patch.s', origin: '0x40090000' },
      { file: 'hyp.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 8000,
  },
  files: [
    { path: 'fault', language: 'answers' },
    { path: 'patch.s', language: 'a64' },
    { path: 'hyp.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'levels', 'registers'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    { name: 'kind', pick: CASES.map(({ kind }) => kind), by: 'case' },
    {
      name: 'names',
      words: CASES.map(({ order }) => order.map((name, n) => `${n + 1} ${name}`).join('  ')),
      by: 'case',
    },
    { name: 'register', pick: CASES.map(({ register, order }) => order.indexOf(register) + 1), by: 'case' },
    { name: 'hcr', pick: CASES.map(({ order }) => order.indexOf('GICH_HCR') + 1), by: 'case' },
    { name: 'gap', from: 0, to: 15 },
    { name: 'pad', from: 0, to: 15 },
    { name: 'intid', from: 40, to: 120 },
    { name: 'level', from: 4, to: 28 },
    { name: 'burst', from: 2, to: 4 },
    { name: 'rounds', from: 3, to: 5 },
    { name: 'count', follows: 'rounds', times: 'burst' },
    { name: 'key', from: 1, to: 255 },
    { name: 'sum', follows: 'count', times: 'key' },
    // Pending, priority, INTID; and with the EOI bit, as it should be.
    { name: 'urgency', follows: 'level', times: 0x80_0000, base: 0x1000_0000 },
    { name: 'plain', follows: 'intid', times: 1, base: 'urgency' },
    { name: 'eoi', pick: [0, 0x8_0000, 0x8_0000, 0x8_0000], by: 'kind' },
    { name: 'list', follows: 'eoi', times: 1, base: 'plain' },
    { name: 'enable', pick: [0x200_0000, 0x200_0000, 0x400_0000, 0x200_0000], by: 'kind' },
    { name: 'control', pick: [1, 1, 1, 0x201], by: 'kind' },
    {
      name: 'again',
      words: ['mov     w1, w3', 'orr     w1, w3, #0x10000000', 'mov     w1, w3', 'mov     w1, w3'],
      by: 'kind',
    },
    { name: 'symptom', pick: [1, 2, 1, 1], by: 'kind' },
    { name: 'all_of_them', pick: [0, 1, 0, 0], by: 'kind' },
    { name: 'some', pick: [1, 0, 1, 2], by: 'kind' },
    { name: 'bursts', follows: 'rounds', times: 'all_of_them', base: 'some' },
    { name: 'bytes', follows: 'burst', times: 'bursts' },
    { name: 'listed', pick: [1, 1, 0, 0], by: 'kind' },
    { name: 'wrong', pick: [0, 0x2008_0000, 0x400_0000, 0x201], by: 'kind' },
    { name: 'due', pick: [0x8_0000, 0x1008_0000, 0x200_0000, 1], by: 'kind' },
    { name: 'written', follows: 'plain', times: 'listed', base: 'wrong' },
    { name: 'right', follows: 'plain', times: 'listed', base: 'due' },
    { name: 'place', pick: [0x4008_008c, 0x4008_009c, 0x4008_002c, 0x4008_0044], by: 'kind' },
    { name: 'putAt', follows: 'gap', times: 4, base: 'place' },
    { name: 'endAt', follows: 'gap', times: 4, base: 0x4008_0144 },
    { name: 'behindAt', follows: 'putAt', times: 1, base: 4 },
    { name: 'address', pick: [0x0803_0100, 0x0803_0100, 0x0800_0100, 0x0801_0000], by: 'kind' },
    {
      name: 'fix1',
      words: ['cbz     w1, 1f', 'tbz     w1, #29, 1f', 'mov     w1, #1', 'mov     w3, #0x200'],
      by: 'kind',
    },
    {
      name: 'fix2',
      words: ['orr     w1, w1, #0x80000', 'and     w1, w1, #0xefffffff', 'lsl     w1, w1, #25', 'bic     w1, w1, w3'],
      by: 'kind',
    },
  ],
  hidden: ['key'],
  steps: ['trace', 'cause', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'trace',
      2,
      asked('symptom', 'trace.symptom', param('symptom')),
      need(
        { value: { answer: 'bytes' }, is: param('bytes') },
        because('trace.all', { answer: BYTES }, { value: { answer: 'bytes' }, is: param('count') }),
        because('trace.interrupts', { answer: BYTES }, { value: { answer: 'bytes' }, is: param('bursts') }),
        because('trace.bytes', { answer: BYTES }, { value: { answer: 'bytes' }, not: param('bytes') }),
      ),
    ),
    checkpoint(
      'cause',
      4,
      need(
        or(...PLACES.map(([symbol, kind]) => and(isKind(kind), { value: putAt, is: { symbol } }))),
        slip('cause.put', 'put-at', { symbol: 'put' }),
        slip('cause.maintenance', 'put-at', { symbol: 'p8' }),
        because('cause.first-time', { answer: putAt }, and(isKind(BOTH), { value: putAt, is: { symbol: 'p6' } })),
        because('cause.listed-well', { answer: putAt }, { value: putAt, is: { symbol: 'p6' } }),
        because('cause.unchanged', { answer: putAt }, { value: putAt, is: { symbol: 'p7' } }),
        because('cause.put-at', { answer: putAt }, { value: putAt, atLeast: 0 }),
      ),
      asked('register', 'cause.register', param('register'), slip('cause.hcr', 'register', param('hcr'))),
      asked('written', 'cause.written', param('written'), slip('cause.right-instead', 'written', param('right'))),
      asked(
        'right',
        'cause.right',
        param('right'),
        slip('cause.written-instead', 'right', param('written')),
        slip('cause.nothing', 'right', 0),
      ),
    ),
    checkpoint(
      'repair',
      3,
      need({ happened: at('taken') }, because('repair.storm', {}, storm), because('repair.none')),
      need({ no: { happened: at('empty') } }, because('repair.too-often', { count: { decimal: last('x20') } })),
      need(
        { happened: at('quiet') },
        because(
          'repair.never',
          { bytes: { decimal: last('x19') }, count: { decimal: param('count') } },
          { ended: ['waiting', 'parked'] },
        ),
        because('repair.storm', {}, storm),
        because('repair.not-quiet'),
      ),
      need(
        and({ value: quiet('x19'), is: param('count') }, { value: quiet('x21'), is: param('sum') }),
        because('repair.bytes', { found: { decimal: quiet('x19') }, sum: quiet('x21'), wanted: param('sum') }),
      ),
      need(
        { value: quiet('x20'), is: param('rounds') },
        because('repair.interrupts', {
          found: { decimal: quiet('x20') },
          wanted: { decimal: param('rounds') },
        }),
      ),
    ),
  ],
};

export default lab;
