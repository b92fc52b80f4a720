import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code: `${fails}.${because}`,
});
const [ANSWERS, PRINT, PUTS] = ['exits', 'print.ts', 'puts.s'];
const CALL = 'puts:   ldr     x7, =PRINT\n        hvc     #0\n';
const READ = 'guestMemory(el2, vcpu.vm).read(ipa, length)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'calls-are-the-most', 'count', 'most', ['most = {{most}}', 'most = 0x16']),
  mutant(ANSWERS, 'one-for-each-byte', 'count', 'one-each', ['how-many = {{aborts:d}}', 'how-many = {{bytes:d}}']),
  mutant(ANSWERS, 'one-read-for-each-line', 'count', 'reads', ['reads = {{reads:d}}', 'reads = 0']),
  mutant(PUTS, 'does-not-poll-any-more', 'fewer', 'too-many', [CALL, 'puts:   ldr     x2, =UART\n1:      ldrb    w3, [x0], #1\n        str     w3, [x2]\n        subs    x1, x1, #1\n        b.ne    1b\n']),
  mutant(PUTS, 'a-call-for-each-byte', 'fewer', 'too-many', [CALL, 'puts:   mov     x9, x0\n        mov     x10, x1\n        ldr     x7, =PRINT\n1:      mov     x0, x9\n        mov     x1, #1\n        hvc     #0\n        add     x9, x9, #1\n        subs    x10, x10, #1\n        b.ne    1b\n']),
  mutant(PUTS, 'the-last-byte-is-lost', 'fewer', 'text', [CALL, 'puts:   sub     x1, x1, #1\n        ldr     x7, =PRINT\n        hvc     #0\n']),
  mutant(PUTS, 'only-what-fits-into-sixteen', 'fewer', 'text', [CALL, 'puts:   mov     x2, #15\n        cmp     x1, x2\n        csel    x1, x2, x1, hi\n        ldr     x7, =PRINT\n        hvc     #0\n']),
  mutant(PRINT, 'ipa-taken-for-pa', 'fewer', 'text', [READ, 'el2.readBytes(ipa, length)']),
  mutant(PRINT, 'sent-backwards', 'fewer', 'text', ['for (const byte of text) ', 'for (const byte of text.reverse()) ']),
  mutant(PRINT, 'the-channel-of-another', 'fewer', 'nothing', ['el2.console(uartChannel)?.', 'el2.console(2)?.']),
  mutant(PRINT, 'as-long-as-you-like', 'guard', 'long', ['length > LONGEST || ', '']),
  mutant(PRINT, 'what-is-there-is-sent', 'guard', 'over', ['  if (text === undefined) return NOT_SUPPORTED;\n', '  if (text === undefined) return 0n;\n']),
  mutant(PRINT, 'byte-by-byte-until-it-fails', 'guard', 'sent', [`  const text = ${READ};\n  if (text === undefined) return NOT_SUPPORTED;\n  for (const byte of text) el2.console(uartChannel)?.write(byte);\n`, "  for (let n = 0; n < length; n++) {\n    const byte = guestMemory(el2, vcpu.vm).read(ipa + n, 1);\n    if (byte === undefined) return NOT_SUPPORTED;\n    el2.console(uartChannel)?.write(byte[0] ?? 0);\n  }\n"]),
  mutant(PRINT, 'length-for-result', 'guard', 'direct', ['  return 0n;\n', '  return BigInt(length);\n']),
];
export default mutants;
