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
  mutant(ANSWERS, 'nobody-noticed', 'leak', 'noticed', ['noticed = {{noticed:d}}', 'noticed = 0']),
  mutant(ANSWERS, 'the-key-for-the-value', 'leak', 'key', ['value = {{value}}', 'value = {{key}}']),
  mutant(ANSWERS, 'a-third-vm', 'entry', 'only-two', ['vm = {{vm:d}}', 'vm = 3']),
  mutant(ANSWERS, 'the-entry-of-the-victim', 'entry', 'victim', ['entry-at = {{entryAt}}', 'entry-at = {{victimAt}}']),
  mutant(ANSWERS, 'the-table-of-level-1', 'entry', 'level', ['entry-at = {{entryAt}}', 'entry-at = {{tables}}']),
  mutant(ANSWERS, 'the-page-for-the-entry', 'entry', 'page-only', ['found = {{found}}', 'found = {{foundPage}}']),
  mutant(ANSWERS, 'what-is-due-for-what-is', 'entry', 'right-instead', ['found = {{found}}', 'found = {{right}}']),
  mutant(ANSWERS, 'what-is-for-what-is-due', 'entry', 'found-instead', ['right = {{right}}', 'right = {{found}}']),
  mutant(PATCH, 'the-page-is-taken-away', 'repair', 'lost', ['        ldr     x1, ={{right}}\n', '        mov     x1, #0\n']),
  mutant(PATCH, 'a-page-that-nobody-has', 'repair', 'not-as-planned', ['        ldr     x1, ={{right}}\n', '        ldr     x1, =0x403007ff\n']),
  mutant(PATCH, 'without-the-access-flag', 'repair', 'lost', ['        ldr     x1, ={{right}}\n', '        ldr     x1, ={{right}} - 0x400\n']),
];
export default mutants;
