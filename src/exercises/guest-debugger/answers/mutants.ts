import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'debug.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('the-lock-stays-on', 'break', 'missed', ["  if (isStep || isArmed) el2.msr('OSLAR_EL1', 0n);\n", '']),
  mutant('breakpoints-are-off', 'break', 'missed', ['(isArmed ? MDSCR_MDE : 0n)', '0n']),
  mutant('reported-and-let-go', 'break', 'goes-on', ['  vcpu.vm.state.paused = true;\n', '  vcpu.vm.state.paused = ec === 0x32n;\n']),
  mutant('everybody-may', 'break', 'refused', [' || caller.plan.index !== DEBUGGER', ' || caller.plan.index > DEBUGGEE + DEBUGGER']),
  mutant('says-where-it-would-go-on', 'break', 'where', ['registers[32] ?? 0n', '(registers[32] ?? 0n) + 4n']),
  mutant('looks-into-itself', 'look', 'own', ['(registers[Number(n)] ?? 0n)', 'frame.x(Number(n) - 1)']),
  mutant('any-number-is-a-register', 'look', 'number', ['n > 30n ? NOT_SUPPORTED : (registers', 'n > 33n ? NOT_SUPPORTED : (registers']),
  mutant('written-into-itself', 'look', 'write', ['      registers[Number(n)] = frame.x(1);\n', '      frame.setX(Number(n), frame.x(1));\n']),
  mutant('no-instruction-is-let-through', 'step', 'nowhere', ['isStep ? spsr | SPSR_SS : spsr', 'spsr']),
  mutant('one-step-is-enough', 'step', 'many', ['      steps = Number(n);\n', '      steps = n > 0n ? 1 : 0;\n']),
  mutant('one-step-too-many', 'step', 'one', ['      steps = Number(n);\n', '      steps = Number(n) + 1;\n']),
  mutant('trips-over-its-own-breakpoint', 'go-on', 'stuck', ['      steps = 1;\n', '      steps = 0;\n']),
  mutant('a-breakpoint-for-ever', 'go-on', 'unset', ['    breakpoint = n;\n', '    breakpoint = n === 0n ? breakpoint : n;\n']),
  mutant('leaves-its-bits-behind', 'go-on', 'trace', ["~(MDSCR_MDE | MDSCR_SS)", '~MDSCR_SS']),
];
export default mutants;
