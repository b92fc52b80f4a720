import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Who comes first?',
  'objective.one': 'Say in which order a GIC hands out pending interrupts',
  'step.order':
    'A virtual distributor has to give a guest the same order as the real one, or a driver that was right for years fails. In which order are they taken?',
  'step.mask': 'One of them is never taken. And at which priority does the core run meanwhile?',
  'order.hint-1': 'A lower number is more urgent.',
  'order.hint-2': 'Of two with the same priority the one with the lower INTID comes first.',
  'order.hint-3': 'Sort by priority, then by INTID; leave out what PMR masks.',
  'mask.hint-1': 'PMR lets pass what is more urgent than it, and not what is equal.',
  'mask.hint-2': 'When there is nothing to take, IAR gives 1023, the spurious interrupt.',
  'mask.hint-3': 'RPR is the priority of the active interrupt; 0xff when idle.',
  'order.lowest': '{answer} has the lowest number. First comes the lowest priority value: {found}.',
  'order.tie': '{answer} and {found} have the same priority: then the lower INTID comes first.',
  wrong: 'You say {answer}; GICC_IAR gave {found}.',
  'mask.equal':
    '{answer} has exactly the priority of GICC_PMR: it has to be more urgent than that. GICC_IAR gave {found}, 1023.',
  'mask.running': 'You say {answer}; GICC_RPR was {found}, the priority of the active interrupt.',
};
export default sentences;
