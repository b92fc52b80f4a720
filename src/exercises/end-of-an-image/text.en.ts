import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Where an Image ends',
  'objective.one': 'Say from an Image’s header where it goes and how much memory it takes',
  'step.extent':
    'What lies behind a kernel is overwritten before its first line of output: its BSS is cleared. Where does the Image begin, and where does what it takes end?',
  'step.behind': 'How much of that is not in the file? And where is there room for a tree in 2 MiB of its own?',
  'step.flags': 'Last, what the flags say of pages and of places.',
  'extent.hint-1': 'text_offset counts from the base, image_size from the beginning of the Image.',
  'extent.hint-2': 'image_size has the BSS in it; the file’s length has not.',
  'extent.hint-3': 'start = base + text_offset; end = start + image_size',
  'behind.hint-1': 'What is taken and not in the file is cleared by the kernel.',
  'behind.hint-2': '2 MiB is 0x200000: round the end up.',
  'behind.hint-3': 'bss = image_size - file; tree = (end + 0x1fffff) & ~0x1fffff',
  'flags.hint-1': 'Bit 0 is the endianness, bits 2:1 the page size, bit 3 the place.',
  'flags.hint-2': 'Bits 2:1: 1 is 4 KiB, 2 is 16 KiB, 3 is 64 KiB.',
  'flags.hint-3': 'Bit 3 set: anywhere in physical memory. Clear: as near to its beginning as possible.',
  'extent.base': '{answer} is the base. The Image is text_offset behind it: {found}.',
  'extent.start': 'You say {answer}; base plus text_offset is {found}.',
  'extent.file': '{answer} is where the file ends. The BSS behind it is the kernel’s, too: {found}.',
  'extent.from': '{answer} is image_size from the base. It counts from the Image’s first byte: {found}.',
  'extent.end': 'You say {answer}; start plus image_size is {found}.',
  'behind.whole': '{answer} is image_size. The file’s bytes are in it: {found} are not in the file.',
  'behind.bss': 'You say {answer}; image_size less the file’s bytes is {found}.',
  'behind.unaligned': '{answer} is the end itself, in the middle of 2 MiB. The next boundary is {found}.',
  'behind.down': '{answer} was rounded down: the kernel’s BSS is there. The boundary behind it is {found}.',
  'behind.tree': 'You say {answer}; the first 2 MiB boundary behind the kernel is {found}.',
  'flags.field': '{answer} is the field. In KiB it says {found}.',
  'flags.pages': 'You say {answer}; bits 2:1 say {found} KiB.',
  'flags.anywhere': 'You say {answer}; bit 3 of the flags is {found}.',
};
export default sentences;
