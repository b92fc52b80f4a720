/** Chapter 1: what an SPSR says about whoever was interrupted. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** SPSR_EL2 of the first trap, from EL1, and of the second, at EL2 itself. */
const saved = (n: 1 | 2): Value => ({ of: { event: 'exception', where: { to: 2, from: n } }, field: 'spsr' });

const lab: LabSource = {
  version: 1,
  chapter: 1,
  order: 3,
  exercise: { size: 'small', skills: ['registers', 'exceptions'] },
  minutes: 8,
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
    { path: 'states', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'sp1', from: 0, to: 1 },
    { name: 'daif1', from: 0, to: 15 },
    { name: 'nzcv1', from: 1, to: 15 },
    { name: 'sp2', pick: [1, 0], by: 'sp1' },
    { name: 'daif2', from: 1, to: 15 },
    { name: 'low1', follows: 'daif1', times: 64, base: 4 },
    { name: 'half1', follows: 'sp1', times: 1, base: 'low1' },
    { name: 'spsr1', follows: 'nzcv1', times: 0x1000_0000, base: 'half1' },
    { name: 'low2', follows: 'daif2', times: 64, base: 8 },
    { name: 'mode2', follows: 'sp2', times: 1, base: 8 },
    { name: 'spsr2', follows: 'sp2', times: 1, base: 'low2' },
  ],
  steps: [step('mode'), step('masks')],
  checkpoints: [
    checkpoint(
      'mode',
      2,
      answered('level-1', bits(saved(1), 3, 2), 'level', ['mode', bits(saved(1), 3, 0)]),
      answered('sp-1', bits(saved(1), 0), 'sp'),
      answered('level-2', bits(saved(2), 3, 2), 'level', ['mode', bits(saved(2), 3, 0)]),
      answered('sp-2', bits(saved(2), 0), 'sp'),
    ),
    checkpoint(
      'masks',
      2,
      answered(
        'daif-1',
        bits(saved(1), 9, 6),
        'daif',
        ['daif-four', bits(saved(1), 7, 4)],
        ['daif-order', { param: 'nzcv1' }],
      ),
      answered('daif-2', bits(saved(2), 9, 6), 'daif', ['daif-four', bits(saved(2), 7, 4)]),
      answered('nzcv-1', bits(saved(1), 31, 28), 'nzcv'),
    ),
  ],
};

export default lab;
