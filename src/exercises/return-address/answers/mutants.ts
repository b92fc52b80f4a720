import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'addresses';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'hvc-again', file, edits: [['hvc = {{hvc4}}', 'hvc = {{at_hvc}}']], fails: 'calls', code: 'again' },
  { name: 'svc-again', file, edits: [['svc = {{svc4}}', 'svc = {{at_svc}}']], fails: 'calls', code: 'again' },
  { name: 'smc-like-hvc', file, edits: [['smc = {{at_smc}}', 'smc = {{smc4}}']], fails: 'traps', code: 'skipped' },
  { name: 'brk-of-a-neighbour', file, edits: [['brk = {{at_brk}}', 'brk = {{hvc4}}']], fails: 'faults', code: 'elsewhere' },
];
export default mutants;
