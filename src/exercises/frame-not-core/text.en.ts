import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'The frame, not the core',
  'objective.one': 'Read a guest’s registers from its frame, and answer there',
  'step.sum':
    'When a handler runs, the guest’s registers are in memory; what the core has under these names is the hypervisor’s. Take two from the frame, and put the sum where the guest will find it.',
  'step.behind': 'A trapped SMC was not executed: ELR points at it.',
  'step.else': 'And everything else stays the guest’s.',
  'sum.hint-1': 'Register n of the guest is at x0 + 8n.',
  'sum.hint-2': 'Two loads, an addition, a store: into the frame, from which the registers are restored.',
  'sum.hint-3': 'ldr x1, [x0, #8 × a]; ldr x2, [x0, #8 × b]; add; str x1, [x0, #8 × c]',
  'behind.hint-1': 'The frame has ELR too.',
  'behind.hint-2': 'MSR ELR_EL2 would be overwritten from the frame on the way out.',
  'behind.hint-3': 'ldr x1, [x0, #248]; add x1, x1, #4; str x1, [x0, #248]',
  'else.hint-1': 'A guest does not expect SMC to change more than its results.',
  'else.hint-2': 'Store nothing else into the frame.',
  'else.hint-3': 'Two stores in all: the sum, and ELR.',
  'sum.core':
    'The guest got {found}: those were the core’s own registers, and something of the hypervisor’s is in them.',
  'sum.nothing': 'The guest still has {found} in that register: the answer was not put into the frame.',
  'sum.wrong': 'The guest got {found}; the sum of its two registers is {wanted}.',
  'behind.again': 'The guest has executed its SMC again: the ELR in the frame still points at it.',
  'not-back': 'The guest has not come to the instruction behind its SMC.',
  'else.changed': 'The guest’s x7 was {found} afterwards. It was 0x107, and nobody asked for another.',
};
export default sentences;
