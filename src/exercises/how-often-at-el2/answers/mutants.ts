import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'visits';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'ram-traps-too', file, edits: [['aborts = {{bytes:d}}', 'aborts = {{touched:d}}']], fails: 'aborts', code: 'aborts.all' },
  { name: 'reads-trap', file, edits: [['registers = 0', 'registers = {{reads:d}}']], fails: 'calls', code: 'calls.registers' },
  { name: 'every-store-counts', file, edits: [['visits = {{all:d}}', 'visits = {{every:d}}']], fails: 'all', code: 'all.memory' },
];
export default mutants;
