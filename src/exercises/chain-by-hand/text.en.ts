import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Follow the chain',
  'objective.one': 'Follow a descriptor chain, and tell what the device reports of it',
  'step.order':
    'A driver’s descriptors are wherever one was free. An emulated device follows `next` and nothing else, and so do you when a guest hangs in a request.',
  'step.told': 'What does the used ring say when it is done?',
  'order.hint-1': 'A descriptor: address (8 bytes), length (4), flags (2), next (2).',
  'order.hint-2': 'Flag 1 is NEXT, 2 is WRITE. Without NEXT the chain ends, and `next` means nothing.',
  'order.hint-3': 'Begin at available.ring[0]. The status is the last descriptor, one byte that the device writes.',
  'told.hint-1': 'A chain is known by its head.',
  'told.hint-2': 'len is what the device has written, in bytes.',
  'told.hint-3': 'Both data buffers, and 1 for the status; the header was only read.',
  'order.row': '{answer} is where the next one in the table would be. `next` says {found}.',
  'order.wrong': 'You say {answer}; `next` of the one before says {found}.',
  'order.header': '{answer} is the header, which the device only reads. The status is at {found}.',
  'order.buffer': '{answer} is a buffer for data. The status is at {found}.',
  'order.status': 'The status is at {found}, not at {answer}: the last descriptor of this chain.',
  'told.last': '{answer} is where the chain ends. It is known by its head: {found}.',
  'told.id': 'The device wrote id {found}, not {answer}: the head of the chain.',
  'told.status': '{answer} is the data alone. The device has written the status too: {found}.',
  'told.readable': '{answer} counts the header as well. The device has not written that: {found}.',
  'told.one': '{answer} is the first buffer. There are two, and the status: {found}.',
  'told.wrong': 'The device wrote len {found}, not {answer}.',
};
export default sentences;
