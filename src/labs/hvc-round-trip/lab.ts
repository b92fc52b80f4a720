/** Chapter 1: a call from EL1 to EL2 and back, and how the handler knows what it was called for. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

const file = 'el2.s';
const hvc: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 } };
const smc: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x17 } };
const back: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: hvc };
const cell = (symbol: string): Value => ({ memory: { symbol }, size: 8 });
const reached = cell('reached');
const argument: Value = { param: 'argument' };
const wanted: Value = { op: 'add', args: [argument, { param: 'increment' }] };
const afterHvc: Value = { of: hvc, field: 'elr' };
const called: Check = { happened: hvc };
/** Where EL1 goes on after its SMC. */
const behindSmc: Value = { op: 'add', args: [{ of: smc, field: 'elr' }, 4] };
const skipped: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: smc };
/** The class or the syndrome, which a handler has put into x0 before it adds. */
const syndrome: Value = { of: hvc, field: 'esr' };
const vbar: Value = { sysreg: 'VBAR_EL2' };

const lab: LabSource = {
  version: 3,
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
    { name: 'argument', from: 16, to: 1000 },
    { name: 'service', from: 1, to: 9 },
    { name: 'increment', from: 16, to: 900 },
  ],
  steps: [step('vectors'), step('answer'), step('cause')],
  checkpoints: [
    checkpoint(
      'vectors',
      1,
      need(called, because('vectors.no-call')),
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
      need({ happened: back }, because('answer.no-return', { vbar }, { never: back })),
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
        { value: cell('answer'), is: wanted },
        because('answer.unchanged', { wanted, found: cell('answer') }, { value: cell('answer'), is: argument }),
        because(
          'answer.immediate',
          { wanted, found: cell('answer') },
          {
            value: cell('answer'),
            is: { op: 'add', args: [argument, { param: 'service' }] },
          },
        ),
        because(
          'answer.overwritten',
          { wanted, found: cell('answer'), esr: syndrome },
          {
            value: cell('answer'),
            oneOf: [
              { op: 'add', args: [0x16, { param: 'increment' }] },
              { op: 'add', args: [syndrome, { param: 'increment' }] },
            ],
          },
        ),
        because('answer.other', { wanted, found: cell('answer') }, { happened: back }),
      ),
    ),
    checkpoint(
      'cause',
      2,
      need({ value: reached, atLeast: 1 }, because('cause.before', {}, { value: reached, is: 0 })),
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
      need({ value: reached, is: 2 }, because('cause.no-return')),
      need(
        { value: cell('other'), is: argument },
        because(
          'cause.not-told-apart',
          { found: cell('other'), wanted: argument },
          and({ happened: smc }, { value: cell('other'), is: wanted }),
        ),
        because(
          'cause.overwritten',
          { found: cell('other'), wanted: argument },
          { value: cell('other'), is: behindSmc },
        ),
        because('cause.changed', { found: cell('other'), wanted: argument }, { happened: smc }),
      ),
    ),
  ],
};

export default lab;
