/** Chapter 7: what PSCI answers: success, states, and four ways to say no. */
import { answered, at, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What a call gave, of 32 bits, without its minus: x0 less twice itself where it is negative. */
const answer = (symbol: string): Value => {
  const x0: Value = { of: at(symbol, 2), field: 'x0' };
  const isNegative: Value = { op: 'sub', args: [0, bits(x0, 31)] };
  return bits({ op: 'sub', args: [x0, { op: 'shl', args: [{ op: 'and', args: [x0, isNegative] }, 1] }] }, 31, 0);
};
/** Errors that are taken for each other. */
const SLIPS = [1, 2, 4].map((n) => ['before.another', n] as const);

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 1,
  exercise: { size: 'small', skills: ['psci'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 2,
    memory: 64,
    virtualization: true,
    images: [{ file: 'calls.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 600,
  },
  files: [
    { path: 'answers', language: 'answers' },
    { path: 'calls.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'k1', from: 0, to: 7 },
    {
      name: 'what1',
      words: [
        'CPU_ON of core 0 itself',
        'CPU_ON of affinity 2',
        'CPU_ON of affinity 0x100',
        'PSCI_FEATURES of function 0x8400001f',
        'PSCI_FEATURES of CPU_OFF',
        'function 0x8400001f itself',
        'AFFINITY_INFO of core 1',
        'AFFINITY_INFO of affinity 3',
      ],
      by: 'k1',
    },
    {
      name: 'zh1',
      words: [
        '对核 0 自己的 CPU_ON',
        '对亲和性 2 的 CPU_ON',
        '对亲和性 0x100 的 CPU_ON',
        '问功能 0x8400001f 的 PSCI_FEATURES',
        '问 CPU_OFF 的 PSCI_FEATURES',
        '直接调用功能 0x8400001f',
        '问核 1 的 AFFINITY_INFO',
        '问亲和性 3 的 AFFINITY_INFO',
      ],
      by: 'k1',
    },
    {
      name: 'fn1',
      pick: [0x84000003, 0x84000003, 0x84000003, 0x8400000a, 0x8400000a, 0x8400001f, 0x84000004, 0x84000004],
      by: 'k1',
    },
    { name: 'arg1', pick: [0, 2, 0x100, 0x8400001f, 0x84000002, 0, 1, 3], by: 'k1' },
    { name: 'is1', pick: [4, 2, 2, 1, 0, 1, 1, 2], by: 'k1' },
    { name: 'k2', from: 0, to: 7 },
    {
      name: 'what2',
      words: [
        'CPU_ON of core 0 itself',
        'CPU_ON of affinity 2',
        'CPU_ON of affinity 0x100',
        'PSCI_FEATURES of function 0x8400001f',
        'PSCI_FEATURES of CPU_OFF',
        'function 0x8400001f itself',
        'AFFINITY_INFO of core 1',
        'AFFINITY_INFO of affinity 3',
      ],
      by: 'k2',
    },
    {
      name: 'zh2',
      words: [
        '对核 0 自己的 CPU_ON',
        '对亲和性 2 的 CPU_ON',
        '对亲和性 0x100 的 CPU_ON',
        '问功能 0x8400001f 的 PSCI_FEATURES',
        '问 CPU_OFF 的 PSCI_FEATURES',
        '直接调用功能 0x8400001f',
        '问核 1 的 AFFINITY_INFO',
        '问亲和性 3 的 AFFINITY_INFO',
      ],
      by: 'k2',
    },
    {
      name: 'fn2',
      pick: [0x84000003, 0x84000003, 0x84000003, 0x8400000a, 0x8400000a, 0x8400001f, 0x84000004, 0x84000004],
      by: 'k2',
    },
    { name: 'arg2', pick: [0, 2, 0x100, 0x8400001f, 0x84000002, 0, 1, 3], by: 'k2' },
    { name: 'is2', pick: [4, 2, 2, 1, 0, 1, 1, 2], by: 'k2' },
    { name: 'k3', from: 0, to: 7 },
    {
      name: 'what3',
      words: [
        'CPU_ON of core 0 itself',
        'CPU_ON of affinity 2',
        'CPU_ON of affinity 0x100',
        'PSCI_FEATURES of function 0x8400001f',
        'PSCI_FEATURES of CPU_OFF',
        'function 0x8400001f itself',
        'AFFINITY_INFO of core 1',
        'AFFINITY_INFO of affinity 3',
      ],
      by: 'k3',
    },
    {
      name: 'zh3',
      words: [
        '对核 0 自己的 CPU_ON',
        '对亲和性 2 的 CPU_ON',
        '对亲和性 0x100 的 CPU_ON',
        '问功能 0x8400001f 的 PSCI_FEATURES',
        '问 CPU_OFF 的 PSCI_FEATURES',
        '直接调用功能 0x8400001f',
        '问核 1 的 AFFINITY_INFO',
        '问亲和性 3 的 AFFINITY_INFO',
      ],
      by: 'k3',
    },
    {
      name: 'fn3',
      pick: [0x84000003, 0x84000003, 0x84000003, 0x8400000a, 0x8400000a, 0x8400001f, 0x84000004, 0x84000004],
      by: 'k3',
    },
    { name: 'arg3', pick: [0, 2, 0x100, 0x8400001f, 0x84000002, 0, 1, 3], by: 'k3' },
    { name: 'is3', pick: [4, 2, 2, 1, 0, 1, 1, 2], by: 'k3' },
  ],
  steps: [step('before'), step('on')],
  checkpoints: [
    checkpoint('before', 3, ...[1, 2, 3].map((n) => answered(`call-${n}`, answer(`b${n}`), 'before.wrong', ...SLIPS))),
    checkpoint(
      'on',
      2,
      answered('on', answer('on'), 'on.wrong'),
      answered('on-again', answer('again'), 'on.again'),
      answered('info', answer('info'), 'on.info'),
    ),
  ],
};

export default lab;
