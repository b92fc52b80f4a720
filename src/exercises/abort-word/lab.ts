/** Chapter 6: an access to a hole, told by three registers, as an emulated device gets it. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Value } from '../../labs/kit/query.ts';

/** The n-th abort: SP_EL0 counts. */
const abort = (n: number): EventPattern => ({ event: 'exception', where: { from: 1, ec: 0x24, sp_el0: n } });
const iss = (n: number, msb: number, lsb: number): Value => bits({ of: abort(n), field: 'iss' }, msb, lsb);
const ipa = (n: number): Value => ({
  op: 'or',
  args: [{ op: 'shl', args: [{ of: abort(n), field: 'hpfar' }, 8] }, bits({ of: abort(n), field: 'far' }, 11, 0)],
});

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 2,
  exercise: { size: 'small', skills: ['traps', 'stage2'] },
  minutes: 12,
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
    { path: 'accesses', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'row1', from: 0, to: 11 },
    { name: 'rt1', from: 0, to: 27 },
    { name: 'page1', from: 0, to: 255 },
    { name: 'off1', from: 8, to: 0xff8, step: 8 },
    { name: 'size1', pick: [2, 2, 1, 4, 2, 4, 8, 8, 1, 4, 1, 1], by: 'row1' },
    { name: 'signed1', pick: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1], by: 'row1' },
    { name: 'write1', pick: [0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0], by: 'row1' },
    {
      name: 'bare1',
      pick: [
        0x79400380, 0x79000380, 0x39c00380, 0xb9000380, 0x79800380, 0xb9400380, 0xf9400380, 0xf9000380, 0x39400380,
        0xb9800380, 0x39000380, 0x39800380,
      ],
      by: 'row1',
    },
    { name: 'word1', follows: 'rt1', times: 1, base: 'bare1' },
    {
      name: 'class1',
      pick: [
        0x93400005, 0x93400045, 0x93200005, 0x93800045, 0x93608005, 0x93800005, 0x93c08005, 0x93c08045, 0x93000005,
        0x93a08005, 0x93000045, 0x93208005,
      ],
      by: 'row1',
    },
    { name: 'esr1', follows: 'rt1', times: 0x1_0000, base: 'class1' },
    { name: 'hpfar1', follows: 'page1', times: 16, base: 0x9_0000 },
    { name: 'at1', follows: 'page1', times: 0x1000, base: 'off1' },
    { name: 'ipa1', follows: 'at1', times: 1, base: 0x900_0000 },
    { name: 'far1', follows: 'at1', times: 1, base: 0x8900_0000 },
    { name: 'row2', from: 0, to: 11 },
    { name: 'rt2', from: 0, to: 27 },
    { name: 'page2', from: 0, to: 255 },
    { name: 'off2', from: 8, to: 0xff8, step: 8 },
    { name: 'size2', pick: [1, 1, 4, 1, 8, 8, 4, 2, 4, 1, 2, 2], by: 'row2' },
    { name: 'signed2', pick: [1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0], by: 'row2' },
    { name: 'write2', pick: [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0], by: 'row2' },
    {
      name: 'bare2',
      pick: [
        0x398003a0, 0x390003a0, 0xb98003a0, 0x394003a0, 0xf90003a0, 0xf94003a0, 0xb94003a0, 0x798003a0, 0xb90003a0,
        0x39c003a0, 0x790003a0, 0x794003a0,
      ],
      by: 'row2',
    },
    { name: 'word2', follows: 'rt2', times: 1, base: 'bare2' },
    {
      name: 'class2',
      pick: [
        0x93208005, 0x93000045, 0x93a08005, 0x93000005, 0x93c08045, 0x93c08005, 0x93800005, 0x93608005, 0x93800045,
        0x93200005, 0x93400045, 0x93400005,
      ],
      by: 'row2',
    },
    { name: 'esr2', follows: 'rt2', times: 0x1_0000, base: 'class2' },
    { name: 'hpfar2', follows: 'page2', times: 16, base: 0x9_0000 },
    { name: 'at2', follows: 'page2', times: 0x1000, base: 'off2' },
    { name: 'ipa2', follows: 'at2', times: 1, base: 0x900_0000 },
    { name: 'far2', follows: 'at2', times: 1, base: 0x8900_0000 },
  ],
  steps: [step('what'), step('where')],
  checkpoints: [
    checkpoint(
      'what',
      2,
      ...[1, 2].flatMap((n) => [
        answered(`size-${n}`, { op: 'shl', args: [1, iss(n, 23, 22)] }, 'what.size', ['what.sas', iss(n, 23, 22)]),
        answered(`write-${n}`, iss(n, 6, 6), 'what.write'),
        answered(`register-${n}`, iss(n, 20, 16), 'what.register'),
        answered(`signed-${n}`, iss(n, 21, 21), 'what.signed'),
      ]),
    ),
    checkpoint(
      'where',
      2,
      ...[1, 2].map((n) =>
        answered(
          `ipa-${n}`,
          ipa(n),
          'where.wrong',
          ['where.far', { of: abort(n), field: 'far' }],
          ['where.page', { op: 'shl', args: [{ of: abort(n), field: 'hpfar' }, 8] }],
          ['where.hpfar', { of: abort(n), field: 'hpfar' }],
        ),
      ),
    ),
  ],
};

export default lab;
