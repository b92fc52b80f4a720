import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'deadline.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'tval-for-cval', file, edits: [['add     x0, x{{now:d}}, x12', 'mov     x0, x12']], fails: 'ticks', code: 'ticks.relative' },
  { name: 'microseconds-are-ticks', file, edits: [['udiv    x12, x12, x13', 'mov     x12, x{{wait:d}}']], fails: 'ticks', code: 'ticks.microseconds' },
  { name: 'divides-first', file, edits: [['mul     x12, x{{wait:d}}, x{{hertz:d}}', 'udiv    x12, x{{hertz:d}}, x13'], ['        ldr     x13, =1000000\n        udiv    x12, x12, x13', '        mul     x12, x12, x{{wait:d}}']], fails: 'exact', code: 'exact.divided-first' },
  { name: 'thirty-two-bits', file, edits: [['mul     x12, x{{wait:d}}, x{{hertz:d}}', 'mul     w12, w{{wait:d}}, w{{hertz:d}}']], fails: 'exact', code: 'exact.large' },
];
export default mutants;
