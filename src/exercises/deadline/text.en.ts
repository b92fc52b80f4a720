import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Eight microseconds from now',
  'objective.one': 'Compute a timer’s compare value without losing ticks',
  'step.ticks':
    'A hypervisor that gives guests slices of time lives on this sum, and so does every driver that waits. First on this board: the timer has to fire.',
  'step.exact': 'Then where it goes wrong in practice: a slow counter, and a long time.',
  'ticks.hint-1': 'CVAL is absolute: the counter’s value at which the timer fires.',
  'ticks.hint-2': 'ticks = microseconds × frequency / 1000000.',
  'ticks.hint-3': 'mul, udiv by 1000000, add the value of now.',
  'exact.hint-1': 'Which comes first, the product or the quotient?',
  'exact.hint-2': '32768 / 1000000 is 0. Multiply first, and in 64 bits.',
  'exact.hint-3': 'mul x12, time, frequency; then udiv by 1000000.',
  'ticks.relative':
    'You gave {found}: so many ticks it takes. CVAL is when it is over: {wanted}, the counter being at {now}.',
  'ticks.microseconds': 'You gave {found}: microseconds are no ticks. It is {wanted}.',
  'ticks.wrong': 'For {wait} µs at {hertz} Hz from {now} on you gave {found}. It is {wanted}.',
  'ticks.early': 'The timer did not fire when it should.',
  'exact.divided-first':
    'For {wait} µs at {hertz} Hz from {now} on you gave {found}: the division came first, and what it dropped is missing. It is {wanted}.',
  'exact.wrong': 'For {wait} µs at {hertz} Hz from {now} on you gave {found}. It is {wanted}.',
  'exact.large':
    'For {wait} µs at {hertz} Hz from {now} on you gave {found}. It is {wanted}: does the product have 64 bits?',
  'no-return': '`deadline` did not come back from this call: it ends with RET.',
};
export default sentences;
