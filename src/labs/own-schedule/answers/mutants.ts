import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'schedule.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const READY = 'vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent())';
const ALARM = 'isReady(other) ? cpu.state.turnEnd : other.timerDeadline()';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('a-turn-cannot-be-given-away', 'turns', 'again', ['const isOver = before === undefined || cpu.state.turn > 0;', 'const isOver = before === undefined || now >= cpu.state.turnEnd;']),
  mutant('round-the-other-way', 'turns', 'order', ['(at + n * ORDER + 2 * all.length)', '(at - n * ORDER + 2 * all.length)']),
  mutant('always-begins-with-the-first', 'turns', 'not-met', ['last === undefined ? -ORDER : all.indexOf(last)', '-ORDER']),
  mutant('who-waits-is-chosen-too', 'waits', 'early', [READY, 'vcpu.admitted']),
  mutant('who-waits-waits-for-ever', 'waits', 'never', [READY, 'vcpu.admitted && !vcpu.state.waiting']),
  mutant('only-timers-wake', 'waits', 'deaf', ['|| vcpu.hasEvent()', '|| vcpu.timerDeadline() <= vcpu.counter()']),
  mutant('interrupts-are-not-handed-over', 'waits', 'empty', ['  call.handlers.refill(call, next);\n', '']),
  mutant('power-is-not-looked-at', 'turns', 'off', [READY, '!vcpu.state.waiting || vcpu.hasEvent()']),
  mutant('nobody-starts-a-vm-again', 'waits', 'reset', ['  settle(call);\n', '']),
  mutant('turns-end-only-by-themselves', 'slice', 'never', [ALARM, 'other.timerDeadline()']),
  mutant('every-call-begins-a-turn', 'slice', 'long', ['if (next !== undefined && (isOver || next !== before))', 'if (next !== undefined)']),
  mutant('one-slice-for-all', 'slice', 'other-vm', ['SLICES[vm.plan.index] ?? SLICES[0]', 'SLICES[0] ?? vm.plan.index']),
  mutant('a-turn-begins-where-the-last-one-began', 'slice', 'short', ['cpu.state.turnEnd = now + sliceOf(next);', 'cpu.state.turnEnd = now + sliceOf(next) - 1000n;']),
  mutant('no-alarm-when-nobody-is-there', 'timers', 'never', ["  switchTo(call, next);\n", "  switchTo(call, next);\n  if (next === undefined) {\n    el2.msr('CNTHP_CTL_EL2', 0n);\n    return 'park';\n  }\n"], ["      if (next === undefined) return at;\n", ''], ["  if (next === undefined) return 'park';\n", '']),
  mutant('the-last-alarm-counts', 'timers', 'late', ['(b < a ? b : a), 1n << 64n)', "(b < 1n << 64n && (b > a || a === 1n << 64n) ? b : a), 1n << 64n)"]),
  mutant('alarms-take-the-core-at-once', 'timers', 'disturbed', ['return at < earliest ? earliest : at;', 'return at < earliest && isReady(other) ? earliest : at;']),
  mutant('alarms-wait-for-the-end-of-the-turn', 'timers', 'overslept', ['- sliceOf(next) + LEAST', '- LEAST + LEAST']),
  mutant('busy-means-deaf', 'timers', 'held', ['if (next === undefined) return at;', 'if (next === undefined) return at;\n      if (!isReady(other)) return 1n << 64n;']),
];
export default mutants;
