import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Move house',
  'objective.place':
    'Place kernel, device tree and initrd of two guests in RAM that is theirs, and apart from each other',
  'objective.offset': 'Say what an Image asks of its address, and how far it reaches',
  'step.kernel': 'Find a place for each kernel: kernel0 and kernel1.',
  'step.tree': 'Find places for the trees, and let them name the right memory.',
  'step.initrd': 'Find places for the initrds, and let the trees name them: start and end.',
  'kernel.hint-1': 'Read the head of kernel.s. From what does it compute where it believes to be?',
  'kernel.hint-2':
    'It cuts its address off at a multiple of 2 MiB (0x200000), and adds text_offset. That must give the address again.',
  'kernel.hint-3': 'The RAM of each VM begins at such a multiple: its base plus text_offset will do.',
  'tree.hint-1': 'The kernel clears its BSS before it looks at the tree. From where to where?',
  'tree.hint-2':
    'From the end of its file, which is short, to image_size: nothing may be there. Below the kernel there is room, too.',
  'tree.hint-3': 'tree: the base of the VM’s RAM. memory: that base; size: as many bytes as the head of places.s says.',
  'initrd.hint-1': 'An initrd must be where the tree says. Two numbers of the tree are about it.',
  'initrd.hint-2': 'end is the address behind its last byte: start plus its length, not the length.',
  'initrd.hint-3': 'initrd: base + 0x400000, far from all else. start: the same. end: start + its length.',
  'place.ram':
    'VM {vm}: you place something at {at}, and there is no RAM: this machine’s reaches from 0x40000000 to 0x44000000. The RAM of this VM is {base} to {end}.',
  'place.hypervisor':
    'VM {vm}: you place something at {at}, where the hypervisor is: it keeps 0x40000000 to 0x40400000. The RAM of this VM is {base} to {end}.',
  'place.neighbour': 'VM {vm}: {at} is RAM of the other VM. Its own is {base} to {end}.',
  'kernel.reach': 'VM {vm}: a kernel at {at} does not lie in its RAM ({base} to {end}) as a whole, with its BSS.',
  'kernel.text-offset':
    'VM {vm}: {at} is a multiple of 2 MiB, and this kernel wants to be {offset} above one. It believes to be elsewhere than it is.',
  'kernel.boundary':
    'VM {vm}: {at} is not {offset} above a multiple of 2 MiB. The kernel cuts its address off at such a multiple, adds text_offset, and is wrong about where it is.',
  'kernel.silent':
    'VM {vm}: the kernel at {at} was placed well, and has not reported from there. Has something else been put over it?',
  'tree.reach': 'VM {vm}: a tree at {at} does not lie in its RAM ({base} to {end}) as a whole.',
  'tree.aligned': 'VM {vm}: a device tree begins at a multiple of 8, and {at} is none.',
  'tree.covered':
    'VM {vm}: the kernel at {kernel} takes {image} bytes with its BSS, and the tree at {at} is among them: what was put there did not stay.',
  'tree.initrd': 'VM {vm}: the tree at {at} and the initrd lie on each other.',
  'tree.unread': 'VM {vm}: its kernel has not found a tree at {at}. Did the kernel run at all?',
  'tree.memory-start': 'VM {vm}: its tree says that memory begins at {said}. It begins at {base}.',
  'tree.memory-size': 'VM {vm}: its tree says that there are {said} bytes of memory. There are {ram}.',
  'initrd.reach': 'VM {vm}: an initrd at {at} does not lie in its RAM ({base} to {end}) as a whole.',
  'initrd.start': 'VM {vm}: the initrd is at {at}, and the tree says that it begins at {start}.',
  'initrd.size-for-end':
    'VM {vm}: the tree gives {last} as the end of the initrd: that is its length. The end is an address, {wanted}.',
  'initrd.last-byte':
    'VM {vm}: the tree gives the address of the initrd’s last byte, {last}. What is meant is the one behind it.',
  'initrd.end': 'VM {vm}: the tree says that the initrd ends at {last}. It begins at {at} and ends before {wanted}.',
  'initrd.covered':
    'VM {vm}: the initrd at {at} lies in what the kernel at {kernel} takes with its BSS: it was there, and was cleared.',
  'initrd.tree': 'VM {vm}: the initrd at {at} and the tree lie on each other.',
  'initrd.unread':
    'VM {vm}: its kernel has not read the initrd that was put at {at}. Did the kernel run at all, and find its tree?',
};
export default sentences;
