import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Paste a line',
  'objective.line': 'Read a QEMU command line, find what is wrong with it, and mend it',
  'objective.map': 'Say what a line makes of memory, and who has to know the same addresses',
  'step.board': 'The board: enough memory for all that is loaded, and cores that begin at the right level.',
  'step.console': 'The console that hv.s looks for.',
  'step.guest': 'The guest’s tree and kernel, where hv.s expects them.',
  'step.initrd': 'The initrd: where the tree says, and where it stays.',
  'board.hint-1':
    'What a check says first is what the terminal would say: where RAM ends, and what lies behind it. How much memory does a board have when nobody says?',
  'board.hint-2':
    'RAM begins at 0x40000000, so that -m 1G ends at 0x80000000. And the first register that hv.s writes is HCR_EL2.',
  'board.hint-3': '-machine virt,virtualization=on and -m 1G. Without -m it is 128 MiB.',
  'console.hint-1':
    'hv.s reads the tree that the board has made, and looks for a text in it. Which option puts text there?',
  'console.hint-2': 'What -append says ends up in /chosen, as bootargs. The UART of this board is a PL011.',
  'console.hint-3': '-append "console=ttyAMA0"',
  'guest.hint-1': 'A loader tells nobody where it has put a file. How does hv.s know?',
  'guest.hint-2': 'By heart: TREE and KERNEL, at its beginning. The line has to say the same.',
  'guest.hint-3': 'addr= of guest.dtb is TREE, and addr= of guest.bin is KERNEL.',
  'initrd.hint-1': 'Three have to agree about the initrd, and one of them clears memory.',
  'initrd.hint-2':
    'guest.dts says where it begins. The kernel takes IMAGE_SIZE from its first byte on, more than its file has: in there nothing stays.',
  'initrd.hint-3': 'addr= of initrd is what linux,initrd-start says, far behind the kernel.',
  'board.level':
    'The cores of this board begin at EL1: the line does not ask for virtualization, and so there is no EL2. The first instruction of hv.s that needs it is undefined, and no vector is set. That is why nothing is heard.',
  'board.kernel': 'hv.s has not come to its second instruction. Is hv.bin what -kernel names?',
  'console.none':
    'The hypervisor is at EL2 and says nothing: in the tree of the board there is no console=ttyAMA0. What -append says ends up there.',
  'file.none': 'Nobody loads {name}. It has to be at {wanted}.',
  'guest.tree': 'hv.s looks for a tree at {wanted} and finds none: the line has loaded it at {at}. Nobody has told it.',
  'guest.kernel': 'hv.s looks for an Image at {wanted} and finds none: the line has loaded it at {at}.',
  'initrd.before': 'The guest has not begun, and so nobody has read an initrd.',
  'initrd.cleared':
    'The initrd was loaded at {at}, and no file lies there. But the kernel takes {kernel} to {end}, with its BSS, and has cleared it. To a loader only files are in the way.',
  'initrd.elsewhere': 'The line loads the initrd at {at}. The guest’s tree says {wanted}, and there it has read zeros.',
};
export default sentences;
