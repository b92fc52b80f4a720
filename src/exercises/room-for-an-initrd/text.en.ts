import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Room for an initrd',
  'objective.one': 'Compare ranges: of a kernel with its BSS, a tree, an initrd and RAM',
  'step.places':
    '`-device loader` puts a file where you say and asks nobody. QEMU compares files; what a kernel clears it does not know. Judge three places by yourself.',
  'step.memory':
    'Then somebody wants it higher still. What has the tree to say, and how much memory must the line give?',
  'places.hint-1': 'A range is its start and start + size. Two overlap where each begins before the other ends.',
  'places.hint-2': 'The kernel takes image_size, not its file’s length.',
  'places.hint-3':
    'Compare place + the initrd’s bytes with the tree’s start and the end of RAM, and place with the kernel’s start + image_size.',
  'memory.hint-1': 'initrd-end is the address behind the last byte.',
  'memory.hint-2': '-m counts from the start of RAM, 0x40000000.',
  'memory.hint-3': '(end - 0x40000000) / 0x100000, rounded up.',
  'places.fits':
    'You say it fits at a place where {found} is true: 1 the kernel with its BSS, 2 the tree, 3 out of RAM. Compare where it ends, too.',
  'places.kernel':
    'You say the kernel is there; it ends at its start plus image_size. It is {found}: 0 fits, 2 the tree, 3 out of RAM.',
  'places.tree': 'You say the tree is there. It is {found}: 0 fits, 1 the kernel with its BSS, 3 out of RAM.',
  'places.ram': 'You say it leads out of RAM. It is {found}: 0 fits, 1 the kernel with its BSS, 2 the tree.',
  'places.wrong': '{answer} is none of the four verdicts, 0 to 3. It is {found}.',
  'memory.start': '{answer} is where it begins. initrd-end is behind its last byte: {found}.',
  'memory.last': '{answer} is its last byte. initrd-end is the address behind it: {found}.',
  'memory.end': 'You say {answer}; start plus size is {found}.',
  'memory.down': '{answer} MiB end where it begins: its last MiB is not whole, and has to be there: {found}.',
  'memory.address': '{answer} counts from address 0. RAM begins at 0x40000000: {found}.',
  'memory.wrong': 'You say {answer}; the least is {found} MiB.',
};
export default sentences;
