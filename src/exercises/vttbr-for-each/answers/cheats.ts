import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'vttbr.s';

const cheats: readonly Cheat[] = [
  {
    name: 'one-for-both',
    claim: 'whichever VM: one word',
    of: 'solution',
    file,
    edits: [['csel    x0, x1, x2, eq', 'mov     x0, x1']],
  },
  {
    name: 'the-same-vmid',
    claim: 'the tables are right, and both VMs are the same to the TLB',
    of: 'solution',
    file,
    edits: [['({{vmid1}} << 48)', '({{vmid0}} << 48)']],
  },
];
export default cheats;
