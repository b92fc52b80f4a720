import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'vtcr.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'bits-for-t0sz', file, edits: [['+ {{t0sz}} ', '+ {{bits}} ']], fails: 'size', code: 'size.bits' },
  { name: 'sl0-of-the-other-level', file, edits: [['({{sl0}} << 6)', '((1 - {{sl0}}) << 6)']], fails: 'size', code: 'size.sl0' },
  { name: 'walks-not-cached', file, edits: [['0x80003500', '0x80000000']], fails: 'walks', code: 'walks.cached' },
  { name: 'no-res1', file, edits: [['0x80003500', '0x00003500']], fails: 'walks', code: 'walks.res1' },
  { name: 'one-bit-too-many', file, edits: [['+ {{t0sz}} ', '+ {{t0sz}} - 1 ']], fails: 'end', code: 'end.far' },
];
export default mutants;
