import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Sixty-four bytes',
  'objective.header': 'Write the header of an arm64 Image, so that a loader puts the kernel where it can run',
  'objective.entry': 'Say what a kernel finds at its entry, from the loader’s own lines',
  'step.known':
    'In header.s: the magic, so that the loader takes the file, and code0 or code1, so that it reaches start.',
  'step.place': 'text_offset and flags: where may the loader put this kernel?',
  'step.size': 'image_size: how much memory must be free from its first byte on?',
  'step.entry': 'In entry: what does the kernel find when it is entered?',
  'known.hint-1':
    'The loader reads one word before it believes the rest: which, and at what offset? And it enters the file at its first byte, header or not.',
  'known.hint-2':
    'The magic is the bytes A, R, M, 0x64 at offset 56. Two 32-bit fields and six of 64 bits stand before it.',
  'known.hint-3': 'b start; .long 0; six times .quad 0; .ascii "ARM\\x64"; .long 0. That is 64 bytes.',
  'place.hint-1': 'The head of kernel.s has all that the header has to say, in other words.',
  'place.hint-2': 'Flags: bit 0 is the byte order, bits 2:1 are the pages, and bit 3 says that any place will do.',
  'place.hint-3': 'text_offset: TEXT_OFFSET. flags: 1 << 1 for 4 KiB or 3 << 1 for 64 KiB, and ANYWHERE << 3.',
  'size.hint-1':
    'The loader puts something right behind the kernel. What does the kernel do there, before it reads it?',
  'size.hint-2': 'It clears its BSS. No file holds those zeros, but the memory for them must be its own.',
  'size.hint-3': 'image_size: IMAGE_SIZE, not the bytes of the file.',
  'entry.hint-1': 'The last ten lines before eret, and the one that comes to x19.',
  'entry.hint-2':
    'kernel is LOW or HIGH plus text_offset; the tree stands image_size behind it. SPSR_EL2 says the level: M[3:2]; and what is masked: bits 9:6.',
  'entry.hint-3':
    'x0: kernel + image_size. x1: 0. SPSR 0x3c5 is EL1h, 0x3c9 EL2h. DAIF reads as bits 9:6: 0x3c0. Nobody has switched on an MMU.',
  'refused.reversed':
    'The loader reads {found} at offset 56. These are the right bytes in reverse: they stand in memory as A, R, M, 0x64, and little-endian that is the word 0x644d5241.',
  'refused.magic':
    'The loader does not know this file: at offset 56 it reads {found}, and the magic is 0x644d5241. Do all fields before it have their sizes, 4, 4, and six times 8?',
  'refused.big-endian':
    'flags are {flags}: bit 0 says that the kernel’s data is big-endian, and the loader refuses. It is not.',
  'refused.granule':
    'flags are {flags}: bits 2:1 ask for pages of 16 KiB. ID_AA64MMFR0_EL1 says that this core has none, and the loader refuses.',
  'refused.room':
    'From {base} on the loader has room up to {end}. A kernel {offset} behind its beginning that takes {size} bytes, and its tree, do not fit in there.',
  'known.undefined':
    'The kernel was entered at {kernel}, its first byte, and that word is no instruction. The header begins with two that lead to start.',
  'known.code':
    'The kernel was entered at {kernel}, and start was never reached, or not from its beginning. code0 and code1 have to lead there.',
  'place.anywhere':
    'Bit 3 of flags is {said}, and kernel.s says ANYWHERE = {wanted}. 0 asks for a place as near to the beginning of RAM ({low}) as can be, 1 takes any. So the loader has turned to {base}.',
  'place.old':
    'image_size is 0: such a kernel is from before 3.17, and nobody believes its text_offset. The loader put it at {kernel}, as those wanted to be.',
  'place.offset':
    'The loader has put the kernel at {kernel}, because text_offset says {said}. It is linked to stand {wanted} above a boundary of 2 MiB, and believes to be elsewhere.',
  'place.pages':
    'Bits 2:1 of flags are {said}. The kernel has pages of {kib} KiB, and that is written as {wanted}: 1 is 4 KiB, 2 is 16, 3 is 64.',
  'size.unknown':
    'image_size is 0: the loader has to guess, and has taken the bytes of the file. The kernel clears {wanted}, and its tree was among them.',
  'size.bss':
    'image_size says {said}, and the loader put the tree right behind that. The kernel takes {wanted} with its BSS: it has cleared its own tree.',
  'entry.kernel': 'You say that its first byte is at {answer}. The kernel finds itself at {found}.',
  'entry.base':
    'At {answer} begins the memory that the loader has chosen. The kernel stands text_offset behind it: {found}.',
  'entry.x0': 'You say that x0 is {answer}. It is {found}: the tree, right behind what the kernel takes.',
  'entry.x0-kernel': '{answer} is the kernel itself. x0 is the address of the tree: {found}.',
  'entry.x1': 'You say that x1 is {answer}. It is {found}: x1 to x3 are kept for later, and so they are zero.',
  'entry.el': 'You say that the level is {answer}. It is {found}: read M[3:2] in the value that goes to SPSR_EL2.',
  'entry.el-raw': '{answer} is what CurrentEL reads as. The level stands in its bits 3:2: {found}.',
  'entry.daif': 'You say that DAIF reads as {answer}. It is {found}: SPSR_EL2 has all four set.',
  'entry.daif-field':
    'All four are set, yes. But DAIF reads as bits 9:6, where they stand in an SPSR, too: {found}, not {answer}.',
  'entry.mmu': 'You say that SCTLR_ELx.M is {answer}. It is {found}: the protocol asks for an MMU that is off.',
};
export default sentences;
