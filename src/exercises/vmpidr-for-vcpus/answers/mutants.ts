import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'vmpidr.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-res1', file, edits: [['=0x80000000 + ', '=']], fails: 'fixed', code: 'fixed.res1' },
  { name: 'aff2-at-aff3', file, edits: [['({{aff2}} << 16)', '({{aff2}} << 24)']], fails: 'fixed', code: 'fixed.aff2' },
  { name: 'number-for-aff0', file, edits: [['orr     x0, x0, x3', 'ubfx    x3, x3, #0, #8\n        madd    x3, x2, x1, x3\n        orr     x0, x0, x3']], fails: 'place', code: 'place.number' },
  { name: 'no-cluster', file, edits: [['        orr     x0, x0, x2, lsl #8\n', '']], fails: 'place', code: 'place.aff1' },
  { name: 'uniprocessor', file, edits: [['=0x80000000 + ', '=0xc0000000 + ']], fails: 'fixed', code: 'fixed.flags' },
  { name: 'aff3-too', file, edits: [['        orr     x0, x0, x3\n', '        orr     x0, x0, x3\n        orr     x0, x0, #(1 << 32)\n']], fails: 'read', code: 'read.wrong' },
];
export default mutants;
