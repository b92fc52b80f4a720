import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'hypercall.ts',
  edits,
  fails,
  code: because,
});

const SUM = '    return BigInt.asUintN(bits, argument(0) + argument(1));';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('arguments-as-in-smccc', 'document', 'document.arguments', ['smccc ? n + 1 : n', 'n + 1']),
  mutant('every-call-has-32-bits', 'document', 'call.cut', ['smccc && (x0 & 0x4000_0000n) === 0n ? 32 : 64', '32']),
  mutant('the-first-vm-is-everybody', 'document', 'document.other-vm', ['return BigInt(vm);', 'return 0n;']),
  mutant('version-forgotten', 'document', 'call.system', ['  if (type === HVC.SYS && event === HVC_SYS.VERSION) return 1n;\n', '']),
  mutant('arguments-as-in-the-document', 'smccc', 'smccc.arguments', ['smccc ? n + 1 : n', 'n']),
  mutant('smccc-is-refused', 'smccc', 'call.refused', ['  const bits = smccc', '  if (smccc) return NOT_SUPPORTED;\n  const bits = smccc']),
  mutant('bit-30-not-looked-at', 'smccc', 'smccc.width', ['smccc && (x0 & 0x4000_0000n) === 0n ? 32 : 64', '64']),
  mutant('bit-30-the-wrong-way-round', 'smccc', 'call.cut', ['(x0 & 0x4000_0000n) === 0n', '(x0 & 0x4000_0000n) !== 0n']),
  mutant('result-not-cut', 'smccc', 'smccc.width', [SUM, '    return BigInt.asUintN(64, argument(0) + argument(1));']),
  mutant('unknown-is-zero', 'refused', 'refused.event', ['  return NOT_SUPPORTED;', '  return 0n;']),
  mutant('unknown-is-what-was-in-x0', 'refused', 'refused.event', ['  return NOT_SUPPORTED;', '  return x0;']),
  mutant('type-not-looked-at', 'refused', 'refused.type', ['type === {{type}} && event === {{add}}', 'event === {{add}}']),
  mutant('boot-is-let-through', 'refused', 'refused.boot', ['  return NOT_SUPPORTED;', '  return type === HVC.SYS && event === HVC_SYS.BOOT ? 0n : NOT_SUPPORTED;']),
  mutant('one-count-for-all', 'kept', 'kept.shared', ['    sums.set(vm, (sums.get(vm) ?? 0n) + 1n);', '    sums.set(0, (sums.get(0) ?? 0n) + 1n);']),
  mutant('counts-every-call', 'kept', 'kept.count', ["  if (type === {{type}} && event === {{add}}) {\n    sums.set(vm, (sums.get(vm) ?? 0n) + 1n);", "  sums.set(vm, (sums.get(vm) ?? 0n) + 1n);\n  if (type === {{type}} && event === {{add}}) {"]),
  mutant('result-in-x1-too', 'kept', 'kept.register', [SUM, `    call.frame.setX(1, argument(0) + argument(1));\n${SUM}`]),
  mutant('scratch-register-not-restored', 'kept', 'kept.register', [SUM, `    call.frame.setX(9, argument(0));\n${SUM}`]),
];
export default mutants;
