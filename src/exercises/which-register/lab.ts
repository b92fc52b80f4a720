/** Chapter 6: a trapped MSR or MRS, told by its syndrome alone. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** Bits of ISS at the n-th trap: SP_EL0 counts. */
const iss = (n: number, msb: number, lsb: number): Value =>
  bits({ of: { event: 'exception', where: { from: 1, ec: 0x18, sp_el0: n } }, field: 'iss' }, msb, lsb);

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 1,
  exercise: { size: 'small', skills: ['traps', 'registers'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 1000,
  },
  files: [
    { path: 'trapped', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'row1', from: 0, to: 19 },
    { name: 'rt1', from: 0, to: 30 },
    { name: 'crn1', pick: [0xa, 6, 2, 0xd, 0xa, 0xa, 5, 2, 5, 1, 5, 6, 0xa, 0xd, 2, 2, 2, 2, 5, 1], by: 'row1' },
    { name: 'crm1', pick: [3, 0, 0, 0, 3, 2, 1, 0, 2, 0, 1, 0, 2, 0, 0, 0, 0, 0, 2, 0], by: 'row1' },
    { name: 'op1', pick: [0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 1, 0, 0, 1, 2, 1, 0, 1, 0, 0], by: 'row1' },
    { name: 'read1', pick: [1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1], by: 'row1' },
    {
      name: 'bare1',
      pick: [
        0xd538a300, 0xd5386000, 0xd5382000, 0xd538d020, 0xd518a300, 0xd518a200, 0xd5385120, 0xd5182040, 0xd5385200,
        0xd5181000, 0xd5185120, 0xd5186000, 0xd538a200, 0xd518d020, 0xd5382040, 0xd5182020, 0xd5182000, 0xd5382020,
        0xd5185200, 0xd5381000,
      ],
      by: 'row1',
    },
    { name: 'word1', follows: 'rt1', times: 1, base: 'bare1' },
    {
      name: 'class1',
      pick: [
        0x62302807, 0x62301801, 0x62300801, 0x62323401, 0x62302806, 0x62302804, 0x62321403, 0x62340800, 0x62301405,
        0x62300400, 0x62321402, 0x62301800, 0x62302805, 0x62323400, 0x62340801, 0x62320800, 0x62300800, 0x62320801,
        0x62301404, 0x62300401,
      ],
      by: 'row1',
    },
    { name: 'esr1', follows: 'rt1', times: 32, base: 'class1' },
    { name: 'row2', from: 0, to: 19 },
    { name: 'rt2', from: 0, to: 30 },
    { name: 'crn2', pick: [1, 5, 2, 2, 2, 2, 0xd, 0xa, 6, 5, 1, 5, 2, 5, 0xa, 0xa, 0xd, 2, 6, 0xa], by: 'row2' },
    { name: 'crm2', pick: [0, 2, 0, 0, 0, 0, 0, 2, 0, 1, 0, 2, 0, 1, 2, 3, 0, 0, 0, 3], by: 'row2' },
    { name: 'op2', pick: [0, 0, 1, 0, 1, 2, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0], by: 'row2' },
    { name: 'read2', pick: [1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1], by: 'row2' },
    {
      name: 'bare2',
      pick: [
        0xd5381000, 0xd5185200, 0xd5382020, 0xd5182000, 0xd5182020, 0xd5382040, 0xd518d020, 0xd538a200, 0xd5186000,
        0xd5185120, 0xd5181000, 0xd5385200, 0xd5182040, 0xd5385120, 0xd518a200, 0xd518a300, 0xd538d020, 0xd5382000,
        0xd5386000, 0xd538a300,
      ],
      by: 'row2',
    },
    { name: 'word2', follows: 'rt2', times: 1, base: 'bare2' },
    {
      name: 'class2',
      pick: [
        0x62300401, 0x62301404, 0x62320801, 0x62300800, 0x62320800, 0x62340801, 0x62323400, 0x62302805, 0x62301800,
        0x62321402, 0x62300400, 0x62301405, 0x62340800, 0x62321403, 0x62302804, 0x62302806, 0x62323401, 0x62300801,
        0x62301801, 0x62302807,
      ],
      by: 'row2',
    },
    { name: 'esr2', follows: 'rt2', times: 32, base: 'class2' },
  ],
  steps: [step('register'), step('transfer')],
  checkpoints: [
    checkpoint(
      'register',
      2,
      ...[1, 2].flatMap((n) => [
        answered(`crn-${n}`, iss(n, 13, 10), 'register.crn', ['register.swapped', iss(n, 4, 1)]),
        answered(`crm-${n}`, iss(n, 4, 1), 'register.crm', ['register.swapped', iss(n, 13, 10)]),
        answered(`op2-${n}`, iss(n, 19, 17), 'register.op2'),
      ]),
    ),
    checkpoint(
      'transfer',
      2,
      ...[1, 2].flatMap((n) => [
        answered(`rt-${n}`, iss(n, 9, 5), 'transfer.rt'),
        answered(`read-${n}`, iss(n, 0, 0), 'transfer.read'),
      ]),
    ),
  ],
};

export default lab;
