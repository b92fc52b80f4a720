import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code: `${fails}.${because}`,
});
const [ANSWERS, PATCH] = ['fault', 'patch.s'];
const FIX = '        {{fix1}}\n        {{fix2}}\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'the-other-symptom', 'trace', 'symptom', ['symptom = {{symptom}}', 'symptom = 3']),
  mutant(ANSWERS, 'interrupts-for-bytes', 'trace', 'interrupts', ['bytes = {{bytes:d}}', 'bytes = {{bursts:d}}']),
  mutant(ANSWERS, 'the-end-of-the-maintenance-interrupt', 'cause', 'maintenance', ['put-at = {{putAt}}', 'put-at = {{endAt}}']),
  mutant(ANSWERS, 'the-store-of-all', 'cause', 'put-at', ['put-at = {{putAt}}', 'put-at = {{behindAt}}']),
  mutant(ANSWERS, 'the-control-register', 'cause', 'hcr', ['register = {{register}}', 'register = {{hcr}}']),
  mutant(ANSWERS, 'what-should-be-for-what-is', 'cause', 'right-instead', ['written = {{written}}', 'written = {{right}}']),
  mutant(ANSWERS, 'what-is-for-what-should-be', 'cause', 'written-instead', ['right = {{right}}', 'right = {{written}}']),
  mutant(ANSWERS, 'nothing-at-all', 'cause', 'nothing', ['right = {{right}}', 'right = 0']),
  mutant(PATCH, 'nothing-is-listed', 'repair', 'none', [FIX, '        {{fix1}}\n        {{fix2}}\n1:      ldr     x3, =0x08030100\n        cmp     x0, x3\n        b.ne    1f\n        mov     w1, #0\n']),
  mutant(PATCH, 'eoi-in-what-is-free', 'repair', 'storm', [FIX, '        {{fix1}}\n        {{fix2}}\n1:      ldr     x3, =0x08030100\n        cmp     x0, x3\n        b.ne    1f\n        orr     w1, w1, #0x80000\n        tbz     w1, #29, 1f\n        and     w1, w1, #0xefffffff\n']),
];
export default mutants;
