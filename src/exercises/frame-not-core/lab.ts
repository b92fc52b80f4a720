/** Chapter 2: a handler works on the frame, not on the core's registers. */
import { at, because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Value } from '../../labs/kit/query.ts';

/** The guest, behind its SMC. */
const back: EventPattern = at('back', 1);
const sum: Value = { of: back, x: { param: 'c' } };
/** A register that nobody asked to change. */
const x7: Value = { of: back, field: 'x7' };
/** What judge.s has put into x20 to x26 of the guest. */
const kept: readonly Value[] = [20, 21, 22, 23, 24, 25, 26].map((n) => 0x100 + (n % 10) + 16 * Math.floor(n / 10));

const lab: LabSource = {
  version: 1,
  chapter: 2,
  order: 2,
  exercise: { size: 'small', skills: ['traps', 'registers'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'handle.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 3000,
  },
  files: [
    { path: 'handle.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'a', from: 1, to: 6 },
    { name: 'b', from: 10, to: 14 },
    { name: 'c', from: 20, to: 26 },
    { name: 'one', from: 0x1_0000, to: 0xf_0000 },
    { name: 'two', from: 0x1_0000, to: 0xf_0000 },
    { name: 'atA', follows: 'a', times: 8 },
    { name: 'atB', follows: 'b', times: 8 },
    { name: 'atC', follows: 'c', times: 8 },
    { name: 'sum', follows: 'one', times: 1, base: 'two' },
  ],
  steps: [step('sum'), step('behind'), step('else')],
  checkpoints: [
    checkpoint(
      'sum',
      2,
      need(
        { value: sum, is: { param: 'sum' } },
        because('sum.core', { found: sum }, { value: sum, oneOf: [0xbad, 0x175a] }),
        because('sum.nothing', { found: sum }, { value: sum, oneOf: kept }),
        because('sum.wrong', { found: sum, wanted: { param: 'sum' } }, { happened: back }),
        because('not-back'),
      ),
    ),
    checkpoint(
      'behind',
      1,
      need(
        { happened: back },
        because(
          'behind.again',
          {},
          { value: { count: { event: 'exception', where: { from: 1, ec: 0x17 } } }, atLeast: 2 },
        ),
        because('not-back'),
      ),
    ),
    checkpoint(
      'else',
      1,
      need({ happened: back }, because('not-back')),
      need({ value: x7, is: 0x107 }, because('else.changed', { found: x7 })),
    ),
  ],
};

export default lab;
