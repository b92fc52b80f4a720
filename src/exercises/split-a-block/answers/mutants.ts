import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'split.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'blocks-at-level-3', file, edits: [['orr     x2, x2, #2 ', 'nop                ']], fails: 'pages', code: 'pages.missing' },
  { name: 'stays-a-block', file, edits: [['        str     x1, [x0]\n', '']], fails: 'pages', code: 'pages.block' },
  { name: 'every-page-the-first', file, edits: [['add     x2, x2, #0x1000', 'add     x2, x2, #0']], fails: 'pages', code: 'pages.missing' },
  { name: 'attributes-lost', file, edits: [['        mov     x3, #0\n', '        and     x2, x2, #0xfffffff000\n        orr     x2, x2, #0x7ff\n        mov     x3, #0\n']], fails: 'attributes', code: 'attributes.low' },
  { name: 'no-hole', file, edits: [['csel    x4, xzr, x2, eq', 'mov     x4, x2']], fails: 'hole', code: 'hole.mapped' },
  { name: 'the-rest-is-missing', file, edits: [['csel    x4, xzr, x2, eq', 'csel    x4, xzr, x2, hs']], fails: 'hole', code: 'hole.wide' },
];
export default mutants;
