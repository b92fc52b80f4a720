/** Chapter 5: a stage-2 walk with pencil and paper, and what the core makes of the same tables. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Stage2Part, Value } from '../../labs/kit/query.ts';

const stage2 = (ipa: string, part: Stage2Part): Value => ({ stage2: { param: ipa }, part });
/** The address of a descriptor; a slip counts entries as bytes. */
const entry = (name: string, label: string, index: string): Requirement =>
  answered(name, { symbol: label }, 'tables.wrong', [
    'tables.bytes',
    {
      op: 'sub',
      args: [
        { symbol: label },
        { op: 'sub', args: [{ param: label === 'e1' ? 'o1' : label === 'e2' ? 'o2' : 'o3' }, { param: index }] },
      ],
    },
  ]);

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 2,
  exercise: { size: 'small', skills: ['stage2', 'memory'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'tables.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 1000,
  },
  files: [
    { path: 'walk', language: 'answers' },
    { path: 'tables.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'i1', from: 1, to: 6 },
    { name: 'i2', from: 2, to: 500 },
    { name: 'i3', from: 2, to: 500 },
    { name: 'off1', from: 0x8, to: 0xff8, step: 8 },
    { name: 'off2', from: 0x1_1008, to: 0x1f_eff8, step: 8 },
    { name: 'k', from: 0, to: 255 },
    { name: 'm', from: 0, to: 15 },
    { name: 'o1', follows: 'i1', times: 8 },
    { name: 'o2', follows: 'i2', times: 8 },
    { name: 'o3', follows: 'i3', times: 8 },
    { name: 'e1', follows: 'o1', times: 1, base: 0x4008_1000 },
    { name: 'e2', follows: 'o2', times: 1, base: 0x4008_2000 },
    { name: 'e3', follows: 'o3', times: 1, base: 0x4008_4000 },
    { name: 'slip2', follows: 'i2', times: 1, base: 0x4008_2000 },
    { name: 'page', follows: 'k', times: 0x1000, base: 0x4a00_0000 },
    { name: 'block', follows: 'm', times: 0x20_0000, base: 0x4c00_0000 },
    { name: 'gib', follows: 'i1', times: 0x4000_0000 },
    { name: 'region', follows: 'i2', times: 0x20_0000, base: 'gib' },
    { name: 'frame', follows: 'i3', times: 0x1000, base: 'region' },
    { name: 'ipa1', follows: 'frame', times: 1, base: 'off1' },
    { name: 'pa1', follows: 'page', times: 1, base: 'off1' },
    { name: 'second', follows: 'region', times: 1, base: 0x20_0000 },
    { name: 'ipa2', follows: 'second', times: 1, base: 'off2' },
    { name: 'pa2', follows: 'block', times: 1, base: 'off2' },
    { name: 'ipa3', follows: 'ipa1', times: 1, base: 0x1000 },
  ],
  steps: [step('tables'), step('page'), step('block')],
  checkpoints: [
    checkpoint('tables', 2, entry('entry-1', 'e1', 'i1'), entry('entry-2', 'e2', 'i2'), entry('entry-3', 'e3', 'i3')),
    checkpoint('page', 1, answered('pa-1', stage2('ipa1', 'output'), 'page.wrong', ['page.offset', { param: 'page' }])),
    checkpoint(
      'block',
      2,
      answered(
        'pa-2',
        stage2('ipa2', 'output'),
        'block.wrong',
        ['block.page', { op: 'add', args: [{ param: 'block' }, bits({ param: 'off2' }, 11, 0)] }],
        ['block.offset', { param: 'block' }],
      ),
      answered('fault-level', stage2('ipa3', 'level'), 'block.level'),
    ),
  ],
};

export default lab;
