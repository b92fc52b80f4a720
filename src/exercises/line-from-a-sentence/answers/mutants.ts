import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'run.sh';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-el2', file, edits: [['virt,virtualization=on', 'virt']], fails: 'board', code: 'board.level' },
  { name: 'other-cores', file, edits: [['-smp {{cores}}', '-smp {{otherCores}}']], fails: 'board', code: 'board.cores' },
  { name: 'more-than-needed', file, edits: [['-m {{megabytes:d}}M', '-m {{twice:d}}M']], fails: 'board', code: 'board.large' },
  { name: 'at-the-start-of-its-ram', file, edits: [['addr={{kernel}}', 'addr={{ram}}']], fails: 'loaders', code: 'loaders.ram' },
  { name: 'no-initrd', file, edits: [['-device loader,file=initrd,addr={{initrd}},force-raw=on', '-smp {{cores}}']], fails: 'loaders', code: 'loaders.none' },
  { name: 'from-the-boards-ram', file, edits: [['addr={{initrd}}', 'addr={{short}}']], fails: 'loaders', code: 'loaders.elsewhere' },
];
export default mutants;
