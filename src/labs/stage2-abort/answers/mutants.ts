import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'abort.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const IPA = "Number(page | (el2.mrs('FAR_EL2') & 0xfffn))";
const VALUE = 'bit(21n)\n      ? BigInt.asIntN(bits, read)\n      : BigInt.asUintN(bits, read)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('far-as-ipa', 'address', 'not-recognised', [IPA, "Number(el2.mrs('FAR_EL2'))"]),
  mutant('hpfar-as-a-page-number', 'address', 'not-recognised', ["(el2.mrs('HPFAR_EL2') >> 4n) << 12n", "el2.mrs('HPFAR_EL2') << 12n"]),
  mutant('no-offset-in-the-page', 'address', 'offset', [" | (el2.mrs('FAR_EL2') & 0xfffn)", '']),
  mutant('does-not-go-on', 'address', 'again', ['  frame.skip();\n', '']),
  mutant('register-of-a-system-register-trap', 'address', 'unchanged', ['(esr >> 16n) & 31n', '(esr >> 5n) & 31n']),
  mutant('loads-for-stores', 'address', 'unchanged', ['if (bit(6n))', 'if (!bit(6n))']),
  mutant('size-is-no-power', 'address', 'cut', ['8 << Number', '8 * Number']),
  mutant('stores-the-whole-register', 'syndrome', 'stored', ['BigInt.asUintN(bits, frame.x(register))', 'frame.x(register)']),
  mutant('never-sign-extends', 'syndrome', 'sign', [VALUE, 'BigInt.asUintN(bits, read)']),
  mutant('always-sign-extends', 'syndrome', 'unsigned', [VALUE, 'BigInt.asIntN(bits, read)']),
  mutant('always-64-bits', 'syndrome', 'narrow', ['bit(15n) ? 64 : 32', '64']),
  mutant('always-32-bits', 'syndrome', 'wide-register', ['bit(15n) ? 64 : 32', '32']),
  mutant('register-31-is-in-the-frame', 'syndrome', 'stack', ['frame.setX(register, BigInt.asUintN(bit(15n) ? 64 : 32, value))', 'el2.write(el2.frame + 8 * register, 8, BigInt.asUintN(bit(15n) ? 64 : 32, value))']),
  mutant('stores-what-is-behind-x30', 'syndrome', 'zero', ['frame.x(register)', 'el2.read(el2.frame + 8 * register, 8) ?? 0n']),
  mutant('guesses-without-a-syndrome', 'refuse', 'pair', [' || !bit(24n)', '']),
  mutant('answers-behind-the-device', 'refuse', 'outside', ['ipa < DEVICE + 0x1000', 'ipa < DEVICE + 0x10000']),
  mutant('keeps-what-is-not-its-own', 'refuse', 'again', ['return HANDLERS.trap(call, vcpu, esr);', 'return;']),
];
export default mutants;
