/** Chapter 1: which of the 16 vectors of which level. The reader predicts; the machine is asked, not a table of ours. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'predictions';

/** The cases of program.s in their order: x8 is the number. */
const names = [
  'hvc-at-el2',
  'hvc-at-el1',
  'svc-at-el1',
  'brk-at-el1',
  'msr-vbar-el2-at-el1',
  'wfi-at-el1',
  'svc-at-el0',
  'hvc-at-el0',
  'abort-at-el0',
  'virtual-at-el0',
] as const;

/** The exception that case n made: the first with x8 = n. Case 10 first traps WFI to EL2; asked for is the interrupt after it. */
function taken(n: number): Value {
  const trap: EventPattern = { event: 'exception', where: { x8: n } };
  return { of: n === 10 ? { event: 'exception', where: { x8: n }, after: trap } : trap, field: 'place' };
}

/** What is said for wrong levels and wrong groups; causes that readers have for a case come first. */
function asked(name: (typeof names)[number], reason: string): Requirement {
  const n = names.indexOf(name) + 1;
  const answer: Value = { answer: name };
  const found = taken(n);
  const params = { case: { decimal: n }, answer: { vector: answer }, taken: { vector: found } };
  const level = (value: Value): Value => ({ op: 'shr', args: [value, 12] });
  return need(
    { value: answer, is: found },
    because('unanswered', { case: { decimal: n } }, { no: { value: answer, atLeast: 0 } }),
    because(`${reason}`, params, { value: level(answer), not: level(found) }),
    because('group', params, { value: { op: 'and', args: [answer, 0x7f] }, is: 0 }),
    because('no-vector', params),
  );
}

const lab: LabSource = {
  version: 2,
  chapter: 1,
  order: 3,
  minutes: 15,
  objectives: ['objective.level', 'objective.group'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: file, language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  // PSTATE.SP in the cases that stay at their level, and which virtual interrupt: each with what follows from it.
  parameters: [
    { name: 'sp1', pick: [1, 0] },
    { name: 'sp3', pick: [1, 0] },
    { name: 'sp4', pick: [0, 1] },
    { name: 'sp5', pick: [1, 0] },
    { name: 'kind', pick: [1, 0, 2] },
    ...[1, 3, 4, 5].map((n) => ({ name: `group${n}`, follows: `sp${n}`, times: 0x200 })),
    // What the other stack pointer would lead to.
    ...[4, 5].map((n) => ({ name: `other${n}`, pick: [0x200, 0], by: `sp${n}` })),
    { name: 'slot', follows: 'kind', times: 0x80, base: 0x480 },
    { name: 'virtual', words: ['IRQ', 'FIQ', 'SError'], by: 'kind' },
    { name: 'bit', words: ['VI', 'VF', 'VSE'], by: 'kind' },
    { name: 'hcr', pick: [0x8000_00b8, 0x8000_0078, 0x8000_0138], by: 'kind' },
  ],
  steps: [step('calls'), step('traps'), step('from-el0')],
  checkpoints: [
    checkpoint(
      'calls',
      2,
      asked('hvc-at-el2', 'level'),
      asked('hvc-at-el1', 'level-hvc'),
      asked('svc-at-el1', 'level-svc'),
      asked('brk-at-el1', 'level'),
    ),
    checkpoint('traps', 2, asked('msr-vbar-el2-at-el1', 'level-undefined'), asked('wfi-at-el1', 'level-trap')),
    checkpoint(
      'from-el0',
      2,
      asked('svc-at-el0', 'level-svc'),
      asked('hvc-at-el0', 'level-undefined'),
      asked('abort-at-el0', 'level-abort'),
      asked('virtual-at-el0', 'level-virtual'),
    ),
  ],
};

export default lab;
