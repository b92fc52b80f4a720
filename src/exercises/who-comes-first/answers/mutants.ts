import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'order';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'tie-the-other-way', file, edits: [['second = {{second:d}}', 'second = {{third:d}}'], ['third = {{third:d}}', 'third = {{second:d}}']], fails: 'order', code: 'order.tie' },
  { name: 'by-number', file, edits: [['first = {{first:d}}', 'first = {{base:d}}']], fails: 'order', code: 'order.lowest' },
  { name: 'equal-is-enough', file, edits: [['fourth = 1023', 'fourth = {{masked:d}}']], fails: 'mask', code: 'mask.equal' },
  { name: 'idle-while-active', file, edits: [['running = {{urgent}}', 'running = 0xff']], fails: 'mask', code: 'mask.running' },
];
export default mutants;
