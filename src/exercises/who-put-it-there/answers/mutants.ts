import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'entry';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'the-other-level', file, edits: [['level = {{level}}', 'level = {{other}}']], fails: 'kernel', code: 'kernel.level' },
  { name: 'el3', file, edits: [['level = {{level}}', 'level = 3']], fails: 'kernel', code: 'kernel.level' },
  { name: 'as-if-it-were-raw', file, edits: [['kernel = {{kernel}}', 'kernel = 0x40080000']], fails: 'kernel', code: 'kernel.raw' },
  { name: 'at-the-start-of-ram', file, edits: [['kernel = {{kernel}}', 'kernel = 0x40000000']], fails: 'kernel', code: 'kernel.ram' },
  { name: 'right-behind-the-kernel', file, edits: [['initrd = {{initrd}}', 'initrd = {{behind}}']], fails: 'files', code: 'files.behind' },
  { name: 'a-tree-at-the-start', file, edits: [['tree = {{tree}}', 'tree = 0x40000000']], fails: 'files', code: 'files.ram' },
  { name: 'a-tree-in-the-next-page', file, edits: [['tree = {{tree}}', 'tree = {{page}}']], fails: 'files', code: 'files.page' },
];
export default mutants;
