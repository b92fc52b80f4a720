import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'tcr.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'bits-for-t0sz', file, edits: [['SIZES, {{t0sz}}', 'SIZES, {{bits}}']], fails: 'size', code: 'size.bits' },
  { name: 'ps-in-ips', file, edits: [['<< 16', '<< 32']], fails: 'size', code: 'size.ps' },
  { name: 'one-bit-too-few', file, edits: [['SIZES, {{t0sz}}', 'SIZES, {{t0sz}} + 1']], fails: 'size', code: 'size.t0sz' },
  { name: 'no-inner', file, edits: [['({{attribute}} << 8) + ', '']], fails: 'walks', code: 'walks.inner' },
  { name: 'no-outer', file, edits: [[' + ({{attribute}} << 10)', '']], fails: 'walks', code: 'walks.outer' },
  { name: 'shareability-of-the-other', file, edits: [['({{sh}} << 12)', '((5 - {{sh}}) << 12)']], fails: 'walks', code: 'walks.sh-other' },
  { name: 'no-res1', file, edits: [['=0x80800000', '=0x80000000']], fails: 'walks', code: 'walks.res1' },
];
export default mutants;
