import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'identifier.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'fast-and-yielding-swapped', file, edits: [['({{fast}} << 31)', '((1 - {{fast}}) << 31)']], fails: 'kind', code: 'kind.fast' },
  { name: 'other-width', file, edits: [['({{wide}} << 30)', '((1 - {{wide}}) << 30)']], fails: 'kind', code: 'kind.wide' },
  { name: 'another-owner', file, edits: [['({{service}} << 24)', '(7 << 24)']], fails: 'whose', code: 'whose.owner' },
  { name: 'owner-at-bit-16', file, edits: [['({{service}} << 24)', '({{service}} << 16) + ({{service}} << 24)']], fails: 'whose', code: 'whose.zero' },
  { name: 'number-of-another', file, edits: [['+ {{number:d}}', '+ {{number:d}} + 1']], fails: 'answered', code: 'answered.refused' },
];
export default mutants;
