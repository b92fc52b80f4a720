import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Fair shares',
  'objective.share': 'Give two VMs one core in a given proportion, whatever they do with it',
  'objective.measure': 'Account for time: what a switch costs is nobody’s, and sleep is no saving',
  'step.both':
    'Two customers pay for shares of one core, and each measures what it gets. First: VM a spins and calls for nothing, and VM b has to get its turn after a SLICE all the same.',
  'step.weights': 'Both want the core all the time. What they get is as their WEIGHTS.',
  'step.sleep': 'While VM a sleeps VM b has everything. When VM a’s timer is due it has the core within a SLICE.',
  'step.credit':
    'VM a slept for long, and wants all again. What it did not use is gone: from here on the shares are as before.',
  'not-reached': 'The guest did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'share.ts threw an error before the guest came to `{behind}`.',
  'both.hint-1': 'VM a makes no call. What brings you to EL2 while it spins?',
  'both.hint-2':
    'EL2’s timer: CNTHP_CVAL_EL2 at the end of the slice, CNTHP_CTL_EL2 = 1, whenever somebody else is ready. It comes as an interrupt, and counts in cpu.state.turn. Then choose again, and set turn back to 0.',
  'both.hint-3':
    "cpu.state.turnEnd = el2.mrs('CNTPCT_EL0') + SLICE; el2.msr('CNTHP_CVAL_EL2', cpu.state.turnEnd); el2.msr('CNTHP_CTL_EL2', 1n);",
  'both.alone': 'VM a spun and spun, and VM b never got the core.',
  'both.short':
    'VM a was back {found} counts after it had begun, VM b’s turn and two switches included, of some 3000 each. A slice of {slice} begins SWITCH counts after the call that switched.',
  'both.long':
    'VM a was back only {found} counts after it had begun, although VM b gave its turn away at once. It should be a slice, and two switches of some 3000 each.',
  'weights.hint-1': 'Round and round gives each the same. What has to be known to give one twice as much?',
  'weights.hint-2':
    'Add up what each has had, divided by its weight, and choose whoever has had the least. A turn begins SWITCH counts after the call that switched. Who is chosen twice has had two slices.',
  'weights.hint-3':
    'had.set(index, hadOf(last) + ((now - since) * 12n) / weightOf(last)); … const next = ready.reduce((a, b) => (hadOf(b) < hadOf(a) ? b : a));',
  'weights.equal':
    'While both wanted the core EL2 returned {a} times to VM a and {b} times to VM b: each had the same. The weights are {wa} and {wb}.',
  'weights.unfair':
    'While both wanted the core, and called all the time, EL2 returned {a} times to VM a and {b} times to VM b. The weights are {wa} and {wb}: that is not the proportion.',
  'sleep.hint-1': 'Whom may you choose, and who wakes you when the one that sleeps is due?',
  'sleep.hint-2':
    "Ready is who is admitted and does not wait, or waits and hasEvent(). CNTHP has to come at the end of the slice if the other is ready, else at its timerDeadline(). When nobody is ready: switchTo(call, undefined), and 'park'.",
  'sleep.hint-3': 'const at = isReady(other) ? cpu.state.turnEnd : other.timerDeadline();',
  'sleep.early': 'VM a was awake before its timer was due. It had executed WFI.',
  'sleep.late':
    'VM a got the core {found} counts after its timer was due. A slice, and two switches, is the most that it has to wait.',
  'sleep.idle':
    'While VM a slept, VM b could make only {found} calls in 25000 counts; there is time for seventy. Who had the core?',
  'credit.hint-1': 'VM a has had nothing for a long time. Who is chosen then, and for how long?',
  'credit.hint-2':
    'Whoever becomes ready again begins where the others are: its sum is at least that of the one that had the core meanwhile.',
  'credit.hint-3': 'if (!wasReady.includes(index) && hadOf(vcpu) < hadOf(other)) had.set(index, hadOf(other));',
  'credit.hoarded':
    'When VM a came back from its sleep, VM b was away for {found} counts in one piece. VM a has spent what it had saved up; it may not save.',
  'credit.never': 'VM a came back from its sleep and wanted the core, and VM b was never away.',
};
export default sentences;
