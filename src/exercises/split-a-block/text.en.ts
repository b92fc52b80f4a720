import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Split a block',
  'objective.one': 'Replace a block by pages without changing what they map',
  'step.pages':
    'Watching one page, copying it on write, taking it away: all of it begins with a block that has to become pages, while the guest notices nothing. Make the table.',
  'step.attributes': 'Nothing else may change: type, permissions, memory type, XN.',
  'step.hole': 'And one page is to be missing.',
  'pages.hint-1': '512 descriptors of 8 bytes; the output address grows by 0x1000.',
  'pages.hint-2':
    'At level 3 a page has 3 in its lowest bits; the block had 1. The descriptor of a table is its address + 3.',
  'pages.hint-3': 'Load the block, orr #2, store it 512 times with + 0x1000 each; last store x1 + 3 to [x0].',
  'attributes.hint-1': 'Do not make the attributes anew: they are in the block’s descriptor.',
  'attributes.hint-2': 'Bits [11:2] and [63:52] of a block and of a page mean the same.',
  'attributes.hint-3': 'Only bit 1 is different: orr x2, x2, #2.',
  'hole.hint-1': 'A descriptor whose bit 0 is 0 is nothing.',
  'hole.hint-2': 'cmp with the number of the page, csel xzr.',
  'hole.hint-3': 'Or store all, and then zero at table + 8 × number.',
  'pages.block': 'The walk for the first page ends at level {level}: it does not come to a page of level 3.',
  'pages.missing': 'The page at IPA {lost} does not lead where the block led.',
  'attributes.type': '{word} is no page: at level 3 bits [1:0] are 3.',
  'attributes.low': '{word}: the lower attributes are not those of the block, which were {wanted} (in a block).',
  'attributes.xn': '{word}: XN, bit 54, is not as in the block.',
  'hole.mapped': 'The page that is to fault leads to {found}.',
  'hole.wide': 'The page behind the missing one faults, too.',
  'not-back': '`split` did not come back: it ends with RET.',
};
export default sentences;
