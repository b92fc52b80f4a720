/** Chapter 1: a call from EL1 to EL2 and back, and how the handler knows what it was called for. */
import { and, at, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

const file = 'el2.s';
/** The calls of el1.s, and no others. */
const hvc: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16, elr: { symbol: 'called' } } };
const smc: EventPattern = {
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x17, elr: { op: 'sub', args: [{ symbol: 'skipped' }, 4] } },
};
const back: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: hvc };
/** EL1 goes on behind a call: what it finds in its register then cannot be written down by anybody else. */
const called: EventPattern = { ...at('called', 1), after: back };
const argument: Value = { param: 'argument' };
const wanted: Value = { param: 'wanted' };
const answer: Value = { of: called, x: { param: 'reg' } };
const afterHvc: Value = { of: hvc, field: 'elr' };
/** Where EL1 goes on after its SMC. */
const behindSmc: Value = { op: 'add', args: [{ of: smc, field: 'elr' }, 4] };
const skipped: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: smc };
const other: Value = { of: { ...at('skipped', 1), after: skipped }, x: { param: 'reg' } };
/** What a handler that adds a value of its own makes of the argument. */
const changedBy = (value: Value): readonly Value[] => [
  { op: 'add', args: [argument, value] },
  { op: 'sub', args: [argument, value] },
];
/** MRS of ESR_EL2, into whatever register. */
const asks: Check = { ran: { mask: 0xffff_ffe0, is: 0xd53c_5200 }, el: 2 };
/** The class or the syndrome, which a handler has put into x0 before it adds. */
const syndrome: Value = { of: hvc, field: 'esr' };
const overwritten: readonly Value[] = [0x16, syndrome].flatMap((value): Value[] => [
  { op: 'add', args: [value, { param: 'increment' }] },
  { op: 'sub', args: [value, { param: 'increment' }] },
]);
const params = { reg: { decimal: { param: 'reg' } }, argument, wanted } as const;
const vbar: Value = { sysreg: 'VBAR_EL2' };
/** EL1 was entered somewhere behind its calls. */
const entry: Value = { of: { event: 'return', where: { from: 2, to: 1 } }, field: 'pc' };
const past = [
  because(
    'vectors.past',
    { pc: entry, wanted: { symbol: 'el1_entry' } },
    { value: entry, not: { symbol: 'el1_entry' } },
  ),
];

const lab: LabSource = {
  version: 5,
  chapter: 1,
  order: 2,
  minutes: 25,
  objectives: ['objective.vbar', 'objective.esr'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'el1.s', origin: '0x40200000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'el1.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'small', from: 16, to: 1000 },
    { name: 'service', from: 1, to: 9 },
    { name: 'increment', from: 16, to: 900 },
    // The register of the call, and whether the answer is more or less than the argument.
    { name: 'reg', pick: [7, 0, 1, 2, 3, 4, 5, 6] },
    { name: 'op', words: ['add', 'sub'] },
    { name: 'sign', words: ['+', '-'], by: 'op' },
    { name: 'more', pick: [1, 0], by: 'op' },
    { name: 'argument', follows: 'op', times: 'increment', base: 'small' },
    { name: 'wanted', follows: 'more', times: 'increment', base: 'small' },
  ],
  steps: [step('vectors'), step('answer'), step('cause')],
  checkpoints: [
    checkpoint(
      'vectors',
      1,
      need({ happened: hvc }, ...past, because('vectors.no-call')),
      need(
        // A table may have any name: what counts is that its slot was executed.
        or({ value: vbar, is: { symbol: 'vectors' } }, { executed: { of: hvc, field: 'target' }, el: 2 }),
        because('vectors.unset', { vbar, wanted: { symbol: 'vectors' } }, { value: vbar, is: 0 }),
        because(
          'vectors.elsewhere',
          { vbar, wanted: { symbol: 'vectors' } },
          { value: vbar, not: { symbol: 'vectors' } },
        ),
      ),
      need(
        { executed: { of: hvc, field: 'target' }, el: 2 },
        because(
          'vectors.empty',
          { target: { of: hvc, field: 'target' } },
          {
            happened: { event: 'exception', where: { from: 2, to: 2, elr: { is: { of: hvc, field: 'target' } } } },
          },
        ),
      ),
      need({ happened: back }, because('vectors.no-return')),
    ),
    checkpoint(
      'answer',
      2,
      need({ happened: back }, ...past, because('answer.no-return', { vbar }, { never: back })),
      need(
        { value: { of: back, field: 'pc' }, is: afterHvc },
        because(
          'answer.skipped',
          { pc: { of: back, field: 'pc' }, wanted: afterHvc },
          {
            value: { of: back, field: 'pc' },
            is: { op: 'add', args: [afterHvc, 4] },
          },
        ),
        because('answer.elsewhere', { pc: { of: back, field: 'pc' }, wanted: afterHvc }, { happened: back }),
      ),
      need(
        { value: answer, is: wanted },
        because('answer.unchanged', { ...params, found: answer }, { value: answer, is: argument }),
        because(
          'answer.immediate',
          { ...params, found: answer },
          { value: answer, oneOf: changedBy({ param: 'service' }) },
        ),
        because(
          'answer.overwritten',
          { ...params, found: answer, esr: syndrome },
          { value: answer, oneOf: overwritten },
        ),
        because('answer.other-number', { ...params, found: answer }, { happened: back }),
      ),
    ),
    checkpoint(
      'cause',
      2,
      need({ happened: called }, because('cause.before', {}, { never: back }), ...past, because('cause.before')),
      need(
        { value: { count: smc }, is: 1 },
        because(
          'cause.not-trapped',
          { hcr: { of: { event: 'return', where: { from: 2 } }, field: 'hcr' } },
          { never: smc },
        ),
        because('cause.again', { elr: { of: smc, field: 'elr' } }, { value: { count: smc }, atLeast: 2 }),
      ),
      need(
        { value: { of: skipped, field: 'pc' }, is: behindSmc },
        because('cause.elsewhere', { pc: { of: skipped, field: 'pc' }, wanted: behindSmc }, { happened: skipped }),
      ),
      need(
        { value: other, is: argument },
        because(
          'cause.not-told-apart',
          { ...params, found: other },
          and({ happened: smc }, { value: other, is: wanted }),
        ),
        because('cause.overwritten', { ...params, found: other }, { value: other, is: behindSmc }),
        because('cause.changed', { ...params, found: other }, { value: other, atLeast: 0 }),
        because('cause.no-return'),
      ),
      need(asks, because('cause.not-asked')),
    ),
  ],
  arrangement: {
    file: 'el2.s',
    first: 'mrs     x9, esr_el2',
    last: 'msr     elr_el2, x9',
    strays: [
      { line: 'lsr x9, x9, #24', replaces: 'lsr x9, x9, #26' },
      { line: 'cmp x9, #0x17', replaces: 'cmp x9, #0x16' },
    ],
  },
};

export default lab;
