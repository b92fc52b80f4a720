import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails: code.split('.')[0] ?? '',
  code,
});
const [ANSWERS, BOOT] = ['predictions', 'boot.s'];
const WRITE = '        msr     vbar_el2, x0\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'the-other-level', 'first.level', ['first = {{first}}', 'first = {{otherFirst}}']),
  mutant(ANSWERS, 'the-group-of-elsewhere', 'first.group', ['first = {{first}}', 'first = {{otherGroup}}']),
  mutant(ANSWERS, 'a-syndrome-of-nothing', 'first.esr', ['esr = {{esr}}', 'esr = 0x96000010']),
  mutant(ANSWERS, 'elr-by-the-other-rule', 'first.names', ['names = {{names}}', 'names = {{otherNames}}']),
  mutant(ANSWERS, 'four-ways-to-end', 'end.no-such', ['end = {{end}}', 'end = 4']),
  mutant(BOOT, 'never', 'repair.late', [WRITE, '']),
  mutant(BOOT, 'still-late', 'repair.late', [WRITE, ''], ['next:   ldr', 'next:   msr     vbar_el2, x0\n        ldr']),
  mutant(BOOT, 'once-more-for-safety', 'repair.again', ['next:   ldr', 'next:   msr     vbar_el2, x0\n        ldr']),
  mutant(BOOT, 'the-slot-for-the-table', 'repair.elsewhere', ['=vectors', '=vectors + 0x800']),
  mutant(BOOT, 'the-register-of-the-guest', 'repair.late', ['msr     vbar_el2, x0', 'msr     vbar_el1, x0']),
  mutant(BOOT, 'without-the-way-down', 'repair.not-entered', ['        eret\n', '']),
  mutant(BOOT, 'the-other-stack-pointer', 'repair.state', ['#{{spsr}}', '#{{otherSpsr}}']),
];
export default mutants;
