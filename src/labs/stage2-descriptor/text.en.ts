import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Encode stage-2 descriptors',
  'objective.fields': 'Put a stage-2 descriptor together from its fields',
  'objective.difference': 'Name what is different from stage 1',
  'step.block': 'A block of RAM.',
  'step.page': 'A page with a device.',
  'step.table': 'A table descriptor.',
  'step.rom': 'A read-only page.',
  'block.hint-1': 'Address, type, attributes, permissions, shareability, access flag: six fields, added up.',
  'block.hint-2':
    'Type, bits 1:0: 01. MemAttr, bits 5:2: write-back 1111, write-through 1010, non-cacheable 0101. S2AP, bits 7:6: read 01, write 10, both 11. SH, bits 9:8: not 00, outer 10, inner 11. AF is bit 10, XN bit 54.',
  'block.hint-3': 'The address + 1 + (MemAttr << 2) + (3 << 6) + (SH << 8) + (1 << 10), and with XN 1 << 54',
  'page.hint-1': 'At level 3 the lowest two bits have another value.',
  'page.hint-2': 'Type 11; MemAttr 0000 is Device-nGnRnE, 0001 nGnRE, 0011 GRE; SH 00; XN is bit 54.',
  'page.hint-3': 'The address + 3 + (MemAttr << 2) + (S2AP << 6) + (1 << 10) + (1 << 54)',
  'table.hint-1': 'A table descriptor at stage 2 has an address and a type, nothing else.',
  'table.hint-2': 'Its type is 0b11, as of a page; the level tells them apart.',
  'table.hint-3': 'The address + 3',
  'rom.hint-1': 'S2AP says what is allowed, not what is forbidden. And look at the level: is this one a page?',
  'rom.hint-2': 'S2AP[0] (bit 6) allows reads, S2AP[1] (bit 7) allows writes.',
  'rom.hint-3': 'The address + 3 (a page) or 1 (a block) + (MemAttr << 2) + (1 << 6) + (SH << 8) + (1 << 10)',
  'nothing-block': 'block (at {address}) is still 0. Is the descriptor stored there?',
  'nothing-page': 'page (at {address}) is still 0. Is the descriptor stored there?',
  'nothing-table': 'table (at {address}) is still 0. Is the descriptor stored there?',
  'nothing-rom': 'rom (at {address}) is still 0. Is the descriptor stored there?',
  'type-block': '{descriptor}: bits 1:0 are {found}; a block at level {level} has {wanted}. 3 would be a table.',
  'type-page': '{descriptor}: bits 1:0 are {found}; a page at level 3 has {wanted}. 1 is reserved there and faults.',
  'type-table': '{descriptor}: bits 1:0 are {found}; a table has 3. 1 would be a block.',
  address:
    '{descriptor}: the address is {found}; it has to be {wanted}, not shifted: bits 47:12 are where they are in the address.',
  'attribute-index':
    '{descriptor}: MemAttr (bits 5:2) is {found}, like an AttrIndx of stage 1. Stage 2 has no MAIR: the attribute itself is here, {wanted}.',
  attribute:
    '{descriptor}: MemAttr (bits 5:2) is {found}; it has to be {wanted}. Bits 5:4 say Device (00) or what the outer cache does, bits 3:2 the type of Device or what the inner one does.',
  'no-access':
    '{descriptor}: S2AP (bits 7:6) is 0: no access at all. Other than AP of stage 1, 0 does not mean read and write.',
  access: '{descriptor}: S2AP (bits 7:6) is {found}; it has to be {wanted}. Bit 6 allows reads, bit 7 writes.',
  shareability: '{descriptor}: SH (bits 9:8) is {found}; it has to be {wanted}. 0 is not shareable, 2 outer, 3 inner.',
  'access-flag':
    '{descriptor}: AF (bit 10) is {found}: the first access would be an access flag fault. It has to be {wanted}.',
  'execute-never': '{descriptor}: XN (bit 54) is {found}; it has to be {wanted}.',
  'other-bits': '{descriptor}: the bits {found} belong to no field that you need; leave them 0.',
  'table-attributes':
    '{descriptor}: the bits {found} mean nothing in a stage-2 table descriptor; attributes stand in blocks and pages.',
};
export default sentences;
