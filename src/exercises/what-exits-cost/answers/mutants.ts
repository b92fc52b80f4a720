import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'costs';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'without-the-uart', file, edits: [['exits = {{exits:d}}', 'exits = {{without:d}}']], fails: 'sum', code: 'sum.exits' },
  { name: 'one-kind-for-all', file, edits: [['cycles = {{cycles:d}}', 'cycles = {{uartAll:d}}']], fails: 'sum', code: 'sum.cycles' },
  { name: 'the-most-frequent', file, edits: [['first = {{first}}', 'first = 1']], fails: 'first', code: 'first.often' },
  { name: 'the-dearest', file, edits: [['first = {{first}}', 'first = 4']], fails: 'first', code: 'first.dear' },
  { name: 'none-of-them', file, edits: [['first = {{first}}', 'first = 5']], fails: 'first', code: 'first.wrong' },
  { name: 'an-exit-a-character', file, edits: [['exits-after = {{fewer:d}}', 'exits-after = {{each:d}}']], fails: 'after', code: 'after.each' },
  { name: 'calls-for-nothing', file, edits: [['cycles-after = {{less:d}}', 'cycles-after = {{rest:d}}']], fails: 'after', code: 'after.free' },
];
export default mutants;
