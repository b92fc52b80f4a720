import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails: code.split('.')[0] ?? '',
  code,
});
const [ANSWERS, REPAIR] = ['fault', 'repair.dts'];
/** Something else goes wrong with the repair. */
const also = (more: string): Mutant['edits'][number] => ['{{fix}}', `{{fix}}\n${more}`];

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'no-such-symptom', 'symptom.not-this', ['symptom = {{symptom}}', 'symptom = 5']),
  mutant(ANSWERS, 'another-property', 'cause.property', ['property = {{property}}', 'property = 7']),
  mutant(ANSWERS, 'the-command-line', 'cause.bootargs', ['property = {{property}}', 'property = {{bootargs}}']),
  mutant(ANSWERS, 'what-should-be-for-what-is', 'cause.right-instead', ['found = {{found}}', 'found = {{right}}']),
  mutant(ANSWERS, 'what-is-for-what-should-be', 'cause.found-instead', ['right = {{right}}', 'right = {{found}}']),
  mutant(ANSWERS, 'another-value', 'cause.found', ['found = {{found}}', 'found = 77']),
  mutant(ANSWERS, 'the-intid', 'cause.intid', ['right = {{right}}', 'right = 30']),
  mutant(REPAIR, 'an-archive-of-nothing', 'repair.archive', also('&chosen { linux,initrd-end = <0x48000000>; };')),
  mutant(REPAIR, 'the-uart-switched-off', 'repair.no-console', also('&uart { status = "disabled"; };')),
  mutant(REPAIR, 'the-intid-of-the-timer', 'repair.asleep', also('&timer { interrupts = <1 13 4>, <1 30 4>, <1 11 4>, <1 10 4>; };')),
  mutant(REPAIR, 'another-conduit', 'repair.on', also('&psci { method = "hvc"; };')),
];
export default mutants;
