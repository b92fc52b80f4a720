import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails: code.split('.')[0] ?? '',
  code,
});
const [ANSWERS, PATCH] = ['fault', 'patch.s'];
/** Something else goes wrong with the repair. */
const also = (more: string): Mutant['edits'][number] => ['{{write}}\n', `{{write}}\n        ${more}\n`];

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'another-symptom', 'symptom.not-this', ['symptom = {{symptom}}', 'symptom = {{otherSymptom}}']),
  mutant(ANSWERS, 'no-such-symptom', 'symptom.no-such', ['symptom = {{symptom}}', 'symptom = 4']),
  mutant(ANSWERS, 'another-register', 'cause.register', ['register = {{register}}', 'register = {{another}}']),
  mutant(ANSWERS, 'where-the-value-is-loaded', 'cause.source', ['written-at = {{writtenAt}}', 'written-at = {{source}}']),
  mutant(ANSWERS, 'where-it-hangs', 'cause.written-at', ['written-at = {{writtenAt}}', 'written-at = 0x40090838']),
  mutant(ANSWERS, 'what-should-be-for-what-is', 'cause.right-instead', ['found = {{found}}', 'found = {{right}}']),
  mutant(ANSWERS, 'what-is-for-what-should-be', 'cause.found-instead', ['\nright = {{right}}', '\nright = {{found}}']),
  mutant(ANSWERS, 'another-value', 'cause.found', ['found = {{found}}', 'found = 77']),
  mutant(PATCH, 'the-timer-off', 'repair.waits', also('msr     cntv_ctl_el0, xzr')),
  mutant(PATCH, 'no-vectors', 'repair.endless', also('msr     vbar_el1, xzr')),
  mutant(PATCH, 'another-uart', 'repair.stays', also('mov     x20, #0x9200000')),
  mutant(PATCH, 'interrupts-for-el2', 'repair.stays', also('ldr     x0, =0x80000010\n        msr     hcr_el2, x0')),
];
export default mutants;
