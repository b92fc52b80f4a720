import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'One request, from both ends',
  'objective.parts': 'Find a request in descriptors, available ring and used ring',
  'objective.writers': 'Say who has written what, and at which moment',
  'step.before': 'Go to `bell`, and stop before it. Read what the driver has written.',
  'step.after': 'Execute that one instruction. Read what the device has written meanwhile.',
  'step.heard': 'Go on to `why`: how does the driver hear of it?',
  unanswered: 'There is no answer to {name} yet.',
  'before.hint-1':
    'The view of the virtqueue shows all three parts; memory shows them byte by byte. Both go back with you.',
  'before.hint-2':
    'idx is two bytes at available + 2, the ring begins at available + 4, two bytes an entry. The newest entry is at (idx − 1) modulo the size.',
  'before.hint-3':
    'The chain begins at `head`. Go on by `next`, the last two bytes of a descriptor: header, data, status. The address of the third is status-at.',
  head: 'Descriptor {answer} is not where this chain begins. What does the newest entry of the available ring say?',
  'head-0': 'Descriptor 0 is where those before began. This request has another chain.',
  entry: '{answer} is not the place in the available ring that names this chain.',
  'entry-not-masked':
    'At {answer} is nothing of the ring any more: idx goes on counting, the place is idx modulo the size.',
  'entry-next': 'That is the next place. idx counts what was made available: the newest entry is at idx − 1.',
  'entry-header': 'The ring begins behind flags and idx, four bytes on.',
  counted: '{answer} is not idx of the available ring before the bell.',
  'counted-before':
    '{answer} is what idx was before this request. The driver has counted it up already: it rings last.',
  'counted-place': '{answer} is a place in the ring. idx itself counts on, also when the places begin anew.',
  'status-at': '{answer} is not where the third descriptor of this chain points.',
  'status-buffer': 'That is the buffer, the second descriptor. The status is the third.',
  'status-other': 'That is the status of the requests before.',
  'after.hint-1':
    'Nothing but the store to QueueNotify was executed by the driver, and still there is more in memory than before.',
  'after.hint-2': 'The used ring begins at used + 4, eight bytes an entry: id, then length. Its idx is at used + 2.',
  'after.hint-3':
    'used-at = used + 4 + 8 × ((idx − 1) modulo the size); length is four bytes at used-at + 4; word is eight bytes at the buffer, which the second descriptor names.',
  'used-at': '{answer} is not the newest entry of the used ring.',
  'used-not-masked': 'At {answer} is nothing of the ring any more: the place is idx modulo the size, here as well.',
  'used-two-bytes': 'An entry of the used ring has eight bytes, not two: who was used, and how much was written.',
  'used-next': 'That is the next place, which the device has not written yet.',
  length: '{answer} is not the length in that entry.',
  'length-data': 'The device has written one byte more than the data.',
  'length-chain':
    'That is the whole chain. The header was read, not written: only what the device has *written* counts.',
  word: '{answer} are not the first eight bytes of this request’s buffer.',
  'word-other': 'That is the buffer of the requests before.',
  'word-before': 'There was nothing in the buffer *before* the bell. One step on.',
  'heard.hint-1': 'The device has an interrupt line. It is up as long as InterruptStatus is not 0.',
  'heard.hint-2':
    'The driver reads InterruptStatus at `done`, so it is in W20 at `why`. The interrupt controller’s view shows what is pending between `bell` and `why`.',
  'heard.hint-3': 'Bit 0 says “a buffer was used”. Slot n has SPI 16 + n, and an SPI’s INTID is 32 more.',
  why: 'InterruptStatus was not {answer}.',
  'why-quiet': 'It is 0 *behind* the acknowledgement. What did the driver read before?',
  intid: 'INTID {answer} is not this slot’s.',
  'intid-spi': 'That is the number of the SPI, as a device tree has it. The INTID is 32 more.',
  'intid-slot': 'That is the slot.',
};
export default sentences;
