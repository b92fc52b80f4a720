import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'abort.ts',
  edits,
  fails,
  code,
});

const BACK = '  if (access.step !== 0n) frame.setX(access.base, BigInt.asUintN(64, base));\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('reads-the-va-as-an-ipa', 'fetch', 'fetch.decoy', ['decode(instructionAt(call, vcpu, frame.elr))', 'decode(Number(readIpa(call, vcpu, Number(frame.elr), 4)))'], ['function instructionAt', 'export function instructionAt']),
  mutant('blocks-for-tables', 'fetch', 'refused', ['level < 3 && (entry & 2n) !== 0n', 'level < 3 && (entry & 2n) === 0n']),
  mutant('index-of-another-level', 'fetch', 'refused', ['39 - 9 * level', '48 - 9 * level']),
  mutant('does-not-go-on', 'fetch', 'again', ['    return frame.skip();\n', '    return;\n']),
  mutant('forgets-the-base', 'fetch', 'writeback', [BACK, '  void base;\n']),
  mutant('step-has-no-sign', 'single', 'writeback', ['BigInt.asIntN(9, BigInt(field(20, 12)))', 'BigInt(field(20, 12))']),
  mutant('adds-what-was-added', 'single', 'register', ['function emulate(call: Call, vcpu: VCpu, offset: number): boolean {', 'function emulate(call: Call, vcpu: VCpu, given: number): boolean {\n  const pre = (instructionAt(call, vcpu, call.frame.elr) & 0x3b000c00) === 0x38000c00;\n  const offset = given + (pre ? 16 : 0);']),
  mutant('never-extends-the-sign', 'single', 'sign', ['signed: opc > 1,', 'signed: false,']),
  mutant('only-post-indexed', 'single', 'refused', ['field(10, 10) === 1', 'field(11, 10) === 1']),
  mutant('pair-in-bytes', 'pair', 'writeback', ['BigInt.asIntN(7, BigInt(field(21, 15))) * BigInt(size)', 'BigInt.asIntN(7, BigInt(field(21, 15)))']),
  mutant('second-where-the-first-is', 'pair', 'second', ['const at = offset + n * access.bytes;', 'const at = offset + 0 * n;']),
  mutant('pair-the-other-way-round', 'pair', 'register', ['[field(4, 0), field(14, 10)]', '[field(14, 10), field(4, 0)]']),
  mutant('offset-is-written-back', 'pair', 'writeback', ['kind === 2 ? 0n : step', 'step']),
  mutant('no-pairs', 'pair', 'refused', ['field(29, 26) !== 0b1010', 'field(29, 26) !== 0b1011']),
  mutant('simd-is-general', 'refuse', 'refuse.doubles', ['field(29, 26) !== 0b1010', 'field(29, 27) !== 0b101'], ["opc % 2 !== 0", 'opc === 3']),
  mutant('skips-what-it-does-not-know', 'refuse', 'refuse.vector', ['  if (access === undefined) return false;\n', '  if (access === undefined) return true;\n']),
  mutant('answers-behind-the-device', 'refuse', 'refuse.outside', ['ipa < DEVICE + 0x1000;', 'ipa < DEVICE + 0x2000;'], ['> 0x1000) return false', '> 0x2000) return false']),
];
export default mutants;
