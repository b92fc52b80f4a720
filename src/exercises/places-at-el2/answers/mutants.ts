import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'places';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'added-to-what-was-written', file, edits: [['slot = {{slot}}', 'slot = {{raw}}']], fails: 'slot', code: 'slot.raw' },
  { name: 'from-a-lower-level', file, edits: [['slot = {{slot}}', 'slot = {{lower}}']], fails: 'slot', code: 'slot.lower' },
  { name: 'the-first-slot', file, edits: [['slot = {{slot}}', 'slot = {{table}}']], fails: 'slot', code: 'slot.first' },
  { name: 'the-lowest-byte', file, edits: [['sp = {{end}}', 'sp = {{lowest}}']], fails: 'stack', code: 'stack.low' },
  { name: 'one-core-too-far', file, edits: [['sp = {{end}}', 'sp = {{next}}']], fails: 'stack', code: 'stack.next' },
  { name: 'a-frame-above-the-stack', file, edits: [['saved = {{saved}}', 'saved = {{above}}']], fails: 'frame', code: 'frame.up' },
  { name: 'sp-el0-for-elr', file, edits: [['elr = {{elr}}', 'elr = {{elr248}}']], fails: 'frame', code: 'frame.sp-el0' },
];
export default mutants;
