/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'levels.caption': 'Three levels. Up: an exception. Down: a return.',
  'levels.title': 'Exception levels of this machine',
  'levels.text':
    'From top to bottom: EL2 with the hypervisor, where the core starts; EL1 with a guest kernel; EL0 with programs. Exceptions lead up, for example by SVC, HVC and SMC. ERET leads down.',
  'levels.el2': 'hypervisor',
  'levels.el1': 'kernel of a guest',
  'levels.el0': 'programs',
  'levels.up': 'exception',
  'levels.down': 'return',
  'table.asked': 'The bits of HCR_EL2 with which EL2 asks for something, as far as this chapter goes.',
  'table.classes': 'Exception classes, each as the machine of this course reported it in a run.',
};
