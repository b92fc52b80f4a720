import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'run.sh',
  edits,
  fails,
  code,
});
const INITRD = 'file=initrd,addr={{initrd}}';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('no-virtualization', 'board', 'board.level', ['virt,virtualization=on', 'virt']),
  mutant('the-last-m-counts', 'board', 'loader.outside-ram', ['-m 1G', '-m 1G -m 256M']),
  mutant('qemus-own-memory', 'guest', 'loader.outside-ram', ['-m 1G ', '']),
  mutant('another-interrupt-controller', 'board', 'lab.does-not-build', ['virt,virtualization=on', 'virt,virtualization=on,gic-version=3']),
  mutant('a-pcs-serial-port', 'console', 'console.none', ['console=ttyAMA0', 'console=ttyS0']),
  mutant('no-append', 'console', 'console.none', ['-append "console=ttyAMA0" ', '']),
  mutant('a-tree-that-nobody-looks-for', 'guest', 'guest.tree', ['addr={{tree}}', 'addr={{wrongTree}}']),
  mutant('for-the-board-instead', 'guest', 'guest.tree', ['-device loader,file=guest.dtb,addr={{tree}},force-raw=on', '-dtb guest.dtb']),
  mutant('the-kernel-a-little-later', 'guest', 'guest.kernel', ['addr={{kernel}}', 'addr={{bss}}']),
  mutant('over-the-kernel', 'initrd', 'loader.overlap', [INITRD, 'file=initrd,addr={{file}}']),
  mutant('right-behind-the-file', 'initrd', 'initrd.cleared', [INITRD, 'file=initrd,addr={{bss}}']),
  mutant('where-the-tree-has-none', 'initrd', 'initrd.elsewhere', [INITRD, 'file=initrd,addr={{elsewhere}}']),
  mutant('no-initrd', 'initrd', 'file.none', [' \\\n  -device loader,file=initrd,addr={{initrd}},force-raw=on', '']),
];
export default mutants;
