/** Chapter 6: a function identifier of the SMC calling convention, bit by bit. */
import { at, because, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What the reader's function gave. */
const identifier: Value = { of: at('used', 2), field: 'x0' };

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 3,
  exercise: { size: 'small', skills: ['psci', 'traps'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'identifier.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'identifier.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'pair', from: 0, to: 2 },
    { name: 'fast', pick: [1, 1, 0], by: 'pair' },
    { name: 'kind', words: ['yielding', 'fast'], by: 'fast' },
    { name: 'kind_zh', words: ['可让出调用', '快速调用'], by: 'fast' },
    { name: 'wide', pick: [0, 1, 1], by: 'pair' },
    { name: 'width', words: ['SMC32/HVC32', 'SMC64/HVC64'], by: 'wide' },
    { name: 'width_zh', words: ['SMC32/HVC32', 'SMC64/HVC64'], by: 'wide' },
    { name: 'row', from: 0, to: 3 },
    { name: 'service', pick: [2, 4, 5, 6], by: 'row' },
    {
      name: 'owner',
      words: [
        'the SiP service',
        'the standard secure service',
        'the standard hypervisor service',
        'the vendor specific hypervisor service',
      ],
      by: 'row',
    },
    {
      name: 'owner_zh',
      words: ['SiP 服务', '标准安全服务', '标准 hypervisor 服务', '厂商 hypervisor 服务'],
      by: 'row',
    },
    { name: 'number', from: 10, to: 999 },
    { name: 'a', follows: 'service', times: 0x100_0000, base: 'number' },
    { name: 'b', follows: 'wide', times: 0x4000_0000, base: 'a' },
    { name: 'all', follows: 'fast', times: 0x8000_0000, base: 'b' },
  ],
  steps: [step('kind'), step('whose'), step('answered')],
  checkpoints: [
    checkpoint(
      'kind',
      1,
      hasField(identifier, [31, 31], { param: 'fast' }, 'kind.fast'),
      hasField(identifier, [30, 30], { param: 'wide' }, 'kind.wide'),
    ),
    checkpoint(
      'whose',
      2,
      hasField(identifier, [29, 24], { param: 'service' }, 'whose.owner', ['whose.psci', 4]),
      hasField(identifier, [15, 0], { param: 'number' }, 'whose.number'),
      hasField(identifier, [23, 16], 0, 'whose.zero'),
    ),
    checkpoint(
      'answered',
      1,
      need({ happened: at('done', 1) }, because('unused')),
      need({ value: { of: at('done', 1), field: 'x0' }, is: 0 }, because('answered.refused', { identifier })),
    ),
  ],
};

export default lab;
