import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'watchdog.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});
const TIMER = "    el2.msr('CNTHP_CVAL_EL2', watch.deadline);\n    el2.msr('CNTHP_CTL_EL2', 1n);\n";

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('any-period-will-do', 'arm', 'short', ['period < MIN || ', '']),
  mutant('for-ever-is-a-period', 'arm', 'long', [' || period > MAX', '']),
  mutant('kicks-are-always-welcome', 'arm', 'unarmed', ['    if (watch === undefined) return NOT_SUPPORTED;\n', '    if (watch === undefined) return 0n;\n']),
  mutant('a-kick-changes-nothing', 'feed', 'bitten', ['    watch.deadline = now + watch.period;\n', '']),
  mutant('let-go-and-bitten', 'feed', 'disarmed', ['    watches.delete(index);\n', '']),
  mutant('looks-only-when-called', 'bite', 'never', [TIMER, '']),
  mutant('the-watch-outlives-its-vm', 'bite', 'never', ['watch?.life === state.starts && ', 'watch !== undefined && ']),
  mutant('one-timer-too-late', 'bite', 'never', ['    if (isSet && el2.mrs(\'CNTHP_CVAL_EL2\') <= watch.deadline) continue;\n', '    if (isSet) continue;\n']),
  mutant('a-little-early', 'bite', 'early', ['  const deadline = now + period;\n', '  const deadline = now + period - 1500n;\n']),
  mutant('nobody-counts', 'bite', 'why', ['  bites.set(vm.plan.index, times);\n', '']),
  mutant('never-gives-up', 'give-up', 'never', ["  if (times > LIVES) return vm.stop('failed');\n", '']),
  mutant('one-life-fewer', 'give-up', 'soon', ['times > LIVES', 'times >= LIVES']),
  mutant('one-life-more', 'give-up', 'never', ['times > LIVES', 'times > LIVES + 1']),
  mutant('one-count-for-all', 'give-up', 'unfair', ['(bites.get(vm.plan.index) ?? 0)', '(bites.get(0) ?? 0)'], ['bites.set(vm.plan.index, times)', 'bites.set(0, times)'], ['BigInt(bites.get(index) ?? 0)', 'BigInt(bites.get(0) ?? 0)']),
];
export default mutants;
