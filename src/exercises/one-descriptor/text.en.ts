import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Read a descriptor',
  'objective.one': 'Read address, attributes and permission out of a stage-1 descriptor',
  'step.address':
    'When a map is wrong, a descriptor is what one has in hand: eight bytes that say all. First where it leads, offset included.',
  'step.attribute': 'Which memory type? The descriptor has an index, MAIR_EL2 the byte.',
  'step.access': 'May EL2 write there?',
  'address.hint-1': 'A page at level 3 replaces all but 12 bits; a block at level 2 all but 21.',
  'address.hint-2': 'Page: descriptor [47:12] and VA [11:0]. Block: descriptor [47:21] and VA [20:0].',
  'address.hint-3': 'Clear the low bits of the word, and put those of the VA in their place.',
  'attribute.hint-1': 'AttrIndx is [4:2].',
  'attribute.hint-2': 'Byte n of MAIR_EL2 is bits [8n + 7:8n].',
  'attribute.hint-3': '(MAIR_EL2 >> 8 × AttrIndx) & 0xff; what is above the number’s digits is 0.',
  'access.hint-1': 'AP[2] is bit 7.',
  'access.hint-2': 'AP[2] = 1 is read-only.',
  'access.hint-3': 'The word & 0x80: 0 is writable.',
  'address.offset': '{answer} is where it begins. The address goes on within it: {found}.',
  'address.page': '{answer} keeps 12 bits of the address. A block at level 2 keeps 21: {found}.',
  'address.wrong': '{answer} is not what AT says: {found}.',
  'attribute.index': '{answer} is the index. It chooses a byte of MAIR_EL2: {found}.',
  'attribute.wrong': 'PAR_EL1 says {found}, not {answer}. AttrIndx is bits [4:2].',
  'access.wrong': 'You say {answer}; AT S1E2W says {found}. AP[2], bit 7, forbids writing.',
};
export default sentences;
