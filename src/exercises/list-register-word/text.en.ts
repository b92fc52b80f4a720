import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'One word in a list',
  'objective.one': 'Compose a list register',
  'step.what':
    'All that a hypervisor ever says to a guest about interrupts goes through these words. First what the guest sees: which one, in which state, how urgent.',
  'step.whose': 'Then what it stands for: when the guest ends it, the GIC itself deactivates the physical one.',
  'step.taken': 'The guest takes it, and ends it.',
  'what.hint-1': 'GICH_LR: VirtualID [9:0], PhysicalID [19:10], Priority [27:23], State [29:28], Grp1 [30], HW [31].',
  'what.hint-2': 'State: 1 is pending, 2 active. The priority has five bits: the upper ones of the guest’s eight.',
  'what.hint-3': 'vid + ((priority >> 3) << 23) + (1 << 28)',
  'whose.hint-1': 'HW is bit 31.',
  'whose.hint-2': 'With HW = 1, [19:10] is the physical interrupt.',
  'whose.hint-3': '(1 << 31) + (pid << 10)',
  'taken.hint-1': 'This follows from the first two.',
  'taken.hint-2': 'A word that is not pending is never taken: IAR says 1023.',
  'taken.hint-3': 'The state belongs at bit 28.',
  'what.swapped': 'VirtualID, [9:0], is {found} in {whole}: that is the physical number. It has to be {wanted}.',
  'what.virtual': 'VirtualID, [9:0], is {found} in {whole}; it has to be {wanted}.',
  'what.active': 'State is 2 in {whole}: active, as if the guest had taken it already. Pending is {wanted}.',
  'what.state': 'State, [29:28], is {found} in {whole}; it has to be {wanted}.',
  'what.eight':
    'Priority is {found} in {whole}: the guest’s eight bits, cut off at the top. It keeps the upper five: {wanted}.',
  'what.priority': 'Priority, [27:23], is {found} in {whole}; it has to be {wanted}.',
  'what.group': 'Grp1 is set in {whole}: that would be an interrupt of group 1.',
  'whose.hw': 'HW, bit 31, is not set in {whole}: nobody would deactivate the physical interrupt.',
  'whose.swapped': 'PhysicalID is {found} in {whole}: that is the virtual number. It has to be {wanted}.',
  'whose.physical': 'PhysicalID, [19:10], is {found} in {whole}; it has to be {wanted}.',
  'taken.none': 'GICV_IAR was 1023: nothing was pending for the guest.',
  'taken.iar': 'GICV_IAR was {found}; the guest should have been told {wanted}.',
  'taken.priority': 'GICV_RPR was {found}: it should have run at {wanted}.',
  'taken.left': 'After the end of interrupt the list register was {found}: it is not free again.',
  unused: '`listed` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
