/** Chapter 1: which of the 16 vectors of which level. The reader predicts; the machine is asked, not a table of ours. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { EventPattern, Requirement, Value } from '../kit/query.ts';
import { names, solution, starter } from './predictions.ts';
import program from './program.ts';

const id = 'predict-the-vector';
const file = 'predictions';

/** The exception that case n made: the first with x8 = n. Case 10 first traps WFI to EL2; asked for is the interrupt after it. */
function taken(n: number): Value {
  const trap: EventPattern = { event: 'exception', where: { x8: n } };
  return { of: n === 10 ? { event: 'exception', where: { x8: n }, after: trap } : trap, field: 'place' };
}

/** What is said for wrong levels and wrong groups; causes that readers have for a case come first. */
function asked(name: string, reason: string): Requirement {
  const n = names.indexOf(name as (typeof names)[number]) + 1;
  const answer: Value = { answer: name };
  const found = taken(n);
  const params = { case: { decimal: n }, answer: { vector: answer }, taken: { vector: found } };
  const level = (value: Value): Value => ({ op: 'shr', args: [value, 12] });
  return need(
    { value: answer, is: found },
    because('lab.predict-the-vector.unanswered', { case: { decimal: n } }, { no: { value: answer, atLeast: 0 } }),
    because(`lab.predict-the-vector.${reason}`, params, { value: level(answer), not: level(found) }),
    because('lab.predict-the-vector.group', params, { value: { op: 'and', args: [answer, 0x7f] }, is: 0 }),
    because('lab.predict-the-vector.no-vector', params),
  );
}

export const predictTheVector: Lab = {
  id,
  version: 1,
  chapter: 1,
  minutes: 15,
  title: 'lab.predict-the-vector.title',
  objectives: ['lab.predict-the-vector.objective.level', 'lab.predict-the-vector.objective.group'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: file, language: 'answers', starter },
    { path: 'program.s', language: 'a64', readonly: true, starter: program },
  ],
  // group belongs to sp: the vectors of the current level with SP_EL0, or with SP_ELx.
  parameters: [
    { name: 'sp', pick: [0, 1] },
    { name: 'group', follows: 'sp', times: 0x200 },
  ],
  steps: [step(id, 'calls'), step(id, 'traps'), step(id, 'from-el0')],
  checkpoints: [
    checkpoint(
      id,
      'calls',
      2,
      asked('hvc-at-el2', 'level'),
      asked('hvc-at-el1', 'level-hvc'),
      asked('svc-at-el1', 'level-svc'),
      asked('brk-at-el1', 'level'),
    ),
    checkpoint(id, 'traps', 2, asked('msr-vbar-el2-at-el1', 'level-undefined'), asked('wfi-at-el1', 'level-trap')),
    checkpoint(
      id,
      'from-el0',
      2,
      asked('svc-at-el0', 'level-svc'),
      asked('hvc-at-el0', 'level-undefined'),
      asked('abort-at-el0', 'level-abort'),
      asked('virtual-irq-at-el0', 'level-virtual'),
    ),
  ],
  solution: { [file]: solution },
  // prettier-ignore
  mutants: [
    { name: 'hvc-at-el2-from-below', file, edits: [['hvc-at-el2 = EL2+0x200', 'hvc-at-el2 = EL2+0x400']], fails: 'calls', code: 'lab.predict-the-vector.group' },
    { name: 'hvc-stays', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL1+0x200']], fails: 'calls', code: 'lab.predict-the-vector.level-hvc' },
    { name: 'group-of-the-target', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL2+0x200']], fails: 'calls', code: 'lab.predict-the-vector.group' },
    { name: 'group-of-aarch32', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL2+0x600']], fails: 'calls', code: 'lab.predict-the-vector.group' },
    { name: 'svc-to-el2', file, edits: [['svc-at-el1 = EL1+0x200', 'svc-at-el1 = EL2+0x400']], fails: 'calls', code: 'lab.predict-the-vector.level-svc' },
    { name: 'msr-traps', file, edits: [['msr-vbar-el2-at-el1 = EL1+0x200', 'msr-vbar-el2-at-el1 = EL2+0x400']], fails: 'traps', code: 'lab.predict-the-vector.level-undefined' },
    { name: 'wfi-waits', file, edits: [['wfi-at-el1 = EL2+0x400', 'wfi-at-el1 = EL1+0x200']], fails: 'traps', code: 'lab.predict-the-vector.level-trap' },
    { name: 'hvc-works-at-el0', file, edits: [['hvc-at-el0 = EL1+0x400', 'hvc-at-el0 = EL2+0x400']], fails: 'from-el0', code: 'lab.predict-the-vector.level-undefined' },
    { name: 'svc-current-level', file, edits: [['svc-at-el0 = EL1+0x400', 'svc-at-el0 = EL1+0x200']], fails: 'from-el0', code: 'lab.predict-the-vector.group' },
    { name: 'abort-to-el2', file, edits: [['abort-at-el0 = EL1+0x400', 'abort-at-el0 = EL2+0x400']], fails: 'from-el0', code: 'lab.predict-the-vector.level-abort' },
    { name: 'virtual-irq-to-el2', file, edits: [['irq-at-el0 = EL1+0x480', 'irq-at-el0 = EL2+0x480']], fails: 'from-el0', code: 'lab.predict-the-vector.level-virtual' },
    { name: 'slot-of-fiq', file, edits: [['irq-at-el0 = EL1+0x480', 'irq-at-el0 = EL1+0x500']], fails: 'from-el0', code: 'lab.predict-the-vector.group' },
    { name: 'no-multiple-of-128', file, edits: [['svc-at-el0 = EL1+0x400', 'svc-at-el0 = EL1+0x404']], fails: 'from-el0', code: 'lab.predict-the-vector.no-vector' },
  ],
};
