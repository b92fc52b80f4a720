import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'stolen.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});
const READY = 'vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent())';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('nobody-finds-it', 'call', 'arch', ['  if (identifier === 0x80000001n && asked === FEATURES) result = 0n;\n', '']),
  mutant('whatever-is-asked-for', 'call', 'unknown', ['isKnown ? 0n : NOT_SUPPORTED', 'isKnown ? 0n : 0n']),
  mutant('where-ram-has-it', 'call', 'place', ['BigInt(placeOf(vcpu.vm).ipa)', 'BigInt(placeOf(vcpu.vm).pa)']),
  mutant('in-counts', 'stolen', 'unit', ['all * NANOSECONDS', '(all * NANOSECONDS) / 16n']),
  mutant('kept-for-oneself', 'stolen', 'nothing', ['    el2.write(placeOf(vcpu.vm).pa + 8, 8, all * NANOSECONDS);\n', '    void all;\n']),
  mutant('into-the-first-word', 'stolen', 'nothing', ['placeOf(vcpu.vm).pa + 8', 'placeOf(vcpu.vm).pa']),
  mutant('paid-twice', 'stolen', 'more', ['const waited = now - (since.get(index) ?? now);', 'const waited = 2n * (now - (since.get(index) ?? now));']),
  mutant('sleep-is-theft', 'sleep', 'charged', [READY, 'vcpu.admitted']),
  mutant('who-woke-late-was-asleep', 'sleep', 'woken', [READY, 'vcpu.admitted && !vcpu.state.waiting']),
  mutant('the-wait-never-ends', 'both', 'alone', ['    since.delete(index);\n    const all', '    const all']),
  mutant('all-in-the-first-page', 'both', 'first', ['el2.write(placeOf(vcpu.vm).pa', 'el2.write(placeOf(call.vms[0] ?? vcpu.vm).pa']),
];
export default mutants;
