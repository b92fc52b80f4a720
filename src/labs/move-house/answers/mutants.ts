import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'places.s',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('at-the-start-of-ram', 'kernel', 'place.hypervisor', ['kernel0, {{base0}} + {{offset}}', 'kernel0, 0x40000000 + {{offset}}']),
  mutant('the-documents-kernel', 'kernel', 'place.ram', ['kernel1, {{base1}} + {{offset}}', 'kernel1, 0x50200000']),
  mutant('text-offset-forgotten', 'kernel', 'kernel.text-offset', ['kernel0, {{base0}} + {{offset}}', 'kernel0, {{base0}} + 0x200000']),
  mutant('a-page-is-enough', 'kernel', 'kernel.boundary', ['kernel1, {{base1}} + {{offset}}', 'kernel1, {{base1}} + {{offset}} + 0x1000']),
  mutant('both-in-one-house', 'kernel', 'place.neighbour', ['kernel1, {{base1}} + {{offset}}', 'kernel1, {{base0}} + 0x400000 + {{offset}}']),
  mutant('tree-behind-the-file', 'tree', 'tree.covered', ['tree0, {{base0}}', 'tree0, kernel0 + 0x1000']),
  mutant('memory-over-the-neighbour', 'tree', 'tree.memory-start', ['memory1, {{base1}}', 'memory1, {{base0}}']),
  mutant('the-documents-memory', 'tree', 'tree.memory-size', ['size0, {{ram}}', 'size0, 0x0c000000']),
  mutant('initrd-in-the-bss', 'initrd', 'initrd.covered', ['initrd0, {{base0}} + 0x400000', 'initrd0, kernel0 + 0x1000']),
  mutant('the-tree-is-not-told', 'initrd', 'initrd.start', ['start1, initrd1', 'start1, {{base1}} + 0x500000']),
  mutant('size-for-end', 'initrd', 'initrd.size-for-end', ['end0, initrd0 + {{length}}', 'end0, {{length}}']),
  mutant('the-last-byte', 'initrd', 'initrd.last-byte', ['end1, initrd1 + {{length}}', 'end1, initrd1 + {{length}} - 1']),
];
export default mutants;
