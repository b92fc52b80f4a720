import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'listed.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'numbers-swapped', file, edits: [['({{pid:d}} << 10) + {{vid:d}}', '({{vid:d}} << 10) + {{pid:d}}']], fails: 'what', code: 'what.swapped' },
  { name: 'state-active', file, edits: [['(1 << 28)', '(2 << 28)']], fails: 'what', code: 'what.active' },
  { name: 'priority-of-eight-bits', file, edits: [['({{five}} << 23)', '((({{five}} * 8) & 31) << 23)']], fails: 'what', code: 'what.eight' },
  { name: 'no-hw', file, edits: [['(1 << 31) + ', '']], fails: 'whose', code: 'whose.hw' },
  { name: 'no-physical', file, edits: [['({{pid:d}} << 10) + ', '']], fails: 'whose', code: 'whose.physical' },
  { name: 'nothing-pending', file, edits: [['(1 << 28) + ', '']], fails: 'taken', code: 'taken.none' },
];
export default mutants;
