import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'How often at EL2?',
  'objective.one': 'Say which of a guest’s instructions come to EL2',
  'step.aborts':
    'A hypervisor is mostly not running; what it costs is the number of its visits. How many of the guest’s loads and stores bring it in?',
  'step.calls': 'How many calls, and how many accesses to registers?',
  'step.all': 'And in all?',
  'aborts.hint-1': 'RAM is mapped at stage 2: the core walks, and nobody is asked.',
  'aborts.hint-2': 'An emulated device is a hole in that map.',
  'aborts.hint-3': 'Each store to the UART, and no other.',
  'calls.hint-1': 'HVC is for coming to EL2.',
  'calls.hint-2': 'A register that is not trapped is read as on bare metal.',
  'calls.hint-3': 'As many as the last loop has rounds; and none.',
  'all.hint-1': 'A sum.',
  'all.hint-2': 'Of the three numbers above.',
  'all.hint-3': 'aborts + hvcs + registers',
  'aborts.all': '{answer} counts the stores to RAM too. They come to no one: {found}.',
  'calls.registers': '{answer} times MIDR_EL1 was read, and no bit of HCR_EL2 traps that: {found}.',
  'all.memory': '{answer} counts what the guest does to its own memory. The hypervisor never learns of it: {found}.',
  wrong: 'You say {answer}; the core came {found} times.',
};
export default sentences;
