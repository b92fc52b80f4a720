import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'places';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'since-zero', file, edits: [['new = {{fresh}}', 'new = {{idx}}']], fails: 'turn', code: 'turn.since' },
  { name: 'index-for-place', file, edits: [['first = {{first}}', 'first = {{seen}}']], fails: 'turn', code: 'turn.whole' },
  { name: 'one-behind', file, edits: [['last = {{last}}', 'last = {{idx}}']], fails: 'turn', code: 'turn.behind' },
  { name: 'without-flags', file, edits: [['entry = {{entry}}', 'entry = {{naked}}']], fails: 'place', code: 'place.flags' },
  { name: 'index-for-address', file, edits: [['entry = {{entry}}', 'entry = {{far}}']], fails: 'place', code: 'place.whole' },
  { name: 'used-idx-counts', file, edits: [['used-idx = {{idx}}', 'used-idx = {{fresh}}']], fails: 'place', code: 'place.count' },
];
export default mutants;
