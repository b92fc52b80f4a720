import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'handle.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'the-cores-registers', file, edits: [['ldr     x1, [x0, #{{atA:d}}]', 'mov     x1, x{{a:d}}'], ['ldr     x2, [x0, #{{atB:d}}]', 'mov     x2, x{{b:d}}']], fails: 'sum', code: 'sum.core' },
  { name: 'answer-in-the-core', file, edits: [['str     x1, [x0, #{{atC:d}}]', 'mov     x{{c:d}}, x1']], fails: 'sum', code: 'sum.nothing' },
  { name: 'elr-left-alone', file, edits: [['add     x1, x1, #4', 'add     x1, x1, #0']], fails: 'behind', code: 'behind.again' },
  { name: 'elr-of-the-core', file, edits: [['str     x1, [x0, #248]', 'msr     elr_el2, x1']], fails: 'behind', code: 'behind.again' },
  { name: 'a-register-too-many', file, edits: [['        ret\n', '        str     xzr, [x0, #56]\n        ret\n']], fails: 'else', code: 'else.changed' },
];
export default mutants;
