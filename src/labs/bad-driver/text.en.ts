import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'The bad driver',
  'objective.rules': 'Know which rules of a queue a driver can break, and notice it before it hurts',
  'objective.bounds': 'Keep a device within the memory of its guest',
  'objective.reset': 'Refuse as the standard says: DEVICE_NEEDS_RESET, and on again after a reset',
  'step.refuse': 'Say that you need a reset, and do nothing more until you get one.',
  'step.loops': 'Come to an end, whatever `next` says.',
  'step.ram': "Reach nothing outside of the guest's RAM: neither the first byte nor the last.",
  'step.lengths': 'Step over empty pieces; the header is the first sixteen bytes, the status is the last one.',
  'step.index': 'Believe no index that runs ahead.',
  'step.indirect': 'Take a table somewhere else only if it is one.',
  'step.requests': 'Tell what cannot be done from what is wrong: IOERR, and on.',
  'step.neighbour': 'Let nobody else notice any of it.',
  'guest.aborted':
    'The guest got an abort at {elr}: your handler has returned undefined there. A disk answers everything.',
  'guest.not-here': 'The guest has not come here.',
  'trusted.vendor': 'VendorID reads as {found}; yours is {wanted}.',
  'trusted.max': 'QueueNumMax reads as {found}; it has to be {wanted}.',
  'trusted-refused':
    'The first chain is right, and Status reads as {status} behind it. Who keeps to the rules is to be served.',
  'trusted-status': 'The first chain is right; its status is {found}, it has to be {wanted}.',
  'trusted-data': 'The first chain is right, and has put {found} into its buffer; it has to be {wanted}.',
  'refuse.hint-1':
    'Section 2.1.2: a device in trouble sets DEVICE_NEEDS_RESET, 0x40, in Status. If DRIVER_OK was set, it also tells the driver that its configuration has changed: InterruptStatus, bit 1.',
  'refuse.hint-2':
    'chainAt and carryOut give undefined for what breaks a rule. Let notify stop at the first one, before it touches the used ring. A piece that is only read behind one that is written breaks a rule (2.7.4.2).',
  'refuse.hint-3':
    'if (isBroken()) { device.status |= 0x40; device.interrupt |= 2; return; } … if (!written && pieces.at(-1)?.written) return undefined;',
  'refuse.mixed':
    'A piece to be read stood behind one to be written, and Status reads as {status}: it has to have 0x40, DEVICE_NEEDS_RESET.',
  'refuse.used':
    'The chain at {code} was refused, and there are {used} more entries in the used ring: what was refused was not done.',
  'refuse.silent':
    'Status says DEVICE_NEEDS_RESET, and InterruptStatus reads as {found}: bit 1 tells the driver to look (2.1.2).',
  'refuse.no-line': 'InterruptStatus has bit 1, and the line is {found}; it has to be {wanted}.',
  'refuse.goes-on':
    'Behind DEVICE_NEEDS_RESET the bell rang again, and you went on: {found} in place of {wanted}. What the queue says cannot be believed any more, until a reset.',
  'refuse.revived-refused': 'The driver has reset the device; Status reads as {status}. A reset takes all bits back.',
  'refuse.revived-status': 'Behind the reset a right chain ends with {found}; it has to be {wanted}.',
  'refuse.revived-data': 'Behind the reset a right chain gives {found}; it has to be {wanted}.',
  'loops.hint-1':
    'A chain within a table has at most as many pieces as the table has descriptors. What is longer has been somewhere twice.',
  'loops.hint-2': 'Count the steps, and look at the index before you read: head and `next` come from the guest, too.',
  'loops.hint-3': 'let left = count; while (index < count && left-- > 0) { … } return undefined;',
  'loops.self': '`next` of a descriptor named itself, and Status reads as {status}.',
  'loops.round':
    'Three descriptors named each other in a circle, and Status reads as {status}; {used} chains were used.',
  'loops.next':
    '`next` named a descriptor behind the end of the table, and you have believed it: Status reads as {status}.',
  'loops.head':
    'The available ring named a head behind the end of the table, and you have believed it: Status reads as {status}.',
  'ram.hint-1':
    'A VM has ranges of RAM: vm.plan.maps says at which IPA each begins, how large it is, and where it really is. Everything else is somebody else’s.',
  'ram.hint-2':
    'Both ends of a piece have to be in the same range. There is no “then take the address as it is”. Addresses have 64 bits, lengths 32: add them as numbers, with no mask.',
  'ram.hint-3':
    'ram.find((one) => ipa >= one.ipa && ipa + length <= one.ipa + one.size), and undefined where there is none',
  'ram.theirs':
    "The buffer was in the neighbour's RAM, which stage 2 does not give to this guest, and Status reads as {status}.",
  'ram.stolen':
    "The data of a write came out of the neighbour's RAM, and Status reads as {status}. Now it stands on a disk that this guest can read.",
  'ram.kept-refused': 'The read behind a refused write was refused, too: Status reads as {status}.',
  'ram.kept-status': 'The read behind a refused write ends with {found}; it has to be {wanted}.',
  'ram.kept-data': 'A write was refused, and the disk has changed all the same: {found} in place of {wanted}.',
  'ram.over-end': "A buffer began before the end of the guest's RAM and ended behind it, and Status reads as {status}.",
  'ram.vast':
    'A buffer was said to have 0xffffffff bytes; Status reads as {status}, and the status byte is {byte}. It is not all in RAM, and it is no number of sectors.',
  'lengths.hint-1':
    'The standard says nothing of how the bytes are cut into pieces (2.7.4.1): only the sum counts, of what is read and of what is written.',
  'lengths.hint-2':
    'Fewer than sixteen bytes to read have no header in them, no byte to write has no status: both break a rule. The status goes to the last *byte*, and the last piece need not have one.',
  'lengths.hint-3':
    'if (total(out) < 16 || total(into) < 1) return undefined; … const here = Math.min(length, left); … if (length > here) memory.write(at + here, …)',
  'lengths.empty-refused':
    'A piece of length 0 stood in the middle of a chain, and Status reads as {status}. It is no use, and no fault.',
  'lengths.empty-status': 'Behind a piece of length 0 the status is {found}; it has to be {wanted}.',
  'lengths.empty-data': 'A piece of length 0 stood before the buffer, which has {found} now; it has to be {wanted}.',
  'lengths.before':
    'The last piece had length 0, and the byte *before* it is {found} now; it was {wanted}. It was no part of the chain.',
  'lengths.last':
    'The last piece had length 0, the one before it 513. The status has to be in its last byte: {wanted}; there is {found}.',
  'lengths.split-refused': 'The header came in two pieces, which a driver may do; Status reads as {status}.',
  'lengths.split-status': 'The header came in two pieces: the status is {found}, it has to be {wanted}.',
  'lengths.split-data': 'The header came in two pieces: the buffer has {found}, it has to be {wanted}.',
  'lengths.none': 'A chain had nothing to write to, so no place for a status; Status reads as {status}.',
  'lengths.short': 'The header was shorter than sixteen bytes, and Status reads as {status}.',
  'lengths.written': 'The header stood in a piece to be written, so there was none to read; Status reads as {status}.',
  'index.hint-1': 'The ring has `size` places. How many entries can be new, at most?',
  'index.hint-2': 'Take the difference of the indices in sixteen bits. An idx that went back is one that is far ahead.',
  'index.hint-3': 'if (((idx - device.taken) & 0xffff) > size) return true;',
  'index.full-refused':
    'Eight entries were new in a ring of eight, which is all that it can have; Status reads as {status}.',
  'index.full-status': 'In a full ring the status is {found}; it has to be {wanted}.',
  'index.full-data': 'In a full ring the buffer has {found}; it has to be {wanted}.',
  'index.full-used': 'Eight entries were new; {found} were used.',
  'index.ahead': 'idx has run ahead by more than the ring has places; {used} were used, and Status reads as {status}.',
  'index.behind': 'idx went back by one: that is 65,535 ahead. {used} were used, and Status reads as {status}.',
  'indirect.hint-1': 'Section 2.7.5.3: what a driver must not do with tables somewhere else. There are four things.',
  'indirect.hint-2':
    'INDIRECT has to be agreed on; not in a table that is one already; not together with NEXT; the length is a multiple of 16, and not 0. The steps within are counted anew.',
  'indirect.hint-3':
    'if (!has(device, INDIRECT) || isIndirect || (flags & 1) !== 0 || length === 0 || length % 16 !== 0) return undefined;',
  'indirect.not-agreed': 'Nobody has agreed on INDIRECT_DESC, the driver uses it, and Status reads as {status}.',
  'indirect.tabled-refused':
    'A table somewhere else was right; Status reads as {status}. WRITE in the descriptor that names it means nothing.',
  'indirect.tabled-status': 'By way of a table somewhere else the status is {found}; it has to be {wanted}.',
  'indirect.tabled-data': 'By way of a table somewhere else the buffer has {found}; it has to be {wanted}.',
  'indirect.odd': 'The length of a table is no multiple of 16, and Status reads as {status}.',
  'indirect.and-next': 'INDIRECT and NEXT stood together, and Status reads as {status}.',
  'indirect.nested': 'A table named another one, and Status reads as {status}.',
  'indirect.endless': 'A table somewhere else went in circles, and Status reads as {status}.',
  'requests.hint-1':
    'Here the chain is right, and only what it asks for does not exist: that is for the status byte, not for Status.',
  'requests.hint-2': 'The sector has 64 bits. Shifted or cut to 32 it becomes another one, which exists.',
  'requests.hint-3':
    'Number(header.getBigUint64(8, true)) * 512; IOERR where channel.read gives undefined, or the length is no multiple of 512',
  'requests.not-used':
    'The used ring has {found} more entries; it has to be {wanted}. A request that failed is over, too.',
  'requests.beyond': 'Two sectors from the last one on: the status is {found}; it has to be {wanted}, IOERR.',
  'requests.beyond-refused':
    'Two sectors from the last one on were asked for, and Status reads as {status}. The chain is right: IOERR, and on.',
  'requests.wrapped':
    'A sector far above 2³² was asked for; the status is {found}, it has to be {wanted}, IOERR. Its low bits name another sector.',
  'requests.wrapped-refused':
    'A sector far above 2³² was asked for, and Status reads as {status}. The chain is right: IOERR, and on.',
  'requests.half': 'A part of a sector was asked for; the status is {found}, it has to be {wanted}, IOERR (5.2.6).',
  'requests.half-refused':
    'A part of a sector was asked for, and Status reads as {status}. The chain is right: IOERR, and on.',
  'requests.goes-on-refused': 'Behind three requests that failed Status reads as {status}.',
  'requests.goes-on-status': 'Behind three requests that failed a right one ends with {found}; it has to be {wanted}.',
  'requests.goes-on-data': 'Behind three requests that failed a right one gives {found}; it has to be {wanted}.',
  'neighbour.hint-1': 'Two VMs have each their disk 0. What do you know a disk by?',
  'neighbour.hint-2': 'A device belongs to a VM *and* a number. And what one driver may cost ends with its own call.',
  'neighbour.hint-3': 'const key = `${vm.plan.index} ${n}`;',
  'neighbour.changed': "The neighbour's memory was changed: at {address} and behind it there was {found}.",
  'neighbour.unserved':
    'The neighbour, who keeps to the rules, was served {times} times, and then no more. Status of its disk: {status}.',
  'neighbour.waits': 'The neighbour was served no more while the bad driver was at it.',
  'neighbour.finished-refused': 'Behind all that and a reset Status reads as {status} for a right chain.',
  'neighbour.finished-status': 'Behind all that and a reset a right chain ends with {found}; it has to be {wanted}.',
  'neighbour.finished-data': 'Behind all that and a reset a right chain gives {found}; it has to be {wanted}.',
};
export default sentences;
