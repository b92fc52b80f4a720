import type { Mutant } from '../../kit/lab.ts';

const file = 'predictions';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'stage-1-as-if-nested', file, edits: [['stage-1-only = {{n}}', 'stage-1-only = {{full}}']], fails: 'one-stage', code: 'one-stage' },
  { name: 'levels-swapped', file, edits: [['stage-1-only = {{n}}', 'stage-1-only = 2']], fails: 'one-stage', code: 'count' },
  { name: 'adds-the-stages', file, edits: [['\nnested = {{full}}', '\nnested = {{sum}}']], fails: 'nested', code: 'sum' },
  { name: 'multiplies-the-stages', file, edits: [['\nnested = {{full}}', '\nnested = {{product}}']], fails: 'nested', code: 'product' },
  { name: 'counts-the-data', file, edits: [['\nnested = {{full}}', '\nnested = {{more}}']], fails: 'nested', code: 'data' },
  { name: 'forgets-the-last-walk', file, edits: [['\nnested = {{full}}', '\nnested = {{last}}']], fails: 'nested', code: 'last' },
  { name: 'walks-again', file, edits: [['again = 0', 'again = {{full}}']], fails: 'nested', code: 'cached' },
  { name: 'neighbour-for-nothing', file, edits: [['neighbour = {{neighbour}}', 'neighbour = {{sum}}']], fails: 'nested', code: 'sum' },
  { name: 'tlbi-forgets-nothing', file, edits: [['after-tlbi = {{tlbi}}', 'after-tlbi = {{product}}']], fails: 'nested', code: 'product' },
  { name: 'block-like-a-page', file, edits: [['stage-1-block = {{block1}}', 'stage-1-block = {{full}}']], fails: 'blocks', code: 'block-full' },
  { name: 'block-saves-one-read', file, edits: [['stage-2-block = {{block2}}', 'stage-2-block = {{less}}']], fails: 'blocks', code: 'block-one' },
];
export default mutants;
