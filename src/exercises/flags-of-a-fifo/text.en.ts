import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Sixteen fit',
  'objective.one': 'Tell FR and lost characters from what went into a FIFO',
  'step.flags':
    'An emulated UART is believed because of its flags: a driver polls FR, and nothing else tells it when to stop. What does FR say, twice?',
  'step.lost': 'More than sixteen do not fit. Which ones are gone, and who is told?',
  'flags.hint-1': 'FR: BUSY is bit 3, RXFE 4, TXFF 5, RXFF 6, TXFE 7.',
  'flags.hint-2': 'The line is quick: what is sent has left at once, so TXFE is always set.',
  'flags.hint-3': '0x80 for TXFE, 0x40 more if sixteen are waiting, 0x10 more if none is.',
  'lost.hint-1': 'A full FIFO takes nothing more: the new characters are lost, not the old ones.',
  'lost.hint-2': 'So reads give the characters in the order in which they came, and OE says that some did not.',
  'lost.hint-3': 'last = first + reads − 1; left = min(sent, 16) − reads.',
  'flags.receive': '{answer} is the receive side alone. Nothing waits to be sent, so TXFE is set too: {found}.',
  'flags.wrong': 'FR was {found}, not {answer}. RXFF says that sixteen wait, RXFE that none does.',
  'lost.last': 'The last read gave {found}, not {answer}: the oldest come first, and those are never the lost ones.',
  'lost.oe': 'OE was {found}, not {answer}. It is set when a character came and the FIFO was full.',
  'lost.kept': '{answer} counts what did not fit as well. Sixteen is all it holds: {found}.',
  'lost.left': '{found} were left, not {answer}.',
};
export default sentences;
