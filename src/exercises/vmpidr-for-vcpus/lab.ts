/** Chapter 4: what each VCpu of a VM reads in MPIDR_EL1. */
import { at, because, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What the reader's function gave, the n-th time. */
const given = (n: number): Value => ({ of: at(`used${n}`, 2), field: 'x0' });
/** What the n-th VCpu read. */
const reads = (n: number, wanted: string): Requirement => {
  const found: Value = { of: at(`read${n}`, 2), field: 'x1' };
  return need(
    { value: found, is: { param: wanted } },
    because('read.wrong', { found, wanted: { param: wanted } }, { happened: at(`read${n}`, 2) }),
    because('unused'),
  );
};

const lab: LabSource = {
  version: 1,
  chapter: 4,
  order: 3,
  exercise: { size: 'small', skills: ['guests', 'registers'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'vmpidr.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'vmpidr.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'c', from: 0, to: 4 },
    { name: 'cores', pick: [2, 3, 4, 5, 6], by: 'c' },
    { name: 'aff2', from: 1, to: 60 },
    { name: 'second', follows: 'cores', times: 1, base: 1 },
    { name: 'third', follows: 'cores', times: 2 },
    { name: 'base', follows: 'aff2', times: 0x1_0000, base: 0x8000_0000 },
    { name: 'is1', follows: 'base', times: 1, base: 0x101 },
    { name: 'is2', follows: 'base', times: 1, base: 0x200 },
  ],
  steps: [step('fixed'), step('place'), step('read')],
  checkpoints: [
    checkpoint(
      'fixed',
      1,
      ...[0, 1, 2].flatMap((n) => [
        hasField(given(n), [31, 31], 1, 'fixed.res1'),
        hasField(given(n), [23, 16], { param: 'aff2' }, 'fixed.aff2'),
        hasField(given(n), [30, 24], 0, 'fixed.flags'),
      ]),
    ),
    checkpoint(
      'place',
      2,
      ...[1, 2].flatMap((n) => [
        hasField(given(n), [7, 0], n === 1 ? 1 : 0, 'place.aff0', [
          'place.number',
          { param: n === 1 ? 'second' : 'third' },
        ]),
        hasField(given(n), [15, 8], n, 'place.aff1'),
      ]),
    ),
    checkpoint('read', 1, reads(0, 'base'), reads(1, 'is1'), reads(2, 'is2')),
  ],
};

export default lab;
