/** What writers bring along from other languages: mnemonics of other processors, punctuation of a Chinese keyboard. */
import { AssemblyError } from '../syntax/cursor.ts';

/** Mnemonics of 32-bit Arm, x86 and RISC-V that readers try, and what A64 has for them. */
const FOREIGN: Readonly<Record<string, string>> = {
  jmp: 'b',
  j: 'b',
  jal: 'bl',
  jr: 'br',
  jalr: 'blr',
  call: 'bl',
  je: 'b.eq',
  jz: 'b.eq',
  jne: 'b.ne',
  jnz: 'b.ne',
  beqz: 'cbz',
  bnez: 'cbnz',
  loop: 'b.ne',
  bx: 'br',
  blx: 'blr',
  push: 'stp x0, x1, [sp, #-16]!',
  pop: 'ldp x0, x1, [sp], #16',
  stmfd: 'stp',
  stmdb: 'stp',
  stmia: 'stp',
  stm: 'stp',
  ldmfd: 'ldp',
  ldmia: 'ldp',
  ldm: 'ldp',
  li: 'mov, ldr x0, =',
  la: 'adr, adrp',
  lw: 'ldr',
  ld: 'ldr',
  sd: 'str',
  sw: 'str',
  load: 'ldr',
  store: 'str',
  inc: 'add x0, x0, #1',
  dec: 'sub x0, x0, #1',
  addi: 'add',
  not: 'mvn',
  xor: 'eor',
  shl: 'lsl',
  shr: 'lsr',
  sar: 'asr',
  test: 'tst',
  mod: 'udiv, msub',
  swi: 'svc',
  int: 'svc',
  syscall: 'svc',
  ecall: 'svc, hvc',
  iret: 'eret',
  halt: 'wfi',
  mrc: 'mrs',
  mcr: 'msr',
  cpsid: 'msr daifset, #2',
  cpsie: 'msr daifclr, #2',
  rsb: 'neg, sub',
};

/** What A64 has for a mnemonic (in lower case) of another processor; undefined where nobody is known to try it. */
export const foreignMnemonic = (name: string): string | undefined =>
  Object.hasOwn(FOREIGN, name) ? FOREIGN[name] : undefined;

const WIDE: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '｛': '{',
  '｝': '}',
  '＃': '#',
  '！': '!',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '．': '.',
  '。': '.',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '\u3000': ' ',
};

/** The refusal of a full-width or typographic sign at a place of a text, or undefined when there is another character. */
export function wideSign(text: string, at: number): AssemblyError | undefined {
  const found = text.charAt(at);
  const instead = Object.hasOwn(WIDE, found) ? WIDE[found] : undefined;
  return instead === undefined ? undefined : new AssemblyError('asm.wide-sign', at + 1, { found, instead });
}
