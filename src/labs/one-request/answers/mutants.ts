import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'film',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('the-chain-of-those-before', 'before', 'head-0', ['head = {{head}}', 'head = 0']),
  mutant('the-beginning-of-the-ring-and-no-header', 'before', 'entry', ['entry = {{entry}}', 'entry = {{available}}']),
  mutant('idx-is-the-place', 'before', 'counted-place', ['counted = {{counted}}', 'counted = {{turn}}']),
  mutant('idx-before-this-one', 'before', 'counted-before', ['counted = {{counted}}', 'counted = {{before}}']),
  mutant('the-second-descriptor', 'before', 'status-buffer', ['status-at = {{state}}', 'status-at = {{buffer}}']),
  mutant('the-beginning-of-the-used-ring', 'after', 'used-at', ['used-at = {{usedAt}}', 'used-at = {{used}}']),
  mutant('length-of-the-data', 'after', 'length-data', ['length = 513', 'length = 512']),
  mutant('length-of-the-chain', 'after', 'length-chain', ['length = 513', 'length = 529']),
  mutant('looked-too-early', 'after', 'word-before', ['word = {{first}}', 'word = 0']),
  mutant('acknowledged-already', 'heard', 'why-quiet', ['why = 1', 'why = 0']),
  mutant('the-slot-is-no-interrupt', 'heard', 'intid-slot', ['intid = {{intid:d}}', 'intid = {{slot:d}}']),
];
export default mutants;
