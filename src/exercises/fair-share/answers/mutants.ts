import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'share.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});
const READY = 'vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent())';
const COST = 'const cost = ((all < SLICE ? all : SLICE) * 12n) / weightOf(last);';
const ALARM = 'isReady(vcpu) ? cpu.state.turnEnd : vcpu.timerDeadline()';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('turns-end-only-by-themselves', 'both', 'alone', ["  el2.msr('CNTHP_CTL_EL2', nearest < never ? 1n : 0n);\n", "  el2.msr('CNTHP_CTL_EL2', chosen === undefined && nearest < never ? 1n : 0n);\n"]),
  mutant('a-slice-of-the-built-in', 'both', 'alone', ['cpu.state.turnEnd = since + SLICE;', 'cpu.state.turnEnd = since + 125_000n;']),
  mutant('who-sleeps-is-chosen-too', 'sleep', 'early', [READY, 'vcpu.admitted']),
  mutant('who-sleeps-waits-for-the-other', 'sleep', 'late', [ALARM, 'isReady(vcpu) ? cpu.state.turnEnd : vcpu.timerDeadline() + 40_000n'], ['(!vcpu.state.waiting || vcpu.hasEvent())', '(!vcpu.state.waiting || vcpu.timerDeadline() + 40_000n <= vcpu.counter())']),
  mutant('each-the-same', 'weights', 'equal', [COST, 'const cost = (all < SLICE ? all : SLICE) * 12n;\n    void weightOf;']),
  mutant('weights-the-wrong-way-round', 'weights', 'unfair', [COST, 'const cost = (all < SLICE ? all : SLICE) * 12n * weightOf(last);']),
  mutant('turns-are-counted-not-time', 'weights', 'unfair', [COST, 'const cost = all > 0n ? 100n * weightOf(last) : 0n;']),
  mutant('sleep-is-a-saving', 'credit', 'hoarded', ['      if (hadOf(vcpu) < hadOf(other))\n', '      if (hadOf(vcpu) < 0n)\n']),
  mutant('sleep-is-punished', 'credit', 'never', ['        had.set(vcpu.vm.plan.index, hadOf(other));\n', '        had.set(vcpu.vm.plan.index, hadOf(other) + 10_000_000n);\n']),
];
export default mutants;
