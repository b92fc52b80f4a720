import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Stage 2 by hand',
  'objective.one': 'Walk through stage-2 tables by hand, to a page, to a block, and to a fault',
  'step.tables':
    'Whoever has walked once by hand reads a wrong mapping off a memory dump. Where does the core look? Cut the first IPA into three indices.',
  'step.page': 'Where does the first read end up?',
  'step.block': 'The second one meets a block, the third nothing.',
  'tables.hint-1': '4 KiB pages: nine bits of index a level, twelve of offset.',
  'tables.hint-2': 'Level 1: bits [38:30]; level 2: [29:21]; level 3: [20:12]. A descriptor has eight bytes.',
  'tables.hint-3':
    'entry-1 = 0x40081000 + 8 × IPA[38:30]; what is found there, without its low bits, is the next table.',
  'page.hint-1': 'A page ends at bit 12.',
  'page.hint-2': 'Bits [47:12] of the descriptor, and [11:0] of the IPA.',
  'page.hint-3': 'The page in the line of e3, plus the last three digits of the IPA.',
  'block.hint-1': 'Bits [1:0] of a descriptor: 3 leads on or, at level 3, is a page; 1 is a block; 0 is nothing.',
  'block.hint-2': 'A block at level 2 has 2 MiB: the offset is IPA[20:0].',
  'block.hint-3': 'The third IPA has the index behind that of the first at level 3: .quad 0.',
  'tables.bytes': '{answer} counts entries as if they were bytes; each has eight. The core read {found}.',
  'tables.wrong': '{answer} is not where the core read: that was {found}.',
  'page.offset': '{answer} is the page. The read goes on within it: {found}.',
  'page.wrong': '{answer} is not where the read ends up: {found}.',
  'block.page': '{answer} takes 12 bits of the IPA along. A block at level 2 takes 21: {found}.',
  'block.offset': '{answer} is where the block begins. The read goes on within it: {found}.',
  'block.wrong': '{answer} is not where the second read ends up: {found}.',
  'block.level': 'You say level {answer}. The last descriptor that the core read was at level {found}.',
};
export default sentences;
