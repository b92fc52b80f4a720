import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: "Write a guest's map",
  'objective.walk': 'Build tables of three levels from a list of ranges',
  'objective.blocks': 'Choose the largest block that both addresses allow',
  'objective.attributes': 'Give memory, ROM and devices the attributes that they need, and nothing beyond the list',
  'step.tables': 'Lead every page of the plan to its place.',
  'step.blocks': 'Use blocks of 2 MiB and of 1 GiB where they fit.',
  'step.attributes': 'Write the attributes: memory, what is only read, and devices.',
  'step.isolation': 'Map nothing else: the first byte past the end is not the guest’s.',
  'tables.hint-1':
    'The index at a level is nine bits of the IPA: bits 38:30 at level 1, 29:21 at level 2, 20:12 at level 3. Entries that are not there yet need a table first.',
  'tables.hint-2':
    'A loop over the maps, and in it a loop over what is left of one. For each piece walk down from the root: read the entry; if it is 0, take call.newTable() and write its address | 3 there. IPAs go up to 39 bits: divide with Math.floor, since >> cuts numbers to 32 bits.',
  'tables.hint-3':
    'const index = (ipa, level) => Math.floor(ipa / [0, 0x40000000, 0x200000, 0x1000][level]) % 512; … call.el2.write(table + 8 * index(ipa, 3), 8, BigInt(pa) | 0x7ffn | …);',
  'tables.not-entered': 'The guest was not entered: stage2 did not come to its end.',
  'tables.root':
    'The root is {root}. It has to be a table that call.newTable() gave: on a boundary of 4 KiB, in the memory that no guest reaches.',
  'tables.nothing':
    'The root at {root} has no entry for the first GiB, where the devices are: as it stands the guest has nothing.',
  'tables.link-type':
    'IPA {ipa}: the entry of level {level} is {descriptor}. It has the address of a table and the type of a block, 0b01. A table is 0b11: bit 1 is set too.',
  'tables.page-bit':
    'IPA {ipa}: the descriptor at level {level} is {descriptor}. 0b01 means nothing there; a page has bit 1 set, 0b11.',
  'tables.access-flag':
    'IPA {ipa}: the descriptor {descriptor} at level {level} has AF (bit 10) clear, and every access to it faults. Nobody else sets it here.',
  'tables.unaligned':
    'IPA {ipa} leads to {pa}: a block of level {level}, {descriptor}, with an IPA or a PA that is no multiple of its size. The lower bits of the address are not looked at.',
  'tables.covered':
    'IPA {ipa} is inside of a block of level {level} ({descriptor}) and leads to {pa}. That block was written for a map that is smaller: three conditions, and the third is that so much is left.',
  'tables.elsewhere': 'IPA {ipa} leads to {pa}, which is not its place in the plan ({descriptor}, level {level}).',
  'tables.high':
    'IPA {ipa} is past 4 GiB, and its entry in the root at {root} is empty. >> and & on numbers cut to 32 bits: divide and take the rest, or use bigint.',
  'tables.valid':
    'IPA {ipa}: the entry of level {level} is {descriptor}. Bit 0 is clear: for the walker nothing is there.',
  'tables.missing':
    'IPA {ipa} is in the plan, and its entry of level {level} is empty. Was it written, or does another table stand now where its table stood? An entry that leads to a table already has to be followed.',
  'tables.other': 'IPA {ipa} is in the plan and leads nowhere: the last entry, of level {level}, is {descriptor}.',
  'tables.guest':
    'The guest stored {wanted} at one address and loaded {found} from the other one that leads to the same place.',
  'blocks.hint-1': 'A block of 2 MiB replaces 512 pages, and one read of every walk.',
  'blocks.hint-2':
    'Three conditions: the IPA is a multiple of the block’s size, the PA is one, and at least so much is left of the map. Ask anew for each piece: a map can begin with pages and go on with blocks.',
  'blocks.hint-3':
    'const level = [1, 2].find((l) => ipa % SIZES[l] === 0 && pa % SIZES[l] === 0 && left >= SIZES[l]) ?? 3;',
  'blocks.two':
    'IPA {ipa} is mapped at level {found} ({descriptor}); both addresses allow a block of 2 MiB there, which is level 2.',
  'blocks.gigabyte':
    'IPA {ipa} is mapped at level {found} ({descriptor}); a whole GiB begins there in both address spaces, which is a block of level 1.',
  'attributes.hint-1': 'There is no MAIR at stage 2, and S2AP allows: 0 is nothing.',
  'attributes.hint-2':
    'MemAttr is bits 5:2: 0b1111 is Normal write-back, 0b0000 Device-nGnRnE, 0b0001 Device-nGnRE. S2AP is bits 7:6 (bit 6 reads, bit 7 writes), SH bits 9:8 (0b10 outer, 0b11 inner), XN bit 54.',
  'attributes.hint-3':
    "memory: (15n << 2n) | (3n << 6n) | (sh << 8n), 'read-only': (15n << 2n) | (1n << 6n) | (sh << 8n), device: (type << 2n) | (3n << 6n) | (1n << 54n); and in all of them the note << 55n.",
  'attributes.memory':
    'IPA {ipa} is memory, and its MemAttr (bits 5:2 of {descriptor}) is {found}: Normal write-back is 15.',
  'attributes.device':
    'IPA {ipa} is a device, and its MemAttr (bits 5:2 of {descriptor}) is {found}; it has to be {wanted}. A device’s registers must not be kept in a cache.',
  'attributes.share': 'IPA {ipa}: SH (bits 9:8 of {descriptor}) is {found}; the task wants {wanted}.',
  'attributes.read-only':
    'IPA {ipa} is only to be read, and S2AP (bits 7:6 of {descriptor}) is {found}: reading alone is 1.',
  'attributes.access':
    'IPA {ipa} is to be read and written, and S2AP (bits 7:6 of {descriptor}) is {found}; both are 3. At stage 2, zero allows nothing.',
  'attributes.executable': 'IPA {ipa} is memory from which a guest executes; XN is set in {descriptor}.',
  'attributes.execute-never':
    'IPA {ipa} is a device, and XN (bit 54 of {descriptor}) is clear: a core may fetch from it ahead of need, and reading a device can change it.',
  'attributes.tag': 'IPA {ipa}: bits 58:55 of {descriptor} are {found}; the note of this task is {wanted}.',
  'attributes.wrote-rom': 'The guest stored to {ipa}, which the plan has as read-only, and nothing held it back.',
  'attributes.uart': 'The guest wrote “ok” to its PL011; what came out is “{text}”.',
  'attributes.clock': 'The guest read {found} from its clock, a PL031, where PeriphID0 is 0x31.',
  'isolation.hint-1': 'What comes after the last page of a map belongs to somebody else.',
  'isolation.hint-2':
    'A block that reaches past the end of its map is too large. A loop with <= writes one page too many. Both show at the first address behind.',
  'isolation.hint-3': 'while (done < size) with left = size - done, and a block only if left >= SIZES[level].',
  'isolation.past-end':
    'IPA {ipa} is the first one behind a map, and it leads to {pa} (level {level}): the guest has more than its plan says.',
  'isolation.outside': 'IPA {ipa} is in no map of the plan, and it leads to {pa} (level {level}).',
  'isolation.reached':
    'The guest loaded from {ipa}, which the plan does not give it, and got an answer (level {level}, {descriptor}).',
  'isolation.not-finished': 'The guest did not get as far as this access, or not to its end.',
};
export default sentences;
