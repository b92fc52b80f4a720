/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'story.caption':
    'From the physical interrupt to the end of the virtual one: every access to the interrupt controller, with the address at which it arrived, and every change of level.',
  'story.what': 'what happens',
  'story.value': 'value',
  'story.physical': 'the physical interrupt is taken',
  'story.virtual': 'the virtual interrupt is taken',
  'story.return': 'back to the guest',
  'story.reads': 'reads',
  'story.writes': 'writes',
  'lists.caption': '{value}, as the hypervisor has put it into GICH_LR0 in the run above.',
  'lists.bits': 'bits',
  'lists.field': 'field',
  'lists.value': 'value',
  'lists.meaning': 'what it says',
  'lists.HW': 'tied to a physical interrupt, which ends together with it',
  'lists.Grp1': 'Group 0',
  'lists.State': 'pending; 2 would be active, 0 nothing at all',
  'lists.Priority': 'the upper five bits of {priority}',
  'lists.PhysicalID': 'which physical interrupt; without HW, bit 19 asks for a maintenance interrupt at the end',
  'lists.VirtualID': 'INTID {intid}, as the guest will read it from its IAR',
  'table.gates': 'What has to be open for an interrupt to arrive.',
  'table.interrupt-slips': 'Slips around interrupts, and how they show.',
};
