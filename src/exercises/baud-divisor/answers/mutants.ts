import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'divisor.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'without-sixteen', file, edits: [['lsl     x2, x2, #2 ', 'lsl     x2, x2, #6 ']], fails: 'integer', code: 'integer.sixteen' },
  { name: 'twice-the-clock', file, edits: [['lsl     x2, x2, #2 ', 'lsl     x2, x2, #3 ']], fails: 'integer', code: 'integer.wrong' },
  { name: 'cut-off', file, edits: [['add     x2, x2, x0, lsr #1', 'nop']], fails: 'fraction', code: 'fraction.truncated' },
  { name: 'seven-bits-and-more', file, edits: [['and     x1, x2, #63', 'mov     x1, x2']], fails: 'fraction', code: 'fraction.six' },
  { name: 'ten-bits', file, edits: [['and     x1, x2, #63', 'and     x1, x2, #7']], fails: 'fraction', code: 'fraction.wrong' },
];
export default mutants;
