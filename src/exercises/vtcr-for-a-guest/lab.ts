/** Chapter 5: how large a guest's address space is, and at which level its walk begins. */
import { at, because, bits, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What the reader's function gave. */
const vtcr: Value = { of: at('used', 2), field: 'x0' };
/** PAR_EL1 for the last address and the first beyond. */
const [last, beyond]: readonly [Value, Value] = [
  { of: at('done', 2), field: 'x1' },
  { of: at('done', 2), field: 'x2' },
];

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 1,
  exercise: { size: 'small', skills: ['registers', 'stage2'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'vtcr.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'vtcr.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'place', from: 0, to: 12 },
    { name: 'bits', pick: [26, 27, 28, 29, 30, 31, 33, 34, 35, 36, 37, 38, 39], by: 'place' },
    { name: 't0sz', pick: [38, 37, 36, 35, 34, 33, 31, 30, 29, 28, 27, 26, 25], by: 'place' },
    { name: 'sl0', pick: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1], by: 'place' },
    { name: 'level', pick: [2, 1], by: 'sl0' },
    { name: 'row', from: 0, to: 3 },
    { name: 'pa', words: ['36', '40', '42', '44'], by: 'row' },
    { name: 'ps', pick: [1, 2, 3, 4], by: 'row' },
    {
      name: 'top',
      pick: [
        0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x80000000, 0x200000000, 0x400000000, 0x800000000,
        0x1000000000, 0x2000000000, 0x4000000000, 0x8000000000,
      ],
      by: 'place',
    },
  ],
  steps: [step('size'), step('walks'), step('end')],
  checkpoints: [
    checkpoint(
      'size',
      2,
      hasField(vtcr, [5, 0], { param: 't0sz' }, 'size.t0sz', ['size.bits', { param: 'bits' }]),
      hasField(vtcr, [7, 6], { param: 'sl0' }, 'size.sl0', ['size.level', { param: 'level' }]),
      hasField(vtcr, [18, 16], { param: 'ps' }, 'size.ps'),
    ),
    checkpoint(
      'walks',
      1,
      hasField(vtcr, [13, 8], 0x35, 'walks.cached'),
      hasField(vtcr, [15, 14], 0, 'walks.granule'),
      hasField(vtcr, [31, 31], 1, 'walks.res1'),
      need({ happened: at('done', 2) }, because('walks.stuck')),
    ),
    checkpoint(
      'end',
      1,
      need({ happened: at('done', 2) }, because('unused')),
      need({ value: last, mask: 1, is: 0 }, because('end.short', { last, status: bits(last, 6, 1) })),
      need({ value: beyond, mask: 1, is: 1 }, because('end.far', { beyond })),
    ),
  ],
};

export default lab;
