import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'trapped';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'rt-of-the-other', file, edits: [['rt-1 = {{rt1}}', 'rt-1 = 31']], fails: 'transfer', code: 'transfer.rt' },
  { name: 'direction-turned-round', file, edits: [['read-2 = {{read2}}', 'read-2 = 2']], fails: 'transfer', code: 'transfer.read' },
  { name: 'crm-from-bit-0', file, edits: [['crm-1 = {{crm1}}', 'crm-1 = 15']], fails: 'register', code: 'register.crm' },
  { name: 'crn-of-a-neighbour', file, edits: [['crn-2 = {{crn2}}', 'crn-2 = 14']], fails: 'register', code: 'register.crn' },
  { name: 'op2-shifted', file, edits: [['op2-1 = {{op1}}', 'op2-1 = 7']], fails: 'register', code: 'register.op2' },
];
export default mutants;
