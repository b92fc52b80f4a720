/** Chapter 7: an MPIDR as PSCI wants it, and as a table of cores does. */
import { at, because, bits, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What the n-th call was asked. */
const mpidr = (n: number): Value => ({ of: at(`used${n}`, 2), field: 'x20' });
/** What it gave in the register that a parameter names. */
function gave(
  register: string,
  n: number,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [string, Value])[]
): Requirement {
  const found: Value = { of: at(`used${n}`, 2), x: { param: register } };
  const params = { mpidr: mpidr(n), found, wanted };
  return need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, params, { value: found, is })),
    because(code, params, { happened: at(`used${n}`, 2) }),
    because('no-return'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 2,
  exercise: { size: 'small', skills: ['psci', 'registers'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'affinity.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'affinity.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'target', from: 1, to: 5 },
    { name: 'index', from: 9, to: 12 },
    { name: 'c', from: 0, to: 2 },
    { name: 'cores', pick: [2, 4, 8], by: 'c' },
    { name: 'aff0', from: 0, to: 1 },
    { name: 'aff1', from: 1, to: 7 },
    { name: 'cluster', follows: 'aff1', times: 256, base: 'aff0' },
    { name: 'second', follows: 'cluster', times: 1, base: 0x8100_0000 },
    { name: 'aff2', from: 1, to: 255 },
    { name: 'aff3', from: 1, to: 255 },
    { name: 'upper', follows: 'aff2', times: 0x1_0000, base: 'cluster' },
    { name: 'whole', follows: 'aff3', times: 0x1_0000_0000, base: 'upper' },
    { name: 'third', follows: 'whole', times: 1, base: 0xc000_0000 },
    { name: 'number', follows: 'aff1', times: 'cores', base: 'aff0' },
  ],
  steps: [step('target'), step('index')],
  checkpoints: [
    checkpoint(
      'target',
      2,
      ...[1, 2, 3].map((n) =>
        gave(
          'target',
          n,
          { op: 'and', args: [mpidr(n), 0xff_00ff_ffff] },
          'target.wrong',
          ['target.flags', mpidr(n)],
          ['target.aff3', bits(mpidr(n), 23, 0)],
          ['target.uniprocessor', bits(mpidr(n), 30, 0)],
        ),
      ),
    ),
    checkpoint(
      'index',
      2,
      gave('index', 1, 0, 'index.wrong'),
      gave(
        'index',
        2,
        { param: 'number' },
        'index.wrong',
        ['index.aff0', { param: 'aff0' }],
        ['index.packed', { param: 'cluster' }],
      ),
    ),
  ],
};

export default lab;
