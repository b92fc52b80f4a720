/** Chapter 8: from microseconds to the value that a timer compares with. */
import { at, because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** The n-th call: judge.s keeps what it was given. */
const of = (n: number, field: string): Value => ({ of: at(`used${n}`, 2), field });
const now = (n: number): Value => of(n, 'x20');
function gives(n: number, wanted: Value, code: string, ...slips: readonly (readonly [string, Value])[]): Requirement {
  const found = of(n, 'x0');
  const params = {
    found: { decimal: found },
    wanted: { decimal: wanted },
    now: { decimal: now(n) },
    hertz: { decimal: of(n, 'x21') },
    wait: { decimal: of(n, 'x23') },
  };
  return need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, params, { value: found, is })),
    because(code, params, { happened: at(`used${n}`, 2) }),
    because('no-return'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 2,
  exercise: { size: 'small', skills: ['timer'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'deadline.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 20000,
  },
  files: [
    { path: 'deadline.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'now', from: 1, to: 4 },
    { name: 'hertz', from: 5, to: 8 },
    { name: 'wait', from: 9, to: 11 },
  ],
  steps: [step('ticks'), step('exact')],
  checkpoints: [
    checkpoint(
      'ticks',
      2,
      gives(
        1,
        { op: 'add', args: [now(1), 500] },
        'ticks.wrong',
        ['ticks.relative', 500],
        ['ticks.microseconds', { op: 'add', args: [now(1), 8] }],
      ),
      need(
        { value: { of: at('fired', 2), field: 'x22' }, atLeast: { op: 'add', args: [now(1), 500] } },
        because('ticks.early'),
      ),
    ),
    checkpoint(
      'exact',
      2,
      gives(2, 1032, 'exact.wrong', ['exact.divided-first', 1000]),
      gives(3, '7200123456789', 'exact.large'),
    ),
  ],
};

export default lab;
