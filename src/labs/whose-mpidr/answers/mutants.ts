import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code: `${fails}.${because}`,
});
const [ANSWERS, PATCH] = ['fault', 'patch.s'];

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'where-it-hangs', 'trace', 'read-at', ['read-at = {{readAt}}', 'read-at = 0x40100030']),
  mutant(ANSWERS, 'one-instruction-late', 'trace', 'behind', ['read-at = {{readAt}}', 'read-at = {{behind}}']),
  mutant(ANSWERS, 'the-affinity-alone', 'trace', 'masked', ['read = 0x80000000', 'read = 0']),
  mutant(ANSWERS, 'what-it-should-have-read', 'trace', 'wanted', ['read = 0x80000000', 'read = {{right}}']),
  mutant(ANSWERS, 'which-kind-of-processor', 'cause', 'processor', ['register = {{register}}', 'register = {{processor}}']),
  mutant(ANSWERS, 'the-read-of-the-core', 'cause', 'source', ['written-at = {{writtenAt}}', 'written-at = {{source}}']),
  mutant(ANSWERS, 'without-bit-31', 'cause', 'without-31', ['\nright = {{right}}', '\nright = {{affinity}}']),
  mutant(PATCH, 'nothing-repaired', 'repair', 'unchanged', ['        csel    x1, x1, x2, eq\n', '']),
  mutant(PATCH, 'patch-without-bit-31', 'repair', 'without-31', ['ldr     x2, ={{right}}', 'ldr     x2, ={{affinity}}']),
  mutant(PATCH, 'both-the-same', 'repair', 'first', ['        csel    x1, x1, x2, eq\n', '        mov     x1, x2\n']),
  mutant(PATCH, 'the-other-register', 'repair', 'unchanged', ['msr     vmpidr_el2, x1', 'msr     vpidr_el2, x1']),
];
export default mutants;
