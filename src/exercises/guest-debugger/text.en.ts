import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A debugger for guests',
  'objective.stop': 'Stop a guest at an address and step it, with the debug registers and MDCR_EL2.TDE',
  'objective.unseen': 'Look into a guest that is stopped, and leave no trace in it',
  'step.break':
    'A kernel that dies before it can print needs a debugger that is not part of it. EL2 is the place. First: VM 1 stops before it executes the instruction at the breakpoint, and VM 0 is told where.',
  'step.look': 'Read and write the registers of VM 1 while it is stopped.',
  'step.step': 'So many instructions, and not one more: through a call, an exception of the guest’s own, and back.',
  'step.go-on':
    'Go on from a breakpoint, and stop there the next time round. Without one, run to the end: VM 1 has noticed nothing.',
  'not-reached': 'The guests did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'debug.ts threw an error before a guest came to `{behind}`.',
  'break.hint-1':
    'A breakpoint needs an address, a control register, and permission. And its exception has to come to you, not to the guest’s EL1.',
  'break.hint-2':
    'After HANDLERS.schedule, when VM 1 is on the core: DBGBVR the address, DBGBCR 0x1E7, MDSCR_EL1.MDE, MDCR_EL2.TDE, and the OS Lock off. Then EC 0x30 comes to trap: vm.state.paused = true, and nothing else, for the instruction has not been executed. WHERE is saved.frame[32], ELR.',
  'break.hint-3':
    "el2.msr(VALUE, breakpoint); el2.msr(CONTROL, 0x1e7n); el2.msr('MDSCR_EL1', el2.mrs('MDSCR_EL1') | MDSCR_MDE); el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') | MDCR_TDE);",
  'break.running': 'WHERE gave {found} before VM 1 had stopped anywhere; it should be −1.',
  'break.set': 'BREAK gave {found}; it should be 0.',
  'break.refused': 'VM 1 called BREAK itself and got {found}; it should be −1. Only VM 0 is the debugger.',
  'break.missed':
    'VM 1 executed the instruction with the breakpoint, and no breakpoint exception (EC 0x30) came to EL2.',
  'break.goes-on':
    'The breakpoint came to EL2, and VM 1 was let on at once, to the same breakpoint. It has to be paused.',
  'break.where': 'WHERE gave {found}, and not the address of the breakpoint.',
  'break.executed': 'VM 1 executed the instruction with the breakpoint while it should have been stopped there.',
  'look.hint-1': 'VM 1 is not on the core. Where are its registers?',
  'look.hint-2':
    'vm.vcpus[0].state.saved.frame: X0 to X30 at 0 to 30, ELR at 32. call.frame is the debugger’s own. What is above 30 is no register.',
  'look.hint-3': 'const registers = vm.vcpus[0]?.state.saved?.frame; … registers[Number(n)] = frame.x(1);',
  'look.own': 'READ of register 1 gave 1: that is what the debugger itself has in X0. It asked for VM 1’s.',
  'look.read': 'READ gave {found}, which is not what VM 1 has in this register.',
  'look.number': 'READ of register 32 gave {found}; it should be −1. There are 31.',
  'look.write': 'WRITE, or READ after it, gave {found}. What was written is not there.',
  'step.hint-1': 'One instruction: MDSCR_EL1.SS switches stepping on, SPSR_EL2.SS lets one instruction through.',
  'step.hint-2':
    'Count in trap, at each EC 0x32. While there are steps left VM 1 goes on, and after each SPSR_EL2.SS has to be set again, in schedule, when its frame is loaded. No breakpoint meanwhile, and TDE set.',
  'step.hint-3':
    "el2.msr('MDSCR_EL1', mdscr | 1n); frame.spsr |= 1n << 21n; … if (ec === 0x32n) { steps -= 1; if (steps > 0) return; }",
  'step.nowhere': 'After STEP 1 VM 1 is where it was. A step whose SPSR_EL2.SS is clear executes nothing.',
  'step.one': 'After STEP 1 WHERE gave {found}, which is not the next instruction.',
  'step.ran': 'After STEP n VM 1 was stopped by its breakpoint the next time round: it was let run.',
  'step.many': 'After STEP n WHERE gave {found}: too many instructions, or too few.',
  'go-on.hint-1': 'VM 1 stands before the instruction with the breakpoint. What happens if it just goes on?',
  'go-on.hint-2':
    'It meets its breakpoint again, for ever. RUN is one step without the breakpoint, and then the breakpoint.',
  'go-on.hint-3':
    'case RUN: steps = 1; thenRuns = true; vm.state.paused = false; return 0n; … if (steps > 0 || thenRuns) return;',
  'go-on.again': 'After RUN WHERE gave {found}; VM 1 comes to its breakpoint once more.',
  'go-on.stuck': 'After RUN VM 1 was at its breakpoint, and had not executed a single instruction.',
  'go-on.left': 'After RUN VM 1 has {found} rounds left. From breakpoint to breakpoint is one round.',
  'go-on.sum': 'After one round X3 of VM 1 is {found}, and should be what WRITE put into X1.',
  'go-on.unset': 'BREAK 0, and RUN: WHERE gave {found}; VM 1 should have run to its end, and be nowhere.',
  'go-on.trace':
    'VM 1 ran to its end with MDSCR_EL1 = {held}; it was 0 before you came. What is yours in its registers has to go when it is not needed.',
  'go-on.end':
    'VM 1 came to its end with {found} in a register that should have something else: an instruction was lost, or done twice.',
};
export default sentences;
