import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'verdicts';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-such-verdict', file, edits: [['place-1 = {{role1}}', 'place-1 = 7']], fails: 'places', code: 'places.wrong' },
  { name: 'another-place', file, edits: [['place-2 = {{role2}}', 'place-2 = 4']], fails: 'places', code: 'places.wrong' },
  { name: 'its-start', file, edits: [['end = {{farEnd}}', 'end = {{far}}']], fails: 'memory', code: 'memory.start' },
  { name: 'rounded-down', file, edits: [['megabytes = {{megabytes:d}}', 'megabytes = {{whole:d}}']], fails: 'memory', code: 'memory.down' },
  { name: 'counted-from-zero', file, edits: [['megabytes = {{megabytes:d}}', 'megabytes = {{fromZero:d}}']], fails: 'memory', code: 'memory.address' },
];
export default mutants;
