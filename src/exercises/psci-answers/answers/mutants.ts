import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'answers';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'a-number-that-is-none', file, edits: [['call-1 = {{is1}}', 'call-1 = 9']], fails: 'before', code: 'before.wrong' },
  { name: 'denied', file, edits: [['call-3 = {{is3}}', 'call-3 = 3']], fails: 'before', code: 'before.wrong' },
  { name: 'on-pending', file, edits: [['on = 0', 'on = 5']], fails: 'on', code: 'on.wrong' },
  { name: 'on-twice-succeeds', file, edits: [['on-again = 4', 'on-again = 0']], fails: 'on', code: 'on.again' },
  { name: 'still-off', file, edits: [['info = 0', 'info = 1']], fails: 'on', code: 'on.info' },
];
export default mutants;
