import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, from: string, to: string): Mutant => ({
  name,
  file: 'slices',
  edits: [[from, to]],
  fails,
  code,
});

const mutants: readonly Mutant[] = [
  mutant('waiting-costs-nothing', 'wfi', 'wfi-free', 'wfi-free = {{a1:d}}', 'wfi-free = {{s1:d}}'),
  mutant('less-than-the-work', 'wfi', 'too-few', 'wfi-free = {{a1:d}}', 'wfi-free = 1'),
  mutant('a-trap-costs-the-slice', 'wfi', 'number', 'wfi-trapped = {{a2:d}}', 'wfi-trapped = 1{{a2:d}}'),
  mutant('a-trap-changes-nothing', 'wfi', 'wfi-trapped', 'wfi-trapped = {{a2:d}}', 'wfi-trapped = {{d2:d}}'),
  mutant('only-wfi-can-be-trapped', 'wfe', 'wfe-trapped', 'wfe-trapped = {{a4:d}}', 'wfe-trapped = {{d4:d}}'),
  mutant('half-the-slices-in-any-case', 'wfe', 'wfe-free', 'wfe-free = {{a3:d}}', 'wfe-free = {{s3:d}}'),
  mutant('wfe-goes-on-for-ever', 'wfe', 'number', 'wfe-free = {{a3:d}}', 'wfe-free = 100'),
  mutant('twe-traps-an-event-too', 'would', 'wfe-event', 'wfe-event = {{a5:d}}', 'wfe-event = {{s5:d}}'),
  mutant('twi-traps-what-is-pending', 'would', 'wfi-pending', 'wfi-pending = {{a6:d}}', 'wfi-pending = {{s6:d}}'),
];
export default mutants;
