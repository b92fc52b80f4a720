/** Chapter 1: a call from EL1 to EL2 and back, and how the handler knows what it was called for. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';
import guest from './guest.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'hvc-round-trip';
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

export const hvcRoundTrip: Lab = {
  id,
  version: 3,
  chapter: 1,
  minutes: 25,
  title: 'lab.hvc-round-trip.title',
  objectives: ['lab.hvc-round-trip.objective.vbar', 'lab.hvc-round-trip.objective.esr'],
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
    { path: file, language: 'a64', starter },
    { path: 'el1.s', language: 'a64', readonly: true, starter: guest },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'argument', from: 16, to: 1000 },
    { name: 'service', from: 1, to: 9 },
    { name: 'increment', from: 16, to: 900 },
  ],
  steps: [step(id, 'vectors'), step(id, 'answer'), step(id, 'cause')],
  checkpoints: [
    checkpoint(
      id,
      'vectors',
      1,
      need(called, because('lab.hvc-round-trip.vectors.no-call')),
      need(
        // A table may have any name: what counts is that its slot was executed.
        or({ value: vbar, is: { symbol: 'vectors' } }, { executed: { of: hvc, field: 'target' }, el: 2 }),
        because('lab.hvc-round-trip.vectors.unset', { vbar, wanted: { symbol: 'vectors' } }, { value: vbar, is: 0 }),
        because(
          'lab.hvc-round-trip.vectors.elsewhere',
          { vbar, wanted: { symbol: 'vectors' } },
          { value: vbar, not: { symbol: 'vectors' } },
        ),
      ),
      need(
        { executed: { of: hvc, field: 'target' }, el: 2 },
        because(
          'lab.hvc-round-trip.vectors.empty',
          { target: { of: hvc, field: 'target' } },
          {
            happened: { event: 'exception', where: { from: 2, to: 2, elr: { is: { of: hvc, field: 'target' } } } },
          },
        ),
      ),
      need({ happened: back }, because('lab.hvc-round-trip.vectors.no-return')),
    ),
    checkpoint(
      id,
      'answer',
      2,
      need({ happened: back }, because('lab.hvc-round-trip.answer.no-return', { vbar }, { never: back })),
      need(
        { value: { of: back, field: 'pc' }, is: afterHvc },
        because(
          'lab.hvc-round-trip.answer.skipped',
          { pc: { of: back, field: 'pc' }, wanted: afterHvc },
          {
            value: { of: back, field: 'pc' },
            is: { op: 'add', args: [afterHvc, 4] },
          },
        ),
        because(
          'lab.hvc-round-trip.answer.elsewhere',
          { pc: { of: back, field: 'pc' }, wanted: afterHvc },
          { happened: back },
        ),
      ),
      need(
        { value: cell('answer'), is: wanted },
        because(
          'lab.hvc-round-trip.answer.unchanged',
          { wanted, found: cell('answer') },
          { value: cell('answer'), is: argument },
        ),
        because(
          'lab.hvc-round-trip.answer.immediate',
          { wanted, found: cell('answer') },
          {
            value: cell('answer'),
            is: { op: 'add', args: [argument, { param: 'service' }] },
          },
        ),
        because(
          'lab.hvc-round-trip.answer.overwritten',
          { wanted, found: cell('answer'), esr: syndrome },
          {
            value: cell('answer'),
            oneOf: [
              { op: 'add', args: [0x16, { param: 'increment' }] },
              { op: 'add', args: [syndrome, { param: 'increment' }] },
            ],
          },
        ),
        because('lab.hvc-round-trip.answer.other', { wanted, found: cell('answer') }, { happened: back }),
      ),
    ),
    checkpoint(
      id,
      'cause',
      2,
      need({ value: reached, atLeast: 1 }, because('lab.hvc-round-trip.cause.before', {}, { value: reached, is: 0 })),
      need(
        { value: { count: smc }, is: 1 },
        because(
          'lab.hvc-round-trip.cause.not-trapped',
          { hcr: { of: { event: 'return', where: { from: 2 } }, field: 'hcr' } },
          { never: smc },
        ),
        because(
          'lab.hvc-round-trip.cause.again',
          { elr: { of: smc, field: 'elr' } },
          { value: { count: smc }, atLeast: 2 },
        ),
      ),
      need(
        { value: { of: skipped, field: 'pc' }, is: behindSmc },
        because(
          'lab.hvc-round-trip.cause.elsewhere',
          { pc: { of: skipped, field: 'pc' }, wanted: behindSmc },
          { happened: skipped },
        ),
      ),
      need({ value: reached, is: 2 }, because('lab.hvc-round-trip.cause.no-return')),
      need(
        { value: cell('other'), is: argument },
        because(
          'lab.hvc-round-trip.cause.not-told-apart',
          { found: cell('other'), wanted: argument },
          and({ happened: smc }, { value: cell('other'), is: wanted }),
        ),
        because(
          'lab.hvc-round-trip.cause.overwritten',
          { found: cell('other'), wanted: argument },
          { value: cell('other'), is: behindSmc },
        ),
        because('lab.hvc-round-trip.cause.changed', { found: cell('other'), wanted: argument }, { happened: smc }),
      ),
    ),
  ],
  solution: { [file]: solution },
  // prettier-ignore
  mutants: [
    { name: 'no-vbar', file, edits: [['        msr     vbar_el2, x0\n', '']], fails: 'vectors', code: 'lab.hvc-round-trip.vectors.unset' },
    { name: 'vbar-el1', file, edits: [['msr     vbar_el2, x0', 'msr     vbar_el1, x0']], fails: 'vectors', code: 'lab.hvc-round-trip.vectors.unset' },
    { name: 'slot-of-the-current-level', file, edits: [['.skip   0x400', '.skip   0x200']], fails: 'vectors', code: 'lab.hvc-round-trip.vectors.empty' },
    { name: 'slot-of-irq', file, edits: [['.skip   0x400', '.skip   0x480']], fails: 'vectors', code: 'lab.hvc-round-trip.vectors.empty' },
    { name: 'table-not-aligned', file, edits: [['.balign 2048', '.balign 2048\n        .skip   1024']], fails: 'vectors', code: 'lab.hvc-round-trip.vectors.elsewhere' },
    { name: 'answer-in-x1', file, edits: [['add     x0, x0, #', 'add     x1, x0, #']], fails: 'answer', code: 'lab.hvc-round-trip.answer.unchanged' },
    { name: 'returns-the-increment', file, edits: [['add     x0, x0, #', 'mov     x0, #']], fails: 'answer', code: 'lab.hvc-round-trip.answer.other' },
    { name: 'skips-an-instruction', file, edits: [['        add     x0, x0, #{{increment}}\n        eret\n', '        add     x0, x0, #{{increment}}\n']], fails: 'answer', code: 'lab.hvc-round-trip.answer.skipped' },
    { name: 'adds-the-immediate', file, edits: [['add     x0, x0, #{{increment}}', 'mrs     x9, esr_el2\n        and     x9, x9, #0xffff\n        add     x0, x0, x9']], fails: 'answer', code: 'lab.hvc-round-trip.answer.immediate' },
    { name: 'answers-everything', file, edits: [['        b.ne    1f\n        add     x0, x0, #{{increment}}\n', '        add     x0, x0, #{{increment}}\n        b.ne    1f\n']], fails: 'cause', code: 'lab.hvc-round-trip.cause.not-told-apart' },
    { name: 'smc-again-and-again', file, edits: [['        add     x9, x9, #4\n', '']], fails: 'cause', code: 'lab.hvc-round-trip.cause.again' },
    { name: 'smc-not-trapped', file, edits: [['=0x80080000', '=0x80000000']], fails: 'cause', code: 'lab.hvc-round-trip.cause.not-trapped' },
    { name: 'class-in-x0', file, edits: [['mrs     x9, esr_el2\n        lsr     x9, x9, #26\n        cmp     x9, #0x16', 'mrs     x0, esr_el2\n        lsr     x0, x0, #26\n        cmp     x0, #0x16']], fails: 'answer', code: 'lab.hvc-round-trip.answer.overwritten' },
    { name: 'elr-in-x0', file, edits: [['mrs     x9, elr_el2\n        add     x9, x9, #4\n        msr     elr_el2, x9', 'mrs     x0, elr_el2\n        add     x0, x0, #4\n        msr     elr_el2, x0']], fails: 'cause', code: 'lab.hvc-round-trip.cause.overwritten' },
    { name: 'skips-a-byte', file, edits: [['add     x9, x9, #4', 'add     x9, x9, #1']], fails: 'cause', code: 'lab.hvc-round-trip.cause.elsewhere' },
    { name: 'skips-two', file, edits: [['add     x9, x9, #4', 'add     x9, x9, #8']], fails: 'cause', code: 'lab.hvc-round-trip.cause.elsewhere' },
    { name: 'ret-from-the-handler', file, edits: [['        add     x0, x0, #{{increment}}\n        eret', '        add     x0, x0, #{{increment}}\n        ret']], fails: 'vectors', code: 'lab.ended.astray' },
    { name: 'pushes-without-a-stack', file, edits: [['handler:\n', 'handler:\n        stp     x9, x30, [sp, #-16]!\n']], fails: 'vectors', code: 'lab.ended.fault-in-handler' },
    { name: 'class-not-shifted', file, edits: [['        lsr     x9, x9, #26\n', '']], fails: 'answer', code: 'lab.hvc-round-trip.answer.skipped' },
    { name: 'class-of-svc', file, edits: [['#0x16', '#0x15']], fails: 'answer', code: 'lab.hvc-round-trip.answer.skipped' },
  ],
};
