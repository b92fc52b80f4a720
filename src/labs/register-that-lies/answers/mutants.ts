import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'sysreg.ts',
  edits,
  fails,
  code: because,
});

const SET = '  frame.setX(register, value);\n';
const COUNT = "  if (name === '{{counter}}') value = reads;\n  else reads++;\n";

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('crn-and-crm-exchanged', 'through', 'undefined', ['_C${bits(10n, 15n)}` +', '_C${bits(1n, 15n)}` +'], ['`_C${bits(1n, 15n)}_', '`_C${bits(10n, 15n)}_']),
  mutant('op1-and-op2-exchanged', 'lied', 'lied.own', ['_${bits(14n, 7n)}_', '_0_'], ['_${bits(17n, 7n)}`', '_${bits(14n, 7n)}`']),
  mutant('direction-the-wrong-way-round', 'through', 'undefined', ['bits(0n, 1n) === 0n', 'bits(0n, 1n) === 1n']),
  mutant('rt-where-an-abort-has-it', 'through', 'through.register', ['bits(5n, 31n)', 'bits(16n, 31n)']),
  mutant('writes-are-not-skipped', 'written', 'again', ['    return frame.skip();', '    return;']),
  mutant('reads-are-skipped-twice', 'through', 'twice', [SET, `${SET}  frame.skip();\n`]),
  mutant('register-31-is-in-the-frame', 'through', 'through.stack', [SET, '  el2.write(el2.frame + 8 * register, 8, value);\n']),
  mutant('reserved-is-undefined', 'through', 'undefined', ['  let value = known', '  if (known === undefined && name !== \'{{counter}}\') return injectUndefined(call);\n  let value = known']),
  mutant('writes-are-ignored', 'written', 'written.nothing', ["    if (control !== '{{ignored}}') el2.msr(control, frame.x(register));\n", '']),
  mutant('zero-register-in-the-frame', 'written', 'written.zero', ['frame.x(register)', 'el2.read(el2.frame + 8 * register, 8) ?? 0n']),
  mutant('nothing-is-ignored', 'written', 'written.ignored', ["if (control !== '{{ignored}}') ", '']),
  mutant('ignored-is-undefined', 'written', 'undefined', ['    return frame.skip();', "    if (control === '{{ignored}}') return injectUndefined(call);\n    return frame.skip();"]),
  mutant('hides-nothing', 'lied', 'lied.honest', ["  if (known === 'ID_AA64ISAR0_EL1') value &= ~(0xfn << {{shift:d}}n);\n", '']),
  mutant('hides-everything', 'lied', 'lied.everything', ['value &= ~(0xfn << {{shift:d}}n)', 'value = 0n']),
  mutant('hides-what-is-beside-it', 'lied', 'lied.feature', ['~(0xfn << {{shift:d}}n)', '~(0xffffn << {{shift:d}}n)']),
  mutant('no-value-of-its-own', 'lied', 'lied.own', ["  if (name === '{{own}}') value = {{ownvalue}}n;\n", '']),
  mutant('counts-writes-too', 'counted', 'counted.writes', ['  if (bits(0n, 1n) === 0n) {\n', '  if (bits(0n, 1n) === 0n) {\n    reads++;\n']),
  mutant('counts-itself', 'counted', 'counted.itself', [COUNT, "  if (name === '{{counter}}') value = reads;\n  reads++;\n"]),
  mutant('never-tells', 'counted', 'counted.zero', [COUNT, '  reads++;\n']),
];
export default mutants;
