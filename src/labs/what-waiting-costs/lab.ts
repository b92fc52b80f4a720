/** Chapter 6: what it costs a neighbour on the same core that somebody waits, with WFI and WFE trapped and not. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Requirement, Value } from '../kit/query.ts';

/** The rounds of hyp.s by their numbers, and how often the slices of work have to be counted: by who waits, or not. */
const ROUNDS = [
  ['wfi-free', 2],
  ['wfi-trapped', 1],
  ['wfe-free', 2],
  ['wfe-trapped', 1],
  ['wfe-event', 2],
  ['wfi-pending', 2],
] as const;
type Name = (typeof ROUNDS)[number][0];

/** The prediction for a round, and what the machine has counted there. */
function asked(name: Name): Requirement {
  const n = ROUNDS.findIndex(([one]) => one === name);
  const answer: Value = { answer: name };
  const work: Value = { param: `s${n + 1}` };
  const counted: Value = { of: { event: 'at', where: { pc: { symbol: 'measured' }, x20: n + 1 } }, field: 'x28' };
  const params = {
    case: { decimal: n + 1 },
    answer: { decimal: answer },
    work: { decimal: work },
    counted: { decimal: counted },
  };
  const isWork = { value: answer, is: work };
  const twice: Value = { op: 'add', args: [work, work] };
  return need(
    { value: answer, is: counted },
    because('too-few', params, { value: answer, below: work }),
    ...(ROUNDS[n]?.[1] === 2
      ? [because(`${name}`, params, isWork), because('half-a-turn', params, and({ value: answer, below: twice }))]
      : [because(`${name}`, params, { value: answer, is: twice })]),
    because('number', params),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 4,
  minutes: 20,
  objectives: ['objective.cost', 'objective.would'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'hyp.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 40_000,
  },
  files: [
    { path: 'slices', language: 'answers' },
    { path: 'hyp.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  parameters: [
    { name: 'order', from: 0, to: 2 },
    ...ROUNDS.map((_, n) => ({ name: `s${n + 1}`, from: 2, to: 5 })),
    ...ROUNDS.map(([, times], n) => ({ name: `a${n + 1}`, follows: `s${n + 1}`, times })),
    // What half of the core would give, where nothing is lost.
    ...[2, 4].map((n) => ({ name: `d${n}`, follows: `s${n}`, times: 2 })),
  ],
  steps: ['wfi', 'wfe', 'would'].map((name) => step(name)),
  checkpoints: [
    checkpoint('wfi', 2, asked('wfi-free'), asked('wfi-trapped')),
    checkpoint('wfe', 2, asked('wfe-free'), asked('wfe-trapped')),
    checkpoint('would', 3, asked('wfe-event'), asked('wfi-pending')),
  ],
};

export default lab;
