import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'descriptors';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'page-without-offset', file, edits: [['pa-1 = {{pa1}}', 'pa-1 = {{page}}']], fails: 'address', code: 'address.offset' },
  { name: 'block-without-offset', file, edits: [['pa-2 = {{pa2}}', 'pa-2 = {{block}}']], fails: 'address', code: 'address.offset' },
  { name: 'bytes-swapped', file, edits: [['mair-1 = {{byte1}}', 'mair-1 = {{byte2}}']], fails: 'attribute', code: 'attribute.wrong' },
  { name: 'ap-the-other-way', file, edits: [['writable-1 = {{w1}}', 'writable-1 = {{ro1}}']], fails: 'access', code: 'access.wrong' },
];
export default mutants;
