import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Which VCpu am I?',
  'objective.one': 'Give each VCpu its MPIDR',
  'step.fixed':
    'The first thing that a kernel asks on a new core is who it is; its tables, its PSCI calls and its interrupts rest on the answer. First what is the same for all VCpus of the VM.',
  'step.place': 'Then its place.',
  'step.read': 'Three VCpus ask.',
  'fixed.hint-1': 'Bit 31 is RES1; U (30) and MT (24) stay 0.',
  'fixed.hint-2': 'Aff2 is [23:16].',
  'fixed.hint-3': '0x80000000 + (aff2 << 16)',
  'place.hint-1': 'A division and its remainder.',
  'place.hint-2': 'UDIV for the cluster, MSUB for the rest; Aff1 is [15:8].',
  'place.hint-3': 'udiv x2, x0, x1; msub x3, x2, x1, x0; orr x0, x0, x2, lsl #8; orr x0, x0, x3',
  'read.hint-1': 'This follows from the first two.',
  'read.hint-2': 'Aff3 is [39:32]: 0.',
  'read.hint-3': 'Nothing but bit 31 and Aff2 to Aff0.',
  'fixed.res1': 'Bit 31 of {whole} is RES1 in an MPIDR.',
  'fixed.aff2': 'Aff2, bits [23:16], is {found} in {whole}; it has to be {wanted}.',
  'fixed.flags':
    'Bits [30:24] of {whole} are {found}: U says that there is only one core, MT that they are threads. Neither is so.',
  'place.number': 'Aff0 is {found} in {whole}: that is the number of the VCpu. In its cluster its place is {wanted}.',
  'place.aff0': 'Aff0 is {found} in {whole}; it has to be {wanted}.',
  'place.aff1': 'Aff1, bits [15:8], is {found} in {whole}; it has to be {wanted}.',
  'read.wrong': 'A VCpu read {found} in MPIDR_EL1; it has to be {wanted}.',
  unused: '`vmpidr` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
