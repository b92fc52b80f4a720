/** Chapter 5: a block becomes a table of pages, one of them missing: how a watch on one page begins. */
import { at, because, bits, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Stage2Part, Value } from '../../labs/kit/query.ts';

const returned: Requirement = need({ happened: at('done', 2) }, because('not-back'));
const ipa: Value = { param: 'ipa' };
const hole: Value = { param: 'hole_ipa' };
const above: Value = { op: 'add', args: [hole, 0x1000] };
const descriptor = (of: Value, part: Stage2Part): Value => ({ stage2: of, part });
const leaf = descriptor(ipa, 'descriptor');
const low = bits(leaf, 11, 0);
/** A page that leads elsewhere: below the hole, or above it. */
const lost: Value = {
  notMapped: [
    { from: ipa, bytes: { param: 'gap' }, to: { param: 'pa' } },
    {
      from: above,
      bytes: { op: 'sub', args: [0x20_0000, { param: 'above' }] },
      to: { op: 'add', args: [{ param: 'pa' }, { param: 'above' }] },
    },
  ],
};

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 3,
  exercise: { size: 'medium', skills: ['stage2', 'memory'] },
  minutes: 20,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'split.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 9000,
  },
  files: [
    { path: 'split.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'hole', from: 1, to: 510 },
    { name: 'k', from: 0, to: 400 },
    { name: 'm', from: 0, to: 20 },
    { name: 'read', from: 0, to: 1 },
    { name: 'xn', from: 0, to: 1 },
    { name: 'slot', follows: 'k', times: 8 },
    { name: 'pa', follows: 'm', times: 0x20_0000, base: 0x4100_0000 },
    { name: 'rw', pick: [0x7bd, 0x77d], by: 'read' },
    { name: 'low', follows: 'pa', times: 1, base: 'rw' },
    { name: 'upper', pick: [0, '0x40000000000000'], by: 'xn' },
    { name: 'word', follows: 'upper', times: 1, base: 'low' },
    { name: 'ipa', follows: 'k', times: 0x20_0000, base: 0x4000_0000 },
    { name: 'gap', follows: 'hole', times: 0x1000 },
    { name: 'hole_ipa', follows: 'gap', times: 1, base: 'ipa' },
    { name: 'above', follows: 'gap', times: 1, base: 0x1000 },
  ],
  steps: [step('pages'), step('attributes'), step('hole')],
  checkpoints: [
    checkpoint(
      'pages',
      2,
      returned,
      need({ value: descriptor(ipa, 'level'), is: 3 }, because('pages.block', { level: descriptor(ipa, 'level') })),
      need({ no: { value: lost, atLeast: 0 } }, because('pages.missing', { lost })),
    ),
    checkpoint(
      'attributes',
      2,
      returned,
      need({ value: descriptor(ipa, 'level'), is: 3 }, because('pages.block', { level: descriptor(ipa, 'level') })),
      need(
        { value: low, is: { op: 'or', args: [{ op: 'and', args: [{ param: 'rw' }, 0xffc] }, 3] } },
        because('attributes.type', { word: leaf }, { value: bits(leaf, 1, 0), not: 3 }),
        because('attributes.low', { word: leaf, wanted: { param: 'rw' } }),
      ),
      need({ value: bits(leaf, 54), is: { param: 'xn' } }, because('attributes.xn', { word: leaf })),
    ),
    checkpoint(
      'hole',
      1,
      returned,
      need({ value: descriptor(ipa, 'level'), is: 3 }, because('pages.block', { level: descriptor(ipa, 'level') })),
      need(
        { no: { value: descriptor(hole, 'output'), atLeast: 0 } },
        because('hole.mapped', { found: descriptor(hole, 'output') }),
      ),
      need({ value: descriptor(above, 'output'), atLeast: 0 }, because('hole.wide')),
    ),
  ],
};

export default lab;
