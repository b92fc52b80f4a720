import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Which divisor?',
  'objective.one': 'Compute IBRD and FBRD from UARTCLK and a baud rate',
  'step.integer':
    'An emulated UART sends at any rate; a real one that is handed to a guest does not. Its clock runs sixteen times per bit, divided by IBRD and FBRD. First the integer part.',
  'step.fraction': 'Then the rest, in 64ths: the nearest one, not the one below.',
  'integer.hint-1': 'Divisor = UARTCLK / (16 × baud).',
  'integer.hint-2': 'IBRD is its integer part: UDIV leaves just that.',
  'integer.hint-3': 'With q = UARTCLK × 4 / baud, in 64ths, IBRD is q >> 6.',
  'fraction.hint-1': 'FBRD has six bits: 64ths of the divisor.',
  'fraction.hint-2': 'To round, add half of what you divide by before you divide.',
  'fraction.hint-3': 'q = (UARTCLK × 4 + baud / 2) / baud; FBRD is q & 63.',
  'integer.sixteen': 'For {baud} baud you gave IBRD {ibrd}: that is UARTCLK / baud. A bit takes sixteen clocks.',
  'integer.wrong':
    'For {baud} baud you gave IBRD {ibrd}. IBRD × 16 × {baud} is not the largest such product within UARTCLK.',
  'fraction.six': 'For {baud} baud you gave FBRD {fbrd}: it has six bits, so it is below 64.',
  'fraction.truncated': 'For {baud} baud you gave {ibrd} and {fbrd}/64: one 64th more comes nearer. UDIV cuts off.',
  'fraction.zero': 'For {baud} baud you gave FBRD 0: what the division leaves is lost.',
  'fraction.wrong': 'For {baud} baud you gave {ibrd} and {fbrd}/64: another divisor comes nearer.',
  unused: '`divisor` did not come back from each of the four calls: it ends with RET.',
};
export default sentences;
