/** Chapter 8: one word that makes a guest take an interrupt. */
import { at, because, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What the reader's function gave, as a word. */
const lr: Value = { op: 'and', args: [{ of: at('used', 2), field: 'x0' }, 0xffff_ffff] };
/** What judge.s read as the guest. */
function reads(
  symbol: string,
  field: string,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [string, Value])[]
): Requirement {
  const found: Value = { of: at(symbol, 2), field };
  const params = { found, wanted };
  return need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, params, { value: found, is })),
    because(code, params, { happened: at(symbol, 2) }),
    because('unused'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 1,
  exercise: { size: 'small', skills: ['gic', 'registers'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'listed.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'listed.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'registers'],
  parameters: [
    { name: 'vid', from: 32, to: 250 },
    { name: 'pid', from: 32, to: 90 },
    { name: 'five', from: 2, to: 28 },
    { name: 'priority', follows: 'five', times: 8 },
  ],
  steps: [step('what'), step('whose'), step('taken')],
  checkpoints: [
    checkpoint(
      'what',
      2,
      hasField(lr, [9, 0], { param: 'vid' }, 'what.virtual', ['what.swapped', { param: 'pid' }]),
      hasField(lr, [29, 28], 1, 'what.state', ['what.active', 2]),
      hasField(lr, [27, 23], { param: 'five' }, 'what.priority', [
        'what.eight',
        { op: 'and', args: [{ param: 'priority' }, 31] },
      ]),
      hasField(lr, [30, 30], 0, 'what.group'),
    ),
    checkpoint(
      'whose',
      2,
      hasField(lr, [31, 31], 1, 'whose.hw'),
      hasField(lr, [19, 10], { param: 'pid' }, 'whose.physical', ['whose.swapped', { param: 'vid' }]),
    ),
    checkpoint(
      'taken',
      1,
      reads('taken', 'x2', { param: 'vid' }, 'taken.iar', ['taken.none', 1023]),
      reads('taken', 'x3', { param: 'priority' }, 'taken.priority'),
      need(
        { value: { of: at('ended', 2), field: 'x4' }, mask: 0x3000_0000, is: 0 },
        because('taken.left', { found: { of: at('ended', 2), field: 'x4' } }, { happened: at('ended', 2) }),
        because('unused'),
      ),
    ),
  ],
};

export default lab;
