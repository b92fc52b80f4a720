import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'What exits cost',
  'objective.one': 'Find the exits that cost most, and say what a change to them saves',
  'step.sum':
    'Whoever makes the wrong exit rarer has worked for nothing. A second of a guest, counted; first of all, how much is it?',
  'step.first': 'Which kind has to go first, and what do the UART’s exits come to?',
  'step.after': 'Now the guest gives EL2 a whole line with one call. What is left?',
  'sum.hint-1': 'counts.s names each kind with two numbers: exits, and cycles of one.',
  'sum.hint-2': 'exits is a sum; cycles is a sum of products.',
  'sum.hint-3': 'Let it run: at `done` the cycles are in x24, the exits in x25.',
  'first.hint-1': 'Neither how often nor how dear alone: exits times cycles.',
  'first.hint-2': 'Compare the four products.',
  'first.hint-3': 'x20 to x23 have them, in the order 1 to 4: the largest one; and uart-cycles is x21.',
  'after.hint-1': 'The UART’s exits go, and a call for each line comes.',
  'after.hint-2': 'A call costs more than an exit of the UART: it has a whole line to fetch.',
  'after.hint-3': 'exits - UART’s exits + lines; cycles - uart-cycles + lines × cycles of a call.',
  'sum.exits': 'You say {answer}; the four kinds are {found} exits together.',
  'sum.cycles': 'You say {answer}; exits times cycles, summed over the four kinds, is {found}.',
  'first.often': '{answer} is the most frequent kind, and a cheap one. {found} costs more in all.',
  'first.dear': '{answer} is the dearest single exit, and there are a handful. {found} costs more in all.',
  'first.wrong': 'You say {answer}; most cycles go to kind {found}.',
  'first.characters': '{answer} has one exit for each character. There are two, a look and a store: {found}.',
  'first.uart': 'You say {answer}; the UART’s exits times cycles of one is {found}.',
  'after.each': '{answer} has a call for each character. It is one for each line: {found}.',
  'after.exits': 'You say {answer}; without the UART’s, and with one for each line, it is {found}.',
  'after.free': '{answer} has the calls for nothing. They cost, too: {found}.',
  'after.cycles': 'You say {answer}; without the UART’s cycles, and with the calls’, it is {found}.',
};
export default sentences;
