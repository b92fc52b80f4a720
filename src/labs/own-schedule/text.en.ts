import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Whose turn is it?',
  'objective.choose': 'Choose who has a core next, so that nobody starves and nobody who waits is in the way',
  'objective.alarm': 'Set the one timer of EL2 so that it comes for the end of a turn and for everybody who sleeps',
  'step.turns': 'Whoever gives the core away hands it to the next in order.',
  'step.waits': 'Who waits is left out until there is something for it; who is off, until it is on again.',
  'step.slice': 'Who gives nothing away loses the core when its turn is over.',
  'step.timers':
    'Nobody is ready: the core waits, and for the nearest alarm. And an alarm of a sleeper is heard by the busy.',
  'turns.hint-1': 'A WFE has been counted in cpu.state.turn when you are called. Who is behind the one that gave up?',
  'turns.hint-2':
    'Look for the place of the last one in cpu.vcpus(), and go on from there by ORDER, round and round, until somebody is ready. The last one itself comes last. And put turn back to 0: it has been read.',
  'turns.hint-3':
    'for (let n = 1; n <= all.length; n++) { const one = all[(at + n * ORDER + 2 * all.length) % all.length]; if (one !== undefined && isReady(one)) return one; }',
  'turns.off':
    'Core {core} executes at {elr}, where no code is: a VCpu is on it that nobody has switched on. Only who is admitted may be chosen.',
  'turns.core':
    'VCpu 3 found itself on core 0; its place is core 1. call.cpu.vcpus() are those of this core, call.vms are all.',
  'turns.other-core': 'VCpu 3, which has core 1 for itself, never began. Your function decides for that core, too.',
  'turns.not-met':
    'VCpus 0, 1 and 2 never met: not all three got the core. Each of them gives it away by WFE until the others are there.',
  'turns.again': 'Turn {turn} was VCpu {now}’s, and so was the one before. It had given the core away by WFE.',
  'turns.order': 'After VCpu {before} came VCpu {now}, in turn {turn}. ORDER is {order}.',
  'turns.stopped': 'VCpu {before} gave its turn away, and nobody took it.',
  'waits.hint-1': 'vcpu.state.waiting says that a VCpu has executed WFI. What ends a WFI?',
  'waits.hint-2':
    'Ready is who may be on a core at all (admitted: on, not paused) and does not wait, or waits and there is something for it (hasEvent: a timer that is due, an interrupt that is pending). settle takes from the core who is off, and starts VMs afresh. Before the chosen one goes on, refill puts its interrupts where it will look for them.',
  'waits.hint-3':
    'const isReady = (vcpu: VCpu) => vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent()); … settle(call); … call.handlers.refill(call, next);',
  'waits.not-reached': 'The guests did not come so far. What is missing is in an earlier step, or above.',
  'waits.never': 'VCpu 1 waited for its timer, and never got the core back, although the timer was due.',
  'waits.early':
    'VCpu 1 was awake {early} counts before its timer. It had executed WFI; until something comes for it the core is for others.',
  'waits.late': 'VCpu 1 got the core {late} counts after its timer. Once it is ready it has its turn like the others.',
  'waits.alone': 'While VCpu 1 waited for its timer, others had {turns} turns. The core was theirs to use.',
  'waits.deaf':
    'VCpu 0 sent VCpu 1 an interrupt, and VCpu 1 went on waiting. A timer is not the only thing that ends a WFI.',
  'waits.unasked': 'VCpu 1 waited for an interrupt, and was on the core before anybody had sent one.',
  'waits.empty':
    'VCpu 1 was woken by an interrupt, asked its GIC which one, and heard {found}; it should be {wanted}. 1023 means that there is none: nobody has filled its list registers.',
  'waits.ghost': 'VCpu 1 switched itself off, and then executed the instruction behind. Who is off has no turn.',
  'waits.reborn': 'VCpu 1 was switched on again, and found {found} in x0; it should be {wanted}.',
  'waits.not-back': 'VCpu 1 was switched off and on again, and never began.',
  'waits.reset':
    'VM b asked for a reset, and was never seen again. What a VM asks for is noted; who starts it when its core comes by?',
  'slice.hint-1':
    'These guests give nothing away. The only thing that takes the core from them is CNTHP, the timer of EL2.',
  'slice.hint-2':
    'A turn begins when somebody else gets the core, or when the same one gets it anew. Then note its end, now + the slice of its VM, in cpu.state.turnEnd; a call that changes nothing leaves it alone. If another one is ready, CNTHP_CVAL_EL2 is that end, and CNTHP_CTL_EL2 is 1.',
  'slice.hint-3':
    "if (isOver || next !== before) cpu.state.turnEnd = now + sliceOf(next); … el2.msr('CNTHP_CVAL_EL2', cpu.state.turnEnd); el2.msr('CNTHP_CTL_EL2', 1n); CNTHP comes as an interrupt, and counts in cpu.state.turn like a WFE.",
  'slice.not-reached': 'The guests did not come to where they keep the core for themselves.',
  'slice.never':
    'VCpu {vcpu} went round and round, and nobody took the core from it, although two others were ready. Where does its turn end?',
  'slice.other-vm':
    'VCpu {vcpu} had the core for {length} counts, which is the slice of the other VM. SLICES has {slice0} for VM 0 (VCpus 0 and 1) and {slice1} for VM 1 (VCpu 2).',
  'slice.long':
    'VCpu {vcpu} had the core for {length} counts; VCpus 0 and 1 should have {slice0}, and VCpu 2 {slice1}. It has called its firmware meanwhile: does a call that changes nothing begin a new turn?',
  'slice.short':
    'VCpu {vcpu} had the core for {length} counts only; VCpus 0 and 1 should have {slice0}, and VCpu 2 {slice1}.',
  'slice.stopped': 'Turn {number} of those that nobody gives away never ended.',
  'slice.order': 'When its turn was over, VCpu {now} came after VCpu {before}. ORDER is {order} here, too.',
  'timers.hint-1':
    'Who sleeps has a time at which it wants to be woken: timerDeadline(). There is one CNTHP for all of them.',
  'timers.hint-2':
    "CNTHP has to come at the earliest of all that others wait for: the end of the turn, if one is ready; else their alarms. While somebody is on the core, not before LEAST counts of the turn are over. When nobody is ready, switchTo(call, undefined), set CNTHP all the same, and return 'park'.",
  'timers.hint-3':
    "let at = isReady(other) ? cpu.state.turnEnd : other.timerDeadline(); if (next !== undefined) { const earliest = cpu.state.turnEnd - sliceOf(next) + LEAST; if (at < earliest) at = earliest; } … if (next === undefined) return 'park';",
  'timers.not-reached': 'The guests did not come so far. What is missing is in an earlier step, or above.',
  'timers.never':
    'All three slept, and VCpu {vcpu} was never woken. When nobody is on the core, who sets CNTHP for those that sleep?',
  'timers.early': 'VCpu {vcpu} was awake {early} counts before its alarm, which nobody had to hear yet.',
  'timers.late':
    'VCpu {vcpu} was woken {late} counts after its alarm, on a core that had nothing else to do. Of several alarms the earliest counts.',
  'timers.held': 'VCpu 0 was busy, and kept the core: the alarm of VCpu 1 never came through.',
  'timers.no-alarm': 'VCpu 1 slept while VCpu 0 was busy, and was never woken.',
  'timers.overslept':
    'VCpu 1 was back {length} counts after it had fallen asleep; it should be at most {wanted}. Its alarm does not have to wait for the end of VCpu 0’s turn.',
  'timers.disturbed':
    'VCpu 1 was back {length} counts after it had fallen asleep; it should be at least {wanted}. Of its turn VCpu 0 has LEAST counts that no alarm takes away.',
};
export default sentences;
