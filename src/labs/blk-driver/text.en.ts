import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A driver for a disk',
  'objective.handshake': 'Find a virtio device, and agree with it on its features',
  'objective.queue': 'Give it a queue, and ask it for sectors',
  'objective.order': 'Know what must be visible before what, and whose word to take',
  'step.find': 'Find the slot that has a disk.',
  'step.negotiate': 'From reset to FEATURES_OK: take what the device offers, and ask whether it agrees.',
  'step.setup': 'Tell it where the three parts of the queue are. Then DRIVER_OK.',
  'step.read': 'Put a chain of three descriptors into the ring, ring the bell, and take back what was used.',
  'step.interrupt': 'Read why the device interrupts, and acknowledge it.',
  'find.hint-1': 'Each slot answers, also an empty one: what tells them apart?',
  'find.hint-2':
    'DeviceID is at 8 in each slot: 0 is nobody, 2 is a block device. Go from slot to slot, 0x200 bytes each.',
  'find.hint-3': '1: ldr w1, [x0, #8]; cmp w1, #2; b.eq 2f; add x0, x0, #0x200; … b.ne 1b',
  'find.not-back': 'find() has not come back.',
  'find.nothing': 'find() has found nothing (x0 = 0). The disk is at {base}.',
  'find.empty':
    'find() says {found}: there is no disk. MagicValue is right in every slot, even in an empty one; DeviceID (offset 8) is 2 in the one that you want.',
  'negotiate.hint-1':
    'Status is written in steps, each with the bits of those before: ACKNOWLEDGE 1, DRIVER 2, FEATURES_OK 8. First of all, 0.',
  'negotiate.hint-2':
    'Features have 64 bits, seen through a window of 32: DeviceFeaturesSel and DriverFeaturesSel choose the half. If one that you need is not offered, give up with 0; else write it, VERSION_1 in the upper half, FEATURES_OK, and read Status again.',
  'negotiate.hint-3':
    'ldr w2, [x0, #0x10]; bics wzr, w1, w2; b.ne no … mov w2, #11; str w2, [x0, #0x70]; ldr w2, [x0, #0x70]; ubfx w0, w2, #3, #1',
  'negotiate.not-reached': 'Without a slot nobody can be negotiated with: find() comes first.',
  'negotiate.not-back': 'negotiate() has not come back.',
  'negotiate.no-status': 'Nothing was written to Status (offset 0x70): it begins with a reset.',
  'negotiate.no-reset':
    'The first that was written to Status is {found}. It has to be 0: you do not know what somebody before you has left there.',
  'negotiate.not-offered':
    'Feature {bit} was accepted, which the device does not offer. Read DeviceFeatures first: a driver may only take what is there (§2.2.1).',
  'negotiate.believed':
    'main.s cannot do without feature {bit}; the device does not have it, and negotiate() still says {found}. It has to say 0.',
  'negotiate.not-asked': 'The device has feature {bit}, main.s needs it, and it was not written to DriverFeatures.',
  'negotiate.version-1':
    'VERSION_1 was not accepted: feature 32, which is bit 0 of the upper half (DriverFeaturesSel 1). Without it the device takes you for a driver from before the standard.',
  'negotiate.no-features-ok': 'FEATURES_OK (8) was not written to Status, which is {status}.',
  'negotiate.too-late': 'DriverFeatures was written behind FEATURES_OK: what was agreed then does not change any more.',
  'negotiate.not-read-back':
    'FEATURES_OK was written and not read back. The device says no by leaving the bit clear: who does not look has not asked.',
  'negotiate.result': 'The device agreed (Status {status}), and negotiate() says {found}; it has to say 1.',
  'negotiate.early':
    'Status is {status}: DRIVER_OK (4) is set, and the device has no queue yet. From that bit on it may look for work.',
  'negotiate.status': 'Behind negotiate() Status is {status}; it has to be 11: ACKNOWLEDGE, DRIVER, FEATURES_OK.',
  'setup.hint-1':
    'Choose the queue, say how long it is, where its three parts are, and that it is ready. In this order.',
  'setup.hint-2':
    'QueueSel 0, QueueNum, then QueueDesc (0x80), QueueDriver (0x90, the available ring), QueueDevice (0xa0, the used ring), each as two words; QueueReady 1; Status with DRIVER_OK.',
  'setup.hint-3': 'str w1, [x0, #0x80]; lsr x5, x1, #32; str w5, [x0, #0x84] … mov w5, #15; str w5, [x0, #0x70]',
  'setup.not-reached': 'main.s has not come as far as setup(), or not back from it. Step 2 comes first.',
  'setup.no-size': 'QueueNum (0x38) was not written: the device does not know that the queue has {size} entries.',
  'setup.size': 'QueueNum is {found}; the queue has {size} entries, and no other number finds what is in its rings.',
  'setup.no-address': 'The register at offset {offset} was not written; {wanted} belongs there.',
  'setup.address': 'The register at offset {offset} has {found}; it should have {wanted}.',
  'setup.not-ready':
    'QueueReady reads as {found}: the queue is not in use. It is 1 that says so, and a reset takes it back.',
  'setup.order': 'An address was written behind QueueReady: a queue in use keeps what it has (§4.2.2.2).',
  'setup.driver-ok': 'DRIVER_OK (4) was not written behind QueueReady. Status is {status}.',
  'setup.status': 'Status is {status}; it has to be 15: nothing of what was said before is taken back.',
  'read.hint-1':
    'A read has three parts: a header that the device reads, data and a status byte that it writes. What it writes says so in its flags.',
  'read.hint-2':
    'The ring is an array of SIZE entries and idx counts on and on: the place is idx & (SIZE − 1), in both rings. First the entry, then a barrier, then idx, then a barrier, then the bell.',
  'read.hint-3':
    'ldrh w9, [x6, #2]; and w8, w9, #(SIZE - 1); add x8, x6, x8, lsl #1; strh w2, [x8, #4]; dmb ish; add w9, w9, #1; strh w9, [x6, #2]; dmb sy; str wzr, [x4, #0x50]',
  'read.not-reached': 'main.s has not come as far as its first request. Steps 1 to 3 come first.',
  'read.idle':
    'Nothing had been asked for, and complete() says {found}. Where idx of the used ring has not moved there is nothing: {wanted}.',
  'read.no-bell': 'Nobody has written to QueueNotify (0x50). The device does not look into the ring by itself.',
  'read.not-back': 'submit() or complete() has not come back.',
  'read.not-masked':
    'Request {request} is the first thing that goes wrong, and the ring has {size} entries. idx goes on counting; the place in the ring is idx & ({size} − 1), in the available ring and in the used one.',
  'read.broken':
    'At request {request} the device gave up: Status is {status}, with DEVICE_NEEDS_RESET. Its chain broke a rule: flags (NEXT 1, WRITE 2), next, and what the device reads before what it writes.',
  'read.nothing':
    'Request {request} never came back (Status {status}). Did idx of the available ring count it, and the bell ring behind that?',
  'read.another':
    'Instead of request {request}, whose d is {wanted}, complete() says {found}. It is id in the used ring, at the place where you stopped last time.',
  'read.length':
    'complete() says {found} bytes of data; there are {bytes}. That is the length in the used ring: it counts all that the device wrote, the status byte too.',
  'read.failed':
    'Request {request} came back as failed: sector {sector} is there. The header is type, four bytes of zero, sector; the status byte 0 means OK.',
  'read.bytes': 'complete() says {found} bytes of data; there are {bytes}.',
  'read.no-data':
    'Request {request} came back, and at {buffer} there is still what was there before. Where does the second descriptor lead, and may the device write there (WRITE)?',
  'read.data': 'Request {request} was for sector {sector}, which begins with {wanted}; in its buffer there is {found}.',
  'read.early': '{count} requests came back as they should; there were to be {wanted}.',
  'read.forged': 'What main.s has found did not come from the disk.',
  'read.beyond':
    'The last request is for a sector behind the end of the disk. The device says so in the status byte; complete() says {found} bytes were good. None are.',
  'read.one-barrier':
    'There is one barrier before the bell. Two are needed: the entry must be visible before idx counts it, and idx before the bell.',
  'read.no-barrier':
    'There is no barrier before the bell. On this machine it works; on one that reorders stores the device can see idx before the entry that it counts.',
  'read.no-barrier-used':
    'complete() has no barrier between idx of the used ring and the entry: a core may read the entry first, and it is the old one then.',
  'interrupt.hint-1': 'InterruptStatus says why; InterruptACK is where you say that you know.',
  'interrupt.hint-2':
    'Write to 0x64 the bits that you have read at 0x60: those, and no others that may have come since.',
  'interrupt.hint-3': 'ldr w0, [x1, #0x60]; str w0, [x1, #0x64]; ret',
  'interrupt.not-reached': 'main.s has not come as far: its first two requests have to come back first.',
  'interrupt.not-acknowledged':
    'InterruptStatus still is {found}: the line stays up, and the interrupt comes again as soon as it was handled.',
  'interrupt.result': 'acknowledge() says {found}; InterruptStatus was 1: a buffer was used.',
};
export default sentences;
