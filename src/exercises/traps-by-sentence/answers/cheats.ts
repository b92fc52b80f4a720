import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'hcr.s';

const cheats: readonly Cheat[] = [
  {
    name: 'everything-traps',
    claim: 'all traps are set: what is asked for is among them',
    of: 'solution',
    file,
    edits: [['{{bit1}} + {{bit2}}', '0x46680000']],
    passes: ['width', 'interrupts'],
  },
  {
    name: 'virtual-instead-of-physical',
    claim: 'a virtual interrupt is made pending: VI, VF, VSE',
    of: 'solution',
    file,
    edits: [['{{bit3}}', '({{bit3}} << 3)']],
    passes: ['width', 'traps'],
  },
];
export default cheats;
