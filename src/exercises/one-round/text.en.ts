import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'One round in numbers',
  'objective.one': 'Follow a trap round: through the slot, the frame, the handler, and back',
  'step.in':
    'A hypervisor is a function: a trap in, a return out. This guest loads from a serial port that is not there. Where does the core come in, and which address has brought it?',
  'step.frame': 'The handler has the guest’s registers only in the frame. A load writes there, a store reads there.',
  'step.back': 'ERET takes ELR_EL2 from the frame. Must the handler change it first?',
  'in.hint-1': 'The guest is at EL1, in AArch64; a data abort is synchronous.',
  'in.hint-2': 'The groups of slots begin at 0, 0x200, 0x400 and 0x600: the third is for a lower level in AArch64.',
  'in.hint-3': 'slot = 0x400; hole = x9 plus the offset in the load.',
  'frame.hint-1': 'An access has two registers: one is the address, the other is what is loaded or stored.',
  'frame.hint-2': 'The handler answers as a PL011 does. From 0xfe0 on it says who it is, a byte in each word.',
  'frame.hint-3': 'From 0xfe0: 0x11, 0x10, 0x14, 0x00; from 0xff0: 0x0d, 0xf0, 0x05, 0xb1.',
  'back.hint-1': 'What was trapped was not executed, and ELR_EL2 points at it.',
  'back.hint-2': 'An HVC was executed: its exception is what it does. ELR_EL2 points behind it.',
  'back.hint-3': '4, 4, 0',
  'in.own': '{answer} is for exceptions of EL2 itself. The guest is at a lower level: {found}.',
  'in.interrupt': '{answer} is for an IRQ. A data abort is synchronous: {found}.',
  'in.slot': 'You say {answer}; the core came in at {found}: a lower level, AArch64, synchronous.',
  'in.base': '{answer} is where the device begins. The load was at {found}.',
  'in.offset': '{answer} is only the offset in the load. The address is x9 plus that: {found}.',
  'in.hole': 'You say {answer}; FAR_EL2 was {found}.',
  'frame.base': 'x9 holds the address, and is left alone. What is transferred is in register {found}.',
  'frame.other': '{answer} is the register of the other access. This one is {found}.',
  'frame.writes': 'You say {answer}; the load’s register is {found}.',
  'frame.reads': 'You say {answer}; the store’s register is {found}.',
  'frame.old': '{answer} was in the register before. The handler has put {found} there.',
  'frame.value': 'You say {answer}; behind the load the guest found {found}.',
  'back.again':
    'With {answer} the guest would execute the same access again, and trap again, for ever. It was {found}.',
  'back.access': 'You say {answer}; the guest went on {found} bytes behind the address in ELR_EL2.',
  'back.skipped':
    'ELR_EL2 points behind the HVC already. {answer} more, and an instruction of the guest is left out: {found}.',
  'back.call': 'You say {answer}; {found} was added. An HVC is behind the guest when EL2 begins.',
};
export default sentences;
