import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Which core is that?',
  'objective.one': 'Make a PSCI target and a core’s number out of an MPIDR',
  'step.target': 'MPIDR_EL1 is not a number to pass on: CPU_ON refuses what has flags in it. First the target.',
  'step.index': 'A hypervisor keeps an array of cores. Where in it is this one?',
  'target.hint-1': 'Aff3 is [39:32], Aff2 [23:16], Aff1 [15:8], Aff0 [7:0]; between them are flags.',
  'target.hint-2': 'MT is 24, U is 30, and 31 is RES1: all have to go.',
  'target.hint-3': 'x0 & 0xff00ffffff',
  'index.hint-1': 'A place in a row of clusters.',
  'index.hint-2': 'Aff1 × cores + Aff0.',
  'index.hint-3': 'ubfx for Aff1 and Aff0, then madd.',
  'target.flags': 'Of {mpidr} you gave all of it: bits 31, 30 and 24 are flags. The target is {wanted}.',
  'target.aff3': 'Of {mpidr} you gave {found}: Aff3, bits [39:32], is missing. The target is {wanted}.',
  'target.uniprocessor': 'Of {mpidr} you gave {found}: only bit 31 is gone. U and MT are flags too: {wanted}.',
  'target.wrong': 'Of {mpidr} you gave {found} as the target. It is {wanted}.',
  'index.aff0':
    'Of {mpidr} you gave {found}: that is its place in the cluster. There are clusters before it: {wanted}.',
  'index.packed':
    'Of {mpidr} you gave {found}, Aff1 and Aff0 as they stand: that array would be mostly holes. It is {wanted}.',
  'index.wrong': 'Of {mpidr} you gave {found} as the number. It is {wanted}.',
  'no-return': '`affinity` did not come back from this call: it ends with RET.',
};
export default sentences;
