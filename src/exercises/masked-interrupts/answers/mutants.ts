import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'interrupts';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'at-every-character', file, edits: [['trigger = {{trigger}}', 'trigger = 1']], fails: 'level', code: 'level.wrong' },
  { name: 'all-that-may-be', file, edits: [['ris-1 = {{ris1}}', 'ris-1 = 0x7ff']], fails: 'raw', code: 'raw.wrong' },
  { name: 'nothing-left-behind', file, edits: [['ris-2 = {{ris2}}', 'ris-2 = 1']], fails: 'raw', code: 'raw.later' },
  { name: 'nothing-gets-through', file, edits: [['mis-1 = {{mis1}}', 'mis-1 = 1']], fails: 'masked', code: 'masked.wrong' },
  { name: 'all-gets-through', file, edits: [['mis-2 = {{mis2}}', 'mis-2 = 0x7ff']], fails: 'masked', code: 'masked.wrong' },
];
export default mutants;
