import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'flags';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'receive-side-alone', file, edits: [['fr-1 = {{fr1}}', 'fr-1 = {{rx1}}']], fails: 'flags', code: 'flags.receive' },
  { name: 'empty-is-all-zero', file, edits: [['fr-2 = {{fr2}}', 'fr-2 = 1']], fails: 'flags', code: 'flags.wrong' },
  { name: 'one-too-far', file, edits: [['last = {{last}}', 'last = 0x20']], fails: 'lost', code: 'lost.last' },
  { name: 'oe-for-a-count', file, edits: [['oe = {{oe}}', 'oe = 2']], fails: 'lost', code: 'lost.oe' },
  { name: 'counted-from-one', file, edits: [['left = {{left}}', 'left = 17']], fails: 'lost', code: 'lost.left' },
];
export default mutants;
