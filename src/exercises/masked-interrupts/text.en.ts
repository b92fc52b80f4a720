import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'What reaches the line',
  'objective.one': 'Tell RIS and MIS from a FIFO, IFLS and IMSC',
  'step.level':
    'When an emulated UART raises its interrupt too early or too late, a guest drowns or hangs. When is it? First the level at which received characters ask for attention.',
  'step.raw': 'RIS is what happened, whether anybody wants to know or not.',
  'step.masked': 'MIS is what the line gets: it is asserted if any bit is left.',
  'level.hint-1': 'RXIFLSEL is IFLS [5:3], TXIFLSEL [2:0].',
  'level.hint-2': '0 is an eighth of the FIFO, 1 a quarter, 2 half, 3 three quarters, 4 seven eighths.',
  'level.hint-3': '2, 4, 8, 12 or 14 characters of 16.',
  'raw.hint-1': 'RXRIS is bit 4, TXRIS 5, RTRIS 6, OERIS 10.',
  'raw.hint-2': 'TX: the FIFO has emptied past its level. OE: one came when sixteen were there. RT needs time to pass.',
  'raw.hint-3': 'Reading below the level takes RX back. TX and OE stay until ICR clears them.',
  'masked.hint-1': 'A bit of IMSC lets the same bit of RIS through.',
  'masked.hint-2': 'What is not in RIS cannot be in MIS, whatever IMSC says.',
  'masked.hint-3': 'MIS = RIS & IMSC',
  'level.transmit': '{answer} is what TXIFLSEL, [2:0], says. RXIFLSEL, [5:3], says {found}.',
  'level.wrong': '{answer} is not the level: RXIFLSEL says {found}.',
  'raw.masked': '{answer} is what IMSC leaves. RIS does not ask it: {found}.',
  'raw.same': '{answer} is what it was before the reads. Below the level RX is taken back: {found}.',
  'raw.wrong': 'RIS was {found}, not {answer}.',
  'raw.later': 'After the reads RIS was {found}, not {answer}.',
  'masked.mask': '{answer} is IMSC itself. It lets through, it makes nothing: {found}.',
  'masked.raw': '{answer} is RIS: all that happened. IMSC lets {found} of it through.',
  'masked.wrong': 'MIS was {found}, not {answer}.',
};
export default sentences;
