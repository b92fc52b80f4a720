import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'walk';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'index-not-times-8', file, edits: [['entry-2 = {{e2}}', 'entry-2 = {{slip2}}']], fails: 'tables', code: 'tables.bytes' },
  { name: 'neighbouring-table', file, edits: [['entry-3 = {{e3}}', 'entry-3 = {{e2}}']], fails: 'tables', code: 'tables.wrong' },
  { name: 'page-without-offset', file, edits: [['pa-1 = {{pa1}}', 'pa-1 = {{page}}']], fails: 'page', code: 'page.offset' },
  { name: 'block-without-offset', file, edits: [['pa-2 = {{pa2}}', 'pa-2 = {{block}}']], fails: 'block', code: 'block.offset' },
  { name: 'fault-where-the-block-is', file, edits: [['fault-level = 3', 'fault-level = 2']], fails: 'block', code: 'block.level' },
];
export default mutants;
