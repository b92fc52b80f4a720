import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'states';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'mode-for-level', file, edits: [['level-2 = 2', 'level-2 = {{mode2}}']], fails: 'mode', code: 'mode' },
  { name: 'sp-turned-round', file, edits: [['sp-1 = {{sp1}}', 'sp-1 = {{sp2}}']], fails: 'mode', code: 'sp' },
  { name: 'masks-one-field-too-low', file, edits: [['daif-1 = {{daif1}}', 'daif-1 = 99']], fails: 'masks', code: 'daif' },
  { name: 'flags-of-the-masks', file, edits: [['nzcv-1 = {{nzcv1}}', 'nzcv-1 = 0']], fails: 'masks', code: 'nzcv' },
];
export default mutants;
