/** Chapter 7: the second core of the board, from power-off to EL2 with everything of its own. */
import { and, at, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'second.s';
const on = (symbol: string, core: number): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 2, core },
});
const found = (symbol: string, field: string, core = 0): Value => ({ of: on(symbol, core), field });
/** x0 as an answer of PSCI: 32 bits with a sign. */
const answer = (symbol: string): Value => ({
  op: 'and',
  args: [found(symbol, 'x0'), 0xffff_ffff],
});
const code = (n: number): number => 2 ** 32 + n;
/** An HVC at EL2 where SMC was due comes back to EL2 itself. */
const hvc: EventPattern = { event: 'exception', where: { core: 0, from: 2, ec: 0x16, elr: { below: 0x4010_0000 } } };
const arrived = (field: string): Value => found('arrived', field, 1);
const depth: Value = { op: 'sub', args: [{ symbol: 'stack1' }, arrived('sp')] };
/** DMB and DSB of core 0 from the last `release` on: nothing else of the reader's runs on core 0 behind that. */
const ordered: EventPattern = {
  event: 'system',
  where: { core: 0, word: { mask: 0xffff_f0e0, oneOf: [0xd503_3080, 0xd503_30a0] } },
  after: on('releasing', 0),
};
const STLR: Check = { ran: { mask: 0xbfff_fc00, is: 0x889f_fc00 }, el: 2 };
const STXR: Check = { ran: { mask: 0x3fe0_0000, is: 0x0800_0000 }, el: 2 };
const total: Value = { op: 'add', args: [{ param: 'all' }, 0] };
const asleep: Check = { ended: ['waiting', 'core-off'] };

const wakes: readonly Requirement[] = [
  need(
    { value: found('nobody', 'x0'), not: { param: 'absent' } },
    because('wake.not-called', {}, { value: found('nobody', 'x0'), is: { param: 'absent' } }),
    because('wake.hvc', {}, { happened: hvc }),
    because('wake.stuck', {}, { never: on('nobody', 0) }),
  ),
];

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 1,
  minutes: 35,
  objectives: ['objective.wake', 'objective.meet'],
  machine: {
    cpus: 2,
    memory: 64,
    virtualization: true,
    images: [
      { file, origin: '0x40080000' },
      { file: 'parts.s', origin: '0x40100000' },
    ],
    entry: '_start',
    budget: 80_000,
    patience: 4000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'parts.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels', 'memory'],
  parameters: [
    { name: 'layout', from: 0, to: 5 },
    { name: 'shift', from: 0, to: 7 },
    { name: 'stackBase', pick: [0, 8, 16, 0, 8, 16], by: 'layout' },
    { name: 'vectorsBase', pick: [8, 16, 0, 16, 0, 8], by: 'layout' },
    { name: 'mainBase', pick: [16, 0, 8, 8, 16, 0], by: 'layout' },
    { name: 'stackAt', follows: 'shift', times: 8, base: 'stackBase' },
    { name: 'vectorsAt', follows: 'shift', times: 8, base: 'vectorsBase' },
    { name: 'mainAt', follows: 'shift', times: 8, base: 'mainBase' },
    { name: 'block', from: 0x4020_0000, to: 0x402f_ff00, step: 0x100 },
    { name: 'data', from: 0x1_0001, to: 0xfff_ffff },
    { name: 'more', from: 0x1_0001, to: 0xfff_ffff },
    { name: 'key', from: 0x11, to: 0xff },
    { name: 'step', from: 3, to: 99 },
    { name: 'all', follows: 'step', times: 6 },
    { name: 'delay', from: 400, to: 900 },
    { name: 'absent', pick: [2, 7, 0x100] },
  ],
  hidden: ['block', 'data', 'more', 'key', 'step', 'delay'],
  steps: ['wake', 'own', 'meet'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'wake',
      2,
      ...wakes,
      need(
        { value: answer('nobody'), is: code(-2) },
        because('wake.hvc', {}, { happened: hvc }),
        because('wake.nobody', { found: answer('nobody') }, { happened: on('nobody', 0) }),
      ),
      need(
        { value: answer('started'), is: 0 },
        because('wake.core-0', {}, and({ happened: on('secondary', 0) }, { never: on('started', 0) })),
        because('wake.stuck', {}, { never: on('started', 0) }),
        because('wake.parameters', { found: answer('started') }, { value: answer('started'), is: code(-2) }),
        because('wake.refused', { found: answer('started') }, { happened: on('started', 0) }),
      ),
      need(
        { value: answer('twice'), is: code(-4) },
        because('wake.stuck', {}, { never: on('twice', 0) }),
        because('wake.twice', { found: answer('twice') }, { happened: on('twice', 0) }),
      ),
      need({ executed: { symbol: 'secondary' }, el: 2 }, because('wake.elsewhere', {}, { happened: on('twice', 0) })),
    ),
    checkpoint(
      'own',
      3,
      need(
        { happened: on('arrived', 1) },
        because('own.not-arrived', {}, { no: { executed: { symbol: 'core_main' } } }),
        because('own.another', {}, { happened: at('arrived') }),
      ),
      need(
        { value: arrived('tpidr_el2'), is: { param: 'block' } },
        because('own.tpidr-zero', {}, { value: arrived('tpidr_el2'), is: 0 }),
        because(
          'own.tpidr',
          { found: arrived('tpidr_el2'), context: { param: 'block' } },
          { happened: on('arrived', 1) },
        ),
      ),
      need(
        and({ value: depth, below: 0x101 }, { value: arrived('sp'), aligned: 16 }),
        because(
          'own.shared-stack',
          { found: arrived('sp'), stack: { symbol: 'stack1' } },
          and(
            { value: arrived('sp'), atLeast: { op: 'sub', args: [{ symbol: 'stack0' }, 0x400] } },
            { value: arrived('sp'), below: { op: 'add', args: [{ symbol: 'stack0' }, 1] } },
          ),
        ),
        because('own.stack', { found: arrived('sp'), stack: { symbol: 'stack1' } }, { happened: on('arrived', 1) }),
      ),
      need(
        { value: arrived('vbar'), is: { symbol: 'vectors1' } },
        because(
          'own.shared-vectors',
          { found: arrived('vbar') },
          { value: arrived('vbar'), is: { symbol: 'vectors0' } },
        ),
        because(
          'own.vectors',
          { found: arrived('vbar'), vectors: { symbol: 'vectors1' } },
          { happened: on('arrived', 1) },
        ),
      ),
      need({ happened: on('own_vector', 1) }, because('own.no-vector', {}, { happened: on('named', 1) })),
    ),
    checkpoint(
      'meet',
      4,
      need(
        { happened: on('got', 1) },
        because('meet.asleep', {}, asleep),
        because('meet.not-reached', {}, { no: { happened: on('named', 1) } }),
      ),
      need(
        { value: found('got', 'x2', 1), is: { param: 'data' } },
        because('meet.early', { found: found('got', 'x2', 1), wanted: { param: 'data' } }, { happened: on('got', 1) }),
      ),
      need(
        { value: found('seen', 'x22'), below: 100 },
        because('meet.awake', { count: { decimal: found('seen', 'x22') } }, { happened: on('seen', 0) }),
      ),
      need(
        { happened: on('finished', 0) },
        because('meet.asleep', {}, asleep),
        because('meet.not-reached', {}, { no: { happened: on('named', 1) } }),
      ),
      need(
        { value: found('finished', 'x2'), is: total },
        because(
          'meet.lost',
          { found: { decimal: found('finished', 'x2') }, wanted: { decimal: total } },
          { value: found('finished', 'x2'), below: total },
        ),
        because(
          'meet.sum',
          { found: { decimal: found('finished', 'x2') }, wanted: { decimal: total } },
          { happened: on('finished', 0) },
        ),
      ),
      need(STXR, because('meet.not-exclusive')),
      need(
        { any: [STLR, { value: { count: ordered }, atLeast: 2 }] },
        because('meet.one-barrier', {}, { value: { count: ordered }, is: 1 }),
        because('meet.no-barrier', {}, { happened: on('releasing', 0) }),
      ),
      need(
        { value: found('got_all', 'x2', 1), is: { param: 'more' } },
        because('meet.asleep', {}, asleep),
        because(
          'meet.early',
          { found: found('got_all', 'x2', 1), wanted: { param: 'more' } },
          { happened: on('got_all', 1) },
        ),
      ),
    ),
  ],
  arrangement: {
    file: 'second.s',
    first: 'msr     tpidr_el2, x0',
    last: 'br      x1',
    strays: [
      { line: 'mov sp, x0', replaces: 'mov sp, x1' },
      { line: 'msr vbar_el1, x1', replaces: 'msr vbar_el2, x1' },
    ],
  },
};

export default lab;
