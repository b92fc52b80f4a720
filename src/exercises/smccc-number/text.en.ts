import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A number for a call',
  'objective.one': 'Compose and read a function identifier of SMCCC',
  'step.kind':
    'Firmware, hypervisor and guests of many makers share one instruction, HVC, and one register. The convention divides its numbers up so that nobody answers another’s call. First the kind of call.',
  'step.whose': 'Then whose it is, and which.',
  'step.answered': 'The guest calls: is it answered?',
  'kind.hint-1': 'Bit 31 and bit 30.',
  'kind.hint-2': 'Bit 31: 1 is a fast call, 0 a yielding one. Bit 30: 1 is the 64-bit convention.',
  'kind.hint-3': '(fast << 31) + (wide << 30)',
  'whose.hint-1': 'The owner is [29:24], the number [15:0].',
  'whose.hint-2':
    '0 Arm architecture, 1 CPU, 2 SiP, 3 OEM, 4 standard secure (PSCI is one), 5 standard hypervisor, 6 vendor specific hypervisor.',
  'whose.hint-3': '(owner << 24) + number',
  'answered.hint-1': 'This follows from the first two.',
  'answered.hint-2': '-1 is NOT_SUPPORTED: nobody has that number.',
  'answered.hint-3': 'Compare bit by bit.',
  'kind.fast': 'Bit 31 of {whole} is {found}; it has to be {wanted}: 1 is fast, 0 yielding.',
  'kind.wide': 'Bit 30 of {whole} is {found}; it has to be {wanted}: 1 is the 64-bit convention.',
  'whose.psci':
    'The owner in {whole} is 4: that is the standard secure service, to which PSCI belongs. It has to be {wanted}.',
  'whose.owner': 'The owner, bits [29:24], is {found} in {whole}; it has to be {wanted}.',
  'whose.number': 'The number, bits [15:0], is {found} in {whole}; it has to be {wanted}.',
  'whose.zero': 'Bits [23:16] of {whole} are {found}: they are reserved.',
  'answered.refused': 'The hypervisor does not know {identifier}: NOT_SUPPORTED.',
  unused: '`identifier` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
