/** Chapter 3: the sizes in TCR_EL2, and a map that ends where they say. */
import { and, at, because, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What the reader's function gave. */
const tcr: Value = { of: at('used', 2), field: 'x0' };
/** PAR_EL1 for the last address and the first beyond. */
const [last, beyond]: readonly [Value, Value] = [
  { of: at('done', 2), field: 'x1' },
  { of: at('done', 2), field: 'x2' },
];
const ends: Requirement = need(
  and({ value: last, mask: 1, is: 0 }, { value: beyond, mask: 1, is: 1 }),
  because('size.end', { last, beyond }),
);

const lab: LabSource = {
  version: 1,
  chapter: 3,
  order: 1,
  exercise: { size: 'small', skills: ['registers', 'translation'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'tcr.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'tcr.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'size', from: 0, to: 6 },
    { name: 'bits', follows: 'size', times: 1, base: 33 },
    { name: 't0sz', pick: [31, 30, 29, 28, 27, 26, 25], by: 'size' },
    { name: 'row', from: 0, to: 3 },
    { name: 'pa', words: ['36', '40', '42', '44'], by: 'row' },
    { name: 'ps', pick: [1, 2, 3, 4], by: 'row' },
    { name: 'how_row', from: 0, to: 2 },
    { name: 'attribute', follows: 'how_row', times: 1, base: 1 },
    {
      name: 'how',
      words: ['write-back, write-allocate', 'write-through', 'write-back, no write-allocate'],
      by: 'how_row',
    },
    { name: 'how_zh', words: ['写回、写分配', '直写', '写回、不写分配'], by: 'how_row' },
    { name: 'share_row', from: 0, to: 1 },
    { name: 'sh', follows: 'share_row', times: 1, base: 2 },
    { name: 'share', words: ['outer', 'inner'], by: 'share_row' },
    { name: 'share_zh', words: ['外', '内'], by: 'share_row' },
    {
      name: 'top',
      pick: [
        0x2_0000_0000, 0x4_0000_0000, 0x8_0000_0000, 0x10_0000_0000, 0x20_0000_0000, 0x40_0000_0000, 0x80_0000_0000,
      ],
      by: 'size',
    },
  ],
  steps: [step('size'), step('walks')],
  checkpoints: [
    checkpoint(
      'size',
      2,
      hasField(tcr, [5, 0], { param: 't0sz' }, 'size.t0sz', ['size.bits', { param: 'bits' }]),
      hasField(tcr, [18, 16], { param: 'ps' }, 'size.ps'),
      ends,
    ),
    checkpoint(
      'walks',
      2,
      hasField(tcr, [9, 8], { param: 'attribute' }, 'walks.inner'),
      hasField(tcr, [11, 10], { param: 'attribute' }, 'walks.outer'),
      hasField(tcr, [13, 12], { param: 'sh' }, 'walks.sh', [
        'walks.sh-other',
        { op: 'sub', args: [5, { param: 'sh' }] },
      ]),
      hasField(tcr, [15, 14], 0, 'walks.granule'),
      hasField(tcr, [31, 31], 1, 'walks.res1'),
      hasField(tcr, [23, 23], 1, 'walks.res1'),
    ),
  ],
};

export default lab;
