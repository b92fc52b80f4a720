import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'round';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'a-slot-of-el2-itself', file, edits: [['slot = 0x400', 'slot = 0x200']], fails: 'in', code: 'in.own' },
  { name: 'the-base-of-the-device', file, edits: [['hole = {{hole}}', 'hole = 0x09000000']], fails: 'in', code: 'in.base' },
  { name: 'the-register-of-the-address', file, edits: [['writes = {{into:d}}', 'writes = 9']], fails: 'frame', code: 'frame.base' },
  { name: 'nothing-is-written', file, edits: [['value = {{id}}', 'value = {{old}}']], fails: 'frame', code: 'frame.old' },
  { name: 'the-load-s-for-the-store', file, edits: [['reads = {{out:d}}', 'reads = {{into:d}}']], fails: 'frame', code: 'frame.other' },
  { name: 'the-store-once-more', file, edits: [['after-store = 4', 'after-store = 0']], fails: 'back', code: 'back.again' },
  { name: 'a-call-is-skipped', file, edits: [['after-call = 0', 'after-call = 4']], fails: 'back', code: 'back.skipped' },
];
export default mutants;
