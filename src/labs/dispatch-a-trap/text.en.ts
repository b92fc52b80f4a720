import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Dispatch',
  'objective.class': 'Send every trap where it belongs, by its class',
  'objective.return': 'Say for each class where the guest goes on',
  'step.calls': 'HVC and SMC: answer them, each once, and go on behind it.',
  'step.handed': 'MSR, MRS and aborts: hand them on to those who know.',
  'step.waits': 'WFI and WFE: let the guest wait.',
  'step.unknown': 'What you do not know is UNDEFINED to the guest.',
  'not-reached': 'The guest did not come so far: its last trap was at {elr} (ESR_EL2 {esr}).',
  moved:
    'After the trap at {elr} (ESR_EL2 {esr}) the guest went on at {pc}. There are two places where it may: at ELR_EL2, or, where the instruction is emulated and has not been executed, at the next one. frame.skip() is one instruction, and is called once.',
  stopped: 'After the trap at {elr} (ESR_EL2 {esr}) the guest did not go on.',
  'calls.hint-1': 'Which instruction does ELR_EL2 name after an HVC, and which after an SMC that trapped?',
  'calls.hint-2':
    'The class is ESR_EL2 bits 31:26. HVC has been executed when you see it: ELR is behind it. SMC has not: ELR is the SMC itself. The immediate of both is in bits 15:0.',
  'calls.hint-3':
    'const ec = esr >> 26n; if (ec === 0x17n) call.frame.skip(); if (ec === 0x16n && (esr & 0xffffn) === …) call.frame.setX(…); else if (ec === 0x16n || ec === 0x17n) hypercall(call, vcpu);',
  'calls.undefined':
    'A call, ESR_EL2 {esr}, was UNDEFINED to the guest (ELR_EL2 {elr}). Shift ESR_EL2 right by 26 and look at what is left: IL, bit 25, is not part of the class.',
  'calls.hvc-twice':
    'The instruction behind the HVC, at {left}, was left out. After an HVC ELR_EL2 is there already: nothing is to be skipped.',
  'calls.twice': 'The instruction behind the SMC, at {left}, was left out: skip once.',
  'calls.again':
    'The SMC at {elr} trapped again and again (ESR_EL2 {esr}). It traps before it executes: ELR_EL2 is the SMC itself, and it is yours to go behind it.',
  'calls.unanswered':
    'The call came back with {x0} in x0, which is what was asked. Nobody has answered it: hypercall does.',
  'calls.result': 'A call gave {found}; it should be {wanted}.',
  'calls.bell-called':
    'The HVC with ESR_EL2 {esr} was taken for a hypercall: x0 is {x0} now. Its immediate, bits 15:0, says that it only rings.',
  'calls.bell': 'The HVC with ESR_EL2 {esr} rang, and the guest found {found}, not {wanted}.',
  'handed.hint-1': 'Three handlers wait for these classes. Which of them go on behind the instruction by themselves?',
  'handed.hint-2':
    'sysreg and dataAbort skip what they have emulated; an abort for the guest stays at the instruction. So nothing of it is yours.',
  'handed.hint-3':
    'case 0x18n: return call.handlers.sysreg(call, vcpu, esr); case 0x20n: return instructionAbort(call, vcpu, esr); case 0x24n: return dataAbort(call, vcpu, esr);',
  'handed.undefined': 'The instruction at {elr} was UNDEFINED to the guest (ESR_EL2 {esr}). Its class has a handler.',
  'handed.twice':
    'The instruction at {left}, behind the trap at {elr}, was left out (ESR_EL2 {esr}): its handler had skipped it already, and you skipped once more.',
  'handed.again': 'The instruction at {elr} trapped again and again (ESR_EL2 {esr}). Was it handed on?',
  'handed.adrift':
    'The guest jumped to {address}, where nothing is, and its last trap was at {elr}: it traps at one address there after the other. What cannot be fetched cannot be skipped, for what is behind it cannot be fetched either. instructionAbort tells the guest.',
  'handed.value': 'The guest read {found}; it should be {wanted}.',
  'handed.lost': 'The guest wrote CONTEXTIDR_EL1, and {found} is in it; it should be {wanted}.',
  'handed.hole':
    'The load at {elr} went to nowhere (ESR_EL2 {esr}). The guest should have got a data abort for it, at that instruction.',
  'handed.jump':
    'The guest jumped to {address}, where nothing is. It should have got an instruction abort there: class 0x20 at EL2, 0x21 at its own EL1.',
  'waits.hint-1': 'A WFI that traps has not waited yet. Who knows what the guest waits for?',
  'waits.hint-2':
    'Bit 0 of ESR_EL2 tells WFE (1) from WFI (0). Both are done when you return, so skip. WFI: vcpu.state.waiting. WFE may end at any time: it only gives up its turn.',
  'waits.hint-3': 'call.frame.skip(); if ((esr & 1n) === 0n) vcpu.state.waiting = true; else call.cpu.state.turn++;',
  'waits.undefined':
    'A wait, at {elr} (ESR_EL2 {esr}), was UNDEFINED to the guest: class 0x01 fell through to the exceptions. To wait is not forbidden.',
  'waits.again':
    'The guest waits at {elr} for the second time (ESR_EL2 {esr}): WFI and WFE trap before they execute, so go on behind them.',
  'waits.twice': 'The instruction at {left}, behind the WFI, was left out: skip once.',
  'waits.early':
    'The guest was back {ticks} ticks before its timer. A WFI may do nothing, but then nobody else gets the core: set vcpu.state.waiting.',
  'waits.wfe':
    'The WFE (ESR_EL2 {esr}) did not come back: no interrupt will come for this guest. WFE waits for an event, and may end at any time.',
  'unknown.hint-1': 'What would a core without this instruction do?',
  'unknown.hint-2':
    'An instruction that nobody emulates must not look as if it had been executed. injectUndefined gives EL1 the exception, at the instruction.',
  'unknown.hint-3': 'default: return injectUndefined(call);',
  'unknown.other': 'The guest got an exception for it, with ESR_EL1 {found}; UNDEFINED is 0x02000000: class 0, IL set.',
  'unknown.skipped':
    'A trap that you do not know (ESR_EL2 {esr}) was skipped: the guest goes on as if its floating point had worked, with a wrong result.',
  'unknown.again': 'The instruction at {elr} trapped again and again (ESR_EL2 {esr}): neither emulated nor refused.',
  'unknown.stopped':
    'After a trap that you do not know (ESR_EL2 {esr}) the guest was given nothing, and did not go on.',
  'unknown.count':
    'The guest got {count} exceptions; it should be 3: a load and a jump to nowhere, and its floating point.',
};
export default sentences;
