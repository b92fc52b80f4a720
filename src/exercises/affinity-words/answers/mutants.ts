import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'affinity.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'flags-left-in', file, edits: [['and     x{{target:d}}, x0, x14', 'mov     x{{target:d}}, x0']], fails: 'target', code: 'target.flags' },
  { name: 'no-aff3', file, edits: [['=0xff00ffffff', '=0xffffff']], fails: 'target', code: 'target.aff3' },
  { name: 'bit-31-alone-cleared', file, edits: [['=0xff00ffffff', '=0xff7fffffff']], fails: 'target', code: 'target.uniprocessor' },
  { name: 'aff0-alone', file, edits: [['madd    x{{index:d}}, x14, x13, x15', 'mov     x{{index:d}}, x15']], fails: 'index', code: 'index.aff0' },
  { name: 'aff1-and-aff0-as-they-stand', file, edits: [['madd    x{{index:d}}, x14, x13, x15', 'ubfx    x{{index:d}}, x0, #0, #16']], fails: 'index', code: 'index.packed' },
];
export default mutants;
