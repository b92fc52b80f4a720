import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Back to where?',
  'objective.elr': 'Say which address an exception saves, and whether a handler has to add 4',
  'step.calls':
    'A hypervisor returns with ERET to what ELR_ELx holds. Get it wrong by one instruction, and a guest calls for ever or loses a WFI. Begin with the calls: HVC and SVC.',
  'step.traps': 'The same two levels, but the instruction was trapped: SMC and WFI.',
  'step.faults': 'Taken at EL1: BRK, and an instruction that EL1 does not have.',
  'calls.hint-1': 'Was the instruction executed when the exception was taken? A call was: that is what it is for.',
  'calls.hint-2':
    'For SVC, HVC and SMC that are executed, the preferred return address is the instruction behind them.',
  'calls.hint-3': 'Both: the address in the remark, plus 4.',
  'traps.hint-1': 'A trap happens instead of the instruction.',
  'traps.hint-2': 'HCR_EL2.TSC traps SMC, TWI traps WFI: neither has done anything yet.',
  'traps.hint-3': 'Both: the address in the remark itself. A handler that has done the work adds 4.',
  'faults.hint-1': 'A breakpoint is to be continued from; something else may stand there by then.',
  'faults.hint-2': 'BRK and UNDEFINED instructions are saved with their own address.',
  'faults.hint-3': 'Both: the address in the remark itself.',
  again:
    '{answer} is the call itself. It was executed: ELR holds {found}, and whoever returns to {answer} calls again.',
  skipped:
    '{answer} is behind it. The instruction was not executed: ELR holds {found}, so that it can be done, emulated or skipped.',
  elsewhere: '{answer} is neither the instruction of this line nor the one behind it. ELR held {found}.',
};
export default sentences;
