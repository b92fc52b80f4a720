import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'way',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('only-the-one', 'call', 'wrong.calls', ['calls = 3', 'calls = 1']),
  mutant('the-number-of-linux', 'call', 'wrong.number-linux', ['number = 1', 'number = 64']),
  mutant('the-other-argument', 'call', 'wrong.argument', ['argument = {{argument:d}}', 'argument = 5']),
  mutant('a-vector-of-el2', 'kernel', 'wrong.vector-el2', ['vector = EL1+0x400', 'vector = EL2+0x400']),
  mutant('the-current-level', 'kernel', 'wrong.vector', ['vector = EL1+0x400', 'vector = EL1+0x200']),
  mutant('the-class-of-hvc', 'kernel', 'wrong.ec-hvc', ['ec = 0x15', 'ec = 0x16']),
  mutant('all-of-esr', 'kernel', 'wrong.ec-esr', ['ec = 0x15', 'ec = 0x56000000']),
  mutant('back-to-the-kernel', 'kernel', 'wrong.from', ['from = 0', 'from = 1']),
  mutant('who-is-called-first', 'kernel', 'wrong.dispatches-vector', ['dispatches = {{dispatches}}', 'dispatches = {{entry}}']),
  mutant('the-switch-over-classes', 'source', 'wrong.trap', ['trap = 19', 'trap = 17']),
  mutant('the-case-of-the-number', 'source', 'wrong.loop-case', ['loop = 30', 'loop = 93']),
  mutant('where-it-waits', 'source', 'wrong.store-wait', ['store = 22', 'store = 20']),
  mutant('as-many-as-characters', 'uart', 'wrong.bytes-length', ['bytes = 19', 'bytes = 18']),
  mutant('the-device-doubles', 'uart', 'wrong.expands', ['expands = {{expands}}', 'expands = {{waits}}']),
  mutant('the-console-waits', 'uart', 'wrong.waits', ['waits = {{waits}}', 'waits = {{expands}}']),
];
export default mutants;
