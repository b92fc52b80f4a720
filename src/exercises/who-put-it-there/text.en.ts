import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Who put it there?',
  'objective.one': 'Say where the virt board puts an Image, its initrd and its tree',
  'step.kernel':
    'Before a hypervisor puts anything anywhere it has to know what the board has put there already. The kernel first: where, and at which level?',
  'step.files': 'Then the two that the board places by itself: the initrd, and the tree that it makes.',
  'kernel.hint-1': '`virtualization=on` gives the cores an EL2, and they begin there.',
  'kernel.hint-2': 'An Image goes to the start of RAM plus text_offset.',
  'kernel.hint-3':
    'With a text_offset below 4 KiB it would cover the board’s own six instructions: then it is 2 MiB further, 0x40200000.',
  'files.hint-1': 'The initrd is in the middle of RAM, but not farther than 128 MiB from its start.',
  'files.hint-2': 'The tree comes behind the initrd, at the next 2 MiB boundary.',
  'files.hint-3':
    'initrd = 0x40000000 + min(memory / 2, 0x8000000); tree = initrd + 0x200000, since this one is small.',
  'kernel.level':
    'You say {answer}; it began at EL{found}. EL2 is there with virtualization=on only, and EL3 not at all.',
  'kernel.raw': '{answer} is where a file without a header goes. This one has a text_offset: {found}.',
  'kernel.ram': '{answer} is where RAM begins; the board’s own six instructions are there. The Image is at {found}.',
  'kernel.wrong': 'You say {answer}; its first byte was at {found}.',
  'files.half': '{answer} is the middle of RAM. The board goes no farther than 128 MiB from its start: {found}.',
  'files.behind': '{answer} is right behind the kernel. The board leaves it more room: {found}.',
  'files.initrd': 'You say {answer}; the initrd was loaded at {found}.',
  'files.ram':
    '{answer} is where the tree is for a kernel that does not begin as Linux does. For an Image it is behind the initrd: {found}.',
  'files.page': '{answer} is the page behind the initrd. The tree has 2 MiB to itself: {found}.',
  'files.tree': 'You say {answer}; x0 held {found}.',
};
export default sentences;
