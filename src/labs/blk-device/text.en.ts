import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Be a disk',
  'objective.registers': "Answer a driver's questions as virtio-mmio says",
  'objective.chains': 'Follow chains through the memory of a guest, and do what they ask for',
  'objective.interrupt': 'Interrupt when something was used, and only if the driver wants to hear of it',
  'step.identify': 'Say what you are, and how large.',
  'step.agree': 'Offer features, refuse others, take a queue.',
  'step.read': 'Follow a chain, read sectors into it, and hand it back in the used ring.',
  'step.requests': 'Write, flush, tell your name; say no to what you do not know and to what is not there.',
  'step.indirect': 'Follow a chain whose descriptors are in a table of their own.',
  'step.interrupt': 'Raise the line, let it go, and be quiet when you are asked to.',
  'guest.aborted':
    'The guest got an abort at {elr}: your handler has returned undefined there. A disk answers everything in its slot.',
  'guest.not-here': 'The guest has not come as far as this.',
  'identify.hint-1': 'Each read comes to read(): offset says of which register. What is not there reads as zero.',
  'identify.hint-2':
    'The capacity is channel.size / 512, 64 bits little-endian at 0x100: a read of `size` bytes at an offset is a shift and a cut.',
  'identify.hint-3': 'BigInt.asUintN(8 * size, BigInt(channel.size / 512) >> BigInt(8 * (offset - 0x100)))',
  'identify.magic': 'MagicValue reads as {found}; it is {wanted}, “virt”.',
  'identify.version': 'Version reads as {found}; this is version {wanted}.',
  'identify.device': 'DeviceID reads as {found}; a block device is {wanted}.',
  'identify.vendor': 'VendorID reads as {found}; yours is {wanted}.',
  'identify.capacity':
    'The capacity reads as {found}; it is {wanted} sectors. Which channel is the disk over? plan.channel says it.',
  'identify.bytes': 'The capacity reads as {found}: bytes. It is counted in sectors of 512: {wanted}.',
  'identify.high': 'The upper word of the capacity, at 0x104, reads as {found}; it is {wanted}.',
  'identify.byte':
    'Byte 1 of the capacity reads as {found}; it is {wanted}. Configuration is read by bytes and halfwords as well (§4.2.2.2).',
  'identify.one-for-all': 'The other disk reads as {found} sectors; it has {wanted}.',
  'identify.same':
    'Both disks have {found} sectors? The other one has {wanted}: each n is a disk of its own, over plan.channel.',
  'agree.hint-1':
    'There are two windows of 32 bits, each with its own Sel. Status only ever gets more bits, until 0 takes them all.',
  'agree.hint-2':
    'When FEATURES_OK is written, look whether all that the driver took was offered. If not, this one bit stays clear.',
  'agree.hint-3': 'device.features.every((word, half) => (word & ~offers(channel, half)) === 0)',
  'agree.offered':
    'The lower half of DeviceFeatures reads as {found}; it is {wanted}: FLUSH, INDIRECT_DESC, EVENT_IDX. Who offers more has to do it.',
  'agree.version-1': 'The upper half of DeviceFeatures reads as {found}; VERSION_1 is bit 0 there.',
  'agree.not-selected':
    'Both halves of DeviceFeatures read as {found}: DeviceFeaturesSel (0x14) chooses which. The upper one is {wanted}.',
  'agree.third-word': 'DeviceFeatures with Sel 2 reads as {found}; there is nothing any more.',
  'agree.read-only': 'The other disk offers {found}; it cannot be written, so it offers {wanted}, with RO (bit 5).',
  'agree.steps':
    'The driver wrote ACKNOWLEDGE, DRIVER, and FEATURES_OK with a feature that was not offered; Status reads as {found}, and it has to be {wanted}.',
  'agree.believed':
    'The driver took a feature that was not offered, and Status says {found}: agreed. FEATURES_OK has to stay clear: {wanted}.',
  'agree.no-reset': 'After 0 was written to Status it reads as {found}.',
  'agree.shared':
    'The other disk has changed ({found}), and nobody has talked to it. What a driver says, it says to one disk.',
  'agree.features-ok':
    'All that the driver took was offered, and Status reads as {found}; it has to be {wanted}. Was the feature of the attempt before forgotten at the reset?',
  'agree.second-queue':
    'QueueNumMax of queue 1 reads as {found}; a disk has one queue, number 0, and what is not there has size 0.',
  'agree.queue-max': 'QueueNumMax reads as {found}; it is {wanted}.',
  'agree.ready': 'QueueReady reads as {found} behind the 1 that was written.',
  'agree.status': 'Status reads as {found} behind DRIVER_OK; it has to be {wanted}.',
  'read.hint-1':
    'The driver has counted idx of the available ring up, and written to QueueNotify. Between device.taken and idx is what is new.',
  'read.hint-2':
    'Head: available + 4 + 2 · (taken mod size). Descriptor: table + 16 · index. Data goes into what is marked WRITE, all of it but the last byte; there goes the status. Then head and length to ring + 4 + 8 · (used mod size), and used + 1 to ring + 2.',
  'read.hint-3':
    'const chain = chainAt(device, memory, head); const length = chain && carryOut(channel, memory, chain, id); memory.write(ring + 4 + 8 * (device.used % size), new Uint8Array(new Uint32Array([head, length]).buffer))',
  'read.status': 'The status byte of the first read is {found}; it has to be {wanted}.',
  'read.untouched':
    'The status byte of the first read is still {found}, as the driver has left it: nobody has written there. The chain goes by `next`, from descriptor to descriptor.',
  'read.data': 'The first read has put {found} into the buffer; the sector begins with {wanted}.',
  'read.sector-0':
    'The first read has put {found} into the buffer: that is sector 0. The number of the sector is in the header, from byte 8 on, and a sector has 512 bytes. Wanted is {wanted}.',
  'read.no-data': 'The status is OK, and there is nothing in the buffer; it has to be {wanted}.',
  'read.idx': 'idx of the used ring is {found}; it has to be {wanted}: one more with each chain.',
  'read.not-used': 'The chain was carried out, and idx of the used ring is {found}: the driver does not hear of it.',
  'read.head': 'id in the used ring is {found}; the chain begins at {wanted}, and by that the driver knows it.',
  'read.length': 'The length in the used ring is {found}; you have written {wanted} bytes, the status included.',
  'read.no-status-byte': 'The length in the used ring is {found}; the status byte is written, too: {wanted}.',
  'read.three':
    'A read into three buffers did not go well: {found} was to be {wanted}. Is `next` followed, or the descriptor that comes next?',
  'read.three-untouched': 'The status of the second read is still {found}. Where in the available ring did you look?',
  'read.scattered':
    'Two sectors go into three buffers. Where the second sector begins, in the second buffer, there is {found}; it has to be {wanted}: each buffer goes on where the one before is full.',
  'read.place':
    'The last entry of the used ring has id {found}; it was the chain at {wanted}. Places in the used ring are modulo its size, too.',
  'read.many':
    '{found} of {wanted} reads in a row went well. idx goes on counting when the ring begins anew; places in it are modulo its size.',
  'requests.hint-1':
    'The type is the first word of the header. What is written to the disk stands behind the header, in what you may read.',
  'requests.hint-2':
    'UNSUPP (2) for a type that you do not know, IOERR (1) where the channel says no: channel.read gives undefined, channel.write false. GET_ID is twenty bytes of plan.id, padded with zeros.',
  'requests.hint-3': 'if (!channel.write(place, sent.subarray(16))) status = IOERR; … data[i] = id.charCodeAt(i) || 0',
  'requests.untouched': 'The status byte is still {found}: this request was not answered. It has to be {wanted}.',
  'requests.write': 'The status of the write is {found}; it has to be {wanted}.',
  'requests.read-back':
    'What was written is read back as {found}; it was {wanted}. The data begins behind the sixteen bytes of the header.',
  'requests.write-length':
    'The length of the write in the used ring is {found}. It counts what *you* have written into memory: the status, {wanted} byte.',
  'requests.flush-status': 'The status of the flush is {found}; it has to be {wanted}.',
  'requests.flush-untouched': 'The flush was not answered: its status is still {found}.',
  'requests.flush-length':
    'The length of the flush in the used ring is {found}; only the status was written: {wanted}.',
  'requests.id-status': 'The status of GET_ID (type 8) is {found}; it has to be {wanted}.',
  'requests.id-untouched': 'GET_ID (type 8) was not answered: its status is still {found}.',
  'requests.id-length': 'The length of GET_ID in the used ring is {found}; twenty bytes and the status are {wanted}.',
  'requests.name': 'The name of the disk reads as {found}; it has to be {wanted}, which is plan.id, byte by byte.',
  'requests.padding': 'Behind the name there is {found}: it is padded with zeros to twenty bytes.',
  'requests.strange':
    'To a type that nobody knows the status is {found}; it has to be {wanted}, UNSUPP. A driver tries, and takes no for an answer.',
  'requests.beyond': 'A read behind the last sector ends with status {found}; it has to be {wanted}, IOERR.',
  'requests.beyond-ok':
    'A read behind the last sector ends with status {found}, OK. The channel gives undefined there: that is IOERR, {wanted}.',
  'requests.beyond-data': 'A read behind the last sector has changed the buffer: {found}.',
  'indirect.hint-1': 'A descriptor with INDIRECT has no data: it names another table, and how many bytes that has.',
  'indirect.hint-2':
    'Go on at index 0 of the table at its address, which has length / 16 entries. `next` counts in that table then.',
  'indirect.hint-3': 'if ((flags & 4) !== 0) { [table, count, index] = [at, length / 16, 0]; continue; }',
  'indirect.status': 'A read by way of an indirect table ends with status {found}; it has to be {wanted}.',
  'indirect.untouched': 'A read by way of an indirect table was not answered: its status is still {found}.',
  'indirect.data': 'A read by way of an indirect table has put {found} into the buffer; it has to be {wanted}.',
  'indirect.head': 'id in the used ring is {found}; it is the descriptor in the queue that names the table: {wanted}.',
  'indirect.length': 'The length in the used ring is {found}; it has to be {wanted}, as without a table of its own.',
  'indirect.idx': 'idx of the used ring is {found}; behind a reset it begins at 0, so it has to be {wanted}.',
  'interrupt.hint-1': 'InterruptStatus, bit 0: a buffer was used. The line is up as long as InterruptStatus is not 0.',
  'interrupt.hint-2':
    'Without EVENT_IDX bit 0 of the available flags says “no interrupts”. With it the driver has written after which idx it wants one, used_event, behind the available ring; and you write behind the used ring which idx you have seen, avail_event.',
  'interrupt.hint-3':
    'wanted = ((device.used - event - 1) & 0xffff) < done, where done is how many this notification has added',
  'interrupt.status': 'InterruptStatus reads as {found} behind a read that is done; it has to be {wanted}.',
  'interrupt.no-line':
    "InterruptStatus is right, and the guest's distributor does not see the line: vm.vgic.setLine(plan.intid, …).",
  'interrupt.not-acknowledged':
    'InterruptStatus reads as {found} behind InterruptACK; the bits that are written there become 0.',
  'interrupt.line-up': 'InterruptStatus is 0, and the line is still up: the interrupt would come for ever.',
  'interrupt.quiet-request': 'The read before this was not answered rightly: status {found}.',
  'interrupt.not-wanted': 'The driver has set VIRTQ_AVAIL_F_NO_INTERRUPT, and InterruptStatus reads as {found}.',
  'interrupt.event': 'The line went up after read {found}; used_event asked for it after {wanted}.',
  'interrupt.every': 'The line went up after the first read. With EVENT_IDX used_event says when: after {wanted}.',
  'interrupt.never': 'The line never went up; used_event asked for it after read {wanted}.',
  'interrupt.avail-event': 'avail_event is {found}; it has to be {wanted}: so far you have seen the available ring.',
  'interrupt.no-avail-event':
    'avail_event is {found}: a driver that asks it before it rings would never ring again. It has to be {wanted}.',
};
export default sentences;
