import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'states';

const cheats: readonly Cheat[] = [
  {
    name: 'always-the-same-guest',
    claim: 'EL1h, all masked: as every example has it',
    of: 'solution',
    file,
    edits: [
      ['sp-1 = {{sp1}}', 'sp-1 = 1'],
      ['sp-2 = {{sp2}}', 'sp-2 = 1'],
      ['daif-1 = {{daif1}}', 'daif-1 = 16'],
      ['nzcv-1 = {{nzcv1}}', 'nzcv-1 = 0'],
    ],
  },
  {
    name: 'where-it-was-taken-to',
    claim: 'the level is that of the handler: SPSR_EL2 has it in its name',
    of: 'solution',
    file,
    edits: [
      ['level-1 = 1', 'level-1 = 2'],
      ['daif-2 = {{daif2}}', 'daif-2 = 16'],
    ],
  },
];
export default cheats;
