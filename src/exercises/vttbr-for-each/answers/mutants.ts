import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'vttbr.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-vmid', file, edits: [[' + ({{vmid0}} << 48)', ''], [' + ({{vmid1}} << 48)', '']], fails: 'values', code: 'values.none' },
  { name: 'vmid-of-the-other', file, edits: [['({{vmid1}} << 48)', '({{vmid0}} << 48)']], fails: 'apart', code: 'apart.stale' },
  { name: 'vmid-as-an-asid-low', file, edits: [['({{vmid0}} << 48)', '({{vmid0}} << 40)']], fails: 'values', code: 'values.table' },
  { name: 'tables-swapped', file, edits: [['=0x40082000', '=0x40084000']], fails: 'values', code: 'values.table' },
];
export default mutants;
