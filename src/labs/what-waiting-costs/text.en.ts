import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'What waiting costs',
  'objective.cost': 'Say what a neighbour on the same core pays for a VM that waits',
  'objective.would': 'Know when WFI and WFE trap: only when they would wait',
  'step.wfi': 'One VM waits by WFI. How long does the other one need, without TWI and with it?',
  'step.wfe': 'The same with WFE, without TWE and with it.',
  'step.would': 'Both bits are set, and still: an event before each WFE, and an interrupt that is pending already.',
  'wfi.hint-1': 'Who has the core while a guest is in a WFI that does not trap?',
  'wfi.hint-2':
    'Nobody. Its slice goes by until the timer of EL2 ends it. The worker has every second slice then. With TWI the WFI comes to EL2 at once, and the slice goes to the worker.',
  'wfi.hint-3': 'wfi-free: twice the slices of work. wfi-trapped: as many as there is work.',
  'wfe.hint-1': 'Is there anybody who sends an event? What else ends a WFE?',
  'wfe.hint-2': 'The interrupt of the timer does. Until then the core waits, as with WFI; with TWE it does not.',
  'wfe.hint-3': 'wfe-free: twice the slices of work. wfe-trapped: as many as there is work.',
  'would.hint-1':
    'What does WFE do when the event register is set? And WFI, when an interrupt is pending, though masked?',
  'would.hint-2':
    'They go on at once. What does not wait does not trap either: EL2 hears nothing, and the guest runs in a circle until its slice is over.',
  'would.hint-3': 'Both: twice the slices of work.',
  'too-few': 'Round {case}: {answer} slices would not do: the work alone takes {work}.',
  'wfi-free':
    'Round {case}: it took {counted} slices, not {answer}. Nothing traps, so the core itself waits in each slice of the other VM, until it is over.',
  'wfi-trapped':
    'Round {case}: it took {counted} slices, not {answer}. With TWI the WFI comes to EL2 as soon as it would wait, and the worker has the rest of the slice.',
  'wfe-free':
    'Round {case}: it took {counted} slices, not {answer}. No event comes, so the core waits for the timer of EL2 in each slice of the other VM.',
  'wfe-trapped':
    'Round {case}: it took {counted} slices, not {answer}. With TWE the WFE comes to EL2 as soon as it would wait.',
  'wfe-event':
    'Round {case}: it took {counted} slices, not {answer}. SEVL has set the event register; WFE takes the event and goes on. It would not have waited, so it does not trap.',
  'wfi-pending':
    'Round {case}: it took {counted} slices, not {answer}. An interrupt is pending, so WFI does not wait, whether the guest masks it or not; and what does not wait does not trap.',
  'half-a-turn': 'Round {case}: it took {counted} slices, not {answer}. The worker has every second one.',
  number: 'Round {case}: it took {counted} slices, not {answer}; there were {work} of work.',
};
export default sentences;
