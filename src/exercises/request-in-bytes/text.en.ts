import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A request in bytes',
  'objective.one': 'Write a virtio-blk read request, header and descriptors',
  'step.header':
    'This is what an emulated disk finds in a guest’s memory, and all it knows of what the guest wants. First the header: type and sector.',
  'step.flags': 'Then who may write where, and what comes next.',
  'step.read': 'How much? Then the disk executes it.',
  'header.hint-1': 'struct virtio_blk_req: type (4 bytes), reserved (4), sector (8).',
  'header.hint-2': 'Type 0 is VIRTIO_BLK_T_IN, a read; 1 is OUT.',
  'header.hint-3': 'A sector has 512 bytes, whatever block size the disk names: byte >> 9.',
  'flags.hint-1': 'NEXT is 1, WRITE 2: the device writes.',
  'flags.hint-2': 'The device reads the header; it writes the data of a read, and the status.',
  'flags.hint-3': '1, 3 and 2: the last one has no NEXT.',
  'read.hint-1': 'A descriptor’s length is in bytes.',
  'read.hint-2': 'So many sectors × 512.',
  'read.hint-3': 'A status of 1 is IOERR: then sector and length go beyond the disk, or the type is none.',
  'header.write': 'Type is {found}: VIRTIO_BLK_T_OUT writes to the disk. A read is {wanted}.',
  'header.type': 'Type is {found}; VIRTIO_BLK_T_IN is {wanted}.',
  'header.bytes': 'The header says sector {found}: that is the byte. In sectors of 512 it is {wanted}.',
  'header.sector': 'The header says sector {found}; it has to be {wanted}.',
  'flags.writable':
    'The header’s flags are {found}: WRITE would let the device write it, but it has to read it. That is {wanted}.',
  'flags.header': 'The header’s flags are {found}; they have to be {wanted}, NEXT.',
  'flags.driver': 'The data’s flags are {found}: without WRITE the device must not write there. A read is {wanted}.',
  'flags.ends':
    'The data’s flags are {found}: without NEXT the chain ends here, and the status is not in it. That is {wanted}.',
  'flags.data': 'The data’s flags are {found}; they have to be {wanted}: NEXT and WRITE.',
  'flags.beyond':
    'The status’s flags are {found}: NEXT leads on to what does not belong to the request. That is {wanted}.',
  'flags.status': 'The status’s flags are {found}; they have to be {wanted}, WRITE.',
  'read.sectors': 'The data’s length is {found}: those are sectors. In bytes it is {wanted}.',
  'read.one': 'The data’s length is {found}: one sector. It has to be {wanted}.',
  'read.length': 'The data’s length is {found}; it has to be {wanted}.',
  'read.untouched': 'The disk has not touched the status: it did not take the chain for a request.',
  'read.status': 'The disk gave the status {found}: 1 is IOERR, 2 UNSUPP. It should have been OK.',
  'read.used': 'used.len was {found}: the disk should have written {wanted} bytes.',
  'read.word': 'The buffer begins with {found}; that sector begins with {wanted}.',
  unused: 'The request was never offered: judge.s did not come to its end.',
};
export default sentences;
