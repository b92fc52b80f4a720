import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Places to fall',
  'objective.one': 'Say which bytes a trap to EL2 uses: slot, stack and frame',
  'step.slot':
    'Before the first trap there must be a table to fall into. VBAR_EL2 is written here with an address that is none of a table: where does an HVC of EL2 itself go?',
  'step.stack': 'Stacks of the cores lie one above the other, core 0’s lowest. Where does this core’s SP begin?',
  'step.frame': 'And where on that stack is what the handler keeps?',
  'slot.hint-1': 'A table is 2 KiB long and aligned to that: bits [10:0] of VBAR_EL2 are not part of the address.',
  'slot.hint-2':
    'Four groups of four slots, 0x80 bytes each: this level with SP_EL0, this level with SP_ELx, a lower one in AArch64, a lower one in AArch32.',
  'slot.hint-3': 'The table’s address + 0x200: synchronous, from EL2, with SP_EL2.',
  'stack.hint-1': 'A stack grows down: SP begins at the end of its memory.',
  'stack.hint-2': 'The end of core n’s is the beginning of core n + 1’s.',
  'stack.hint-3': 'first + (core + 1) × size',
  'frame.hint-1': 'Room is made first: SP is 272 less than before.',
  'frame.hint-2': 'Offsets count up from the new SP: x0 at 0, x1 at 8, …',
  'frame.hint-3': 'saved = sp − 272 + 8n, elr = sp − 272 + 256',
  'slot.raw':
    '{answer} counts the low bits of what was written. Eleven of them are no part of VBAR_EL2: the core went to {found}.',
  'slot.written': '{answer} is what was written, low bits and all, and no slot: the core went to {found}.',
  'slot.lower': '{answer} is for exceptions from a lower level. This HVC is EL2’s own: {found}.',
  'slot.first': '{answer} is the slot for SP_EL0. EL2 uses its own stack pointer here: {found}.',
  'slot.wrong': 'You say {answer}; the core went to {found}: the table, and this level’s slots with its own SP.',
  'stack.low': '{answer} is the lowest byte of this stack. It grows down, from its end: {found}.',
  'stack.next': '{answer} is the end of the next core’s stack. Two cores would share one: {found}.',
  'stack.shared': '{answer} is core 0’s. This core has its own: {found}.',
  'stack.wrong': 'You say {answer}; SP_EL2 was {found}: the end of this core’s stack.',
  'frame.up': '{answer} is above the end of the stack. The frame begins 272 bytes below it: {found}.',
  'frame.down': '{answer} counts down from the end. Within a frame offsets count up, from the new SP: {found}.',
  'frame.wrong':
    'You say {answer}; the register is at {found}: the new SP and eight bytes for each register before it.',
  'frame.sp-el0': '{answer} is SP_EL0’s place, right behind x30. ELR_EL2 comes after it: {found}.',
  'frame.elr': 'You say {answer}; ELR_EL2 is at {found}: 256 above the new SP.',
};
export default sentences;
