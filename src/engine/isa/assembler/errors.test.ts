import { describe, expect, test } from 'vitest';
import { assemble, AssemblyErrors, type AssembleOptions, type Diagnostic } from './index.ts';

function errors(source: string, options: Partial<AssembleOptions> = {}): readonly Diagnostic[] {
  try {
    assemble(source, { origin: 0x1000n, ...options });
  } catch (error) {
    if (error instanceof AssemblyErrors) return error.diagnostics;
    throw error;
  }
  return [];
}

/** Source, and the one error that it has: line, column and length of what it is about, code. */
const cases: readonly (readonly [string, number, number, number, string])[] = [
  // What an instruction is
  ['mvo x0, x1', 1, 1, 3, 'asm.mnemonic-nearest'],
  ['nop\n  qqqqqqqq x0', 2, 3, 8, 'asm.mnemonic'],
  ['.wrod 1', 1, 1, 5, 'asm.directive-nearest'],
  ['push x0', 1, 1, 4, 'asm.mnemonic-foreign'],
  ['ldadd w0, w1, [x2]', 1, 1, 5, 'asm.mnemonic-atomic'],
  ['casal x0, x1, [x2]', 1, 1, 5, 'asm.mnemonic-atomic'],
  ['ldapr x0, [x1]', 1, 1, 5, 'asm.mnemonic-later'],
  ['retaa', 1, 1, 5, 'asm.mnemonic-later'],
  ['main\nnop', 1, 1, 4, 'asm.label-colon'],
  ['start mov x0, #1', 1, 1, 5, 'asm.label-colon'],
  ['rett', 1, 1, 4, 'asm.mnemonic-nearest'],
  // Signs of a Chinese keyboard
  ['mov x0，#1', 1, 7, 1, 'asm.wide-sign'],
  ['mov x0, ＃1', 1, 9, 1, 'asm.wide-sign'],
  ['nop；nop', 1, 4, 1, 'asm.wide-sign'],
  ['；nop', 1, 1, 1, 'asm.wide-sign'],
  ['start： nop', 1, 6, 1, 'asm.wide-sign'],
  ['.ascii “a”', 1, 8, 1, 'asm.wide-sign'],
  ['@ a comment of another assembler', 1, 1, 1, 'asm.statement'],
  // What the C preprocessor would have read, and prose that it would not
  ['#include "defs.h"\nnop', 1, 1, 1, 'asm.preprocessor'],
  ['  # include <asm.h>', 1, 3, 1, 'asm.preprocessor'],
  ['#define SIZE 16\n.word 1', 1, 1, 1, 'asm.preprocessor'],
  ['nop\n#define push(a) str a, [sp, #-16]!; nop', 2, 1, 1, 'asm.preprocessor'],
  ['#ifdef __ASSEMBLER__\n#endif', 1, 1, 1, 'asm.preprocessor'],
  ['#if CONFIG_SMP > 1\n#endif', 1, 1, 1, 'asm.preprocessor'],
  [
    '# if x0 is zero\n# define the frame\n#include what follows\n# 1 "a.c"\n#APP\n#else\nb nowhere',
    7,
    3,
    7,
    'asm.symbol-undefined',
  ],
  ['.if 0\n#include "defs.h"\n.endif\nb nowhere', 4, 3, 7, 'asm.symbol-undefined'],
  // Operands
  ['add x0, x1', 1, 11, 1, 'asm.operand-missing'],
  ['ret x1, x2', 1, 7, 1, 'asm.operand-extra'],
  ['add x0, w1, x2', 1, 9, 2, 'asm.register-width'],
  ['ldr w0, [w1]', 1, 10, 2, 'asm.register-width'],
  ['add x0, x32, x1', 1, 9, 3, 'asm.no-such-register'],
  ['mov r0, #1', 1, 5, 2, 'asm.no-such-register'],
  ['add w0, x1, x2', 1, 9, 2, 'asm.register-width'],
  ['ldr sp, =0x1000', 1, 5, 2, 'asm.sp-here'],
  ['add x0, x1 x2', 1, 12, 2, 'asm.comma-missing'],
  ['ldr x0 [x1]', 1, 8, 1, 'asm.comma-missing'],
  ['ldr x0, [x1', 1, 12, 1, 'asm.expected'],
  ['ldr x0, x1', 1, 9, 2, 'asm.address-brackets'],
  ['str x0, sp', 1, 9, 2, 'asm.address-brackets'],
  ['stxr w0, x1, x2', 1, 14, 2, 'asm.address-brackets'],
  ['str x0, =5', 1, 9, 1, 'asm.literal-store'],
  ['msr x0, vbar_el1', 1, 5, 2, 'asm.mrs-order'],
  ['mrs vbar_el1, x0', 1, 5, 8, 'asm.mrs-order'],
  ['msr vbar_el1, #5', 1, 15, 1, 'asm.register-needed'],
  ['msr daifset, x0', 1, 5, 7, 'asm.immediate-needed'],
  ['csel x0, x1, x2, foo', 1, 18, 3, 'asm.condition'],
  ['cset x0, al', 1, 10, 2, 'asm.condition'],
  ['tlbi vae1', 1, 10, 1, 'asm.operand-missing'],
  ['tlbi vaee1, x0', 1, 6, 5, 'asm.operation-nearest'],
  ['dc clean, x0', 1, 4, 5, 'asm.operation'],
  ['mul x0, sp, x2', 1, 9, 2, 'asm.sp-here'],
  ['mul x0, x1, #5', 1, 13, 1, 'asm.register-needed'],
  ['add x0, x1, #5000', 1, 13, 1, 'asm.immediate-add'],
  ['and x0, x1, #0x1234', 1, 13, 1, 'asm.bitmask'],
  ['mov x0, #0x12345', 1, 9, 1, 'asm.mov-immediate'],
  ['lsl w0, w1, #32', 1, 13, 1, 'asm.immediate-range'],
  ['tbz x0, #64, .', 1, 9, 1, 'asm.immediate-range'],
  ['movz w0, #1, lsl #32', 1, 10, 1, 'asm.shift-multiple-16'],
  ['ldr x0, [x1, x2, lsl #2]', 1, 22, 1, 'asm.index-shift'],
  ['ldp x0, x1, [x2, #4]', 1, 18, 1, 'asm.offset-multiple'],
  ['ldur x0, [x1, #256]', 1, 15, 1, 'asm.offset-range'],
  ['ldxr x0, [x1, #8]', 1, 15, 1, 'asm.offset-none'],
  ['mrs x0, nothing_el1', 1, 9, 11, 'asm.system-register'],
  ['b .+2', 1, 3, 1, 'asm.branch-alignment'],
  ['b.eq . + 0x200000', 1, 6, 1, 'asm.branch-range'],
  ['b . + 0x10000000', 1, 3, 1, 'asm.branch-range'],
  ['ldr x3, 0x09000000', 1, 9, 10, 'asm.literal-number'],
  ['ldr w3, #0x40080000 + 8', 1, 9, 1, 'asm.literal-number'],
  ['ldrsw x3, 0x1234567', 1, 11, 9, 'asm.literal-number'],
  ['ldr x3, 5', 1, 9, 1, 'asm.literal-number'],
  ['ldr x3, . + 0x200000', 1, 9, 1, 'asm.branch-range'],
  ['ldr x3, far\n.equ far, 0x09000000', 1, 9, 3, 'asm.branch-range'],
  ['prfm pldl1keep, 0x09000000', 1, 17, 10, 'asm.branch-range'],
  ['add x0, x0, #:got:a', 1, 14, 1, 'asm.operator-got'],
  ['ldr x0, [x0, #:gotpage_lo15:a]', 1, 15, 1, 'asm.operator-got'],
  ['adrp x0, :gottprel:a', 1, 10, 1, 'asm.operator'],
  ['add x0, x0, #:dtprel:a', 1, 14, 1, 'asm.operator'],
  ['movz x0, #:abs_g0:0x12345', 1, 11, 1, 'asm.operator-range'],
  ['ldr x0, [x1, :lo12:here]\n.byte 1\nhere:', 1, 4, 1, 'asm.low12-unaligned'],
  ['one .req two', 1, 10, 3, 'asm.register-expected'],
  // Symbols and expressions
  ['b nowhere', 1, 3, 7, 'asm.symbol-undefined'],
  ['.quad 1 + nowhere * 1', 1, 11, 7, 'asm.symbol-undefined'],
  ['a: nop\na: nop', 2, 1, 1, 'asm.symbol-twice'],
  ['.equiv a, 1\na = 2', 2, 1, 1, 'asm.symbol-twice'],
  ['x0 = 5', 1, 1, 2, 'asm.name-is-register'],
  ['.set w1, 5', 1, 6, 2, 'asm.name-is-register'],
  ['b s1', 1, 3, 2, 'asm.register-as-value'],
  ['.word s1', 1, 7, 2, 'asm.register-as-value'],
  ['.word sp + 4', 1, 7, 2, 'asm.register-as-value'],
  ['.space d0', 1, 8, 2, 'asm.register-as-value'],
  ['b 1b\n1:', 1, 3, 2, 'asm.label-before'],
  ['1: b 1f', 1, 6, 2, 'asm.label-after'],
  ['.equ a, b\n.equ b, a\n.word a', 3, 7, 1, 'asm.symbol-circular'],
  ['.if later\n.endif\nlater = 1', 1, 5, 5, 'asm.not-yet-known'],
  ['.space here\nhere:', 1, 8, 4, 'asm.not-yet-known'],
  ['.space later - here\nhere: .space 1\nlater = 9', 1, 14, 1, 'asm.relative'],
  ['.space b - a + 1\na: .space b - a + 1\nb:', 1, 10, 1, 'asm.relative'],
  ['here: .space here', 1, 14, 4, 'asm.not-absolute'],
  ['.word 1 +', 1, 10, 1, 'asm.value-missing'],
  ['.word (1', 1, 9, 1, 'asm.expected'],
  ['.word 1 2', 1, 9, 1, 'asm.junk'],
  ['.word 08', 1, 7, 2, 'asm.number'],
  ['.word x0', 1, 7, 2, 'asm.register-as-value'],
  ['.word 1 / 0', 1, 9, 1, 'asm.divide-by-zero'],
  ['. = 5', 1, 1, 1, 'asm.dot-assigned'],
  // Data and places
  ['.byte 1, 256', 1, 10, 3, 'asm.data-range'],
  ['ldr w0, =0x123456789', 1, 10, 11, 'asm.data-range'],
  ['.ascii abc', 1, 8, 3, 'asm.string-expected'],
  ['.ascii "abc', 1, 8, 1, 'asm.unclosed-string'],
  ['.ascii "a\\q"', 1, 10, 2, 'asm.escape'],
  ['.float abc', 1, 8, 3, 'asm.float'],
  ['.set a', 1, 1, 4, 'asm.argument-count'],
  ['.balign 3', 1, 9, 1, 'asm.alignment-power'],
  ['.align 33', 1, 8, 2, 'asm.alignment-range'],
  ['.org 0x100\n.org 0x10', 2, 6, 4, 'asm.org-back'],
  ['.org 0x40080000', 1, 6, 10, 'asm.org-far'],
  ['.section mine\nnop', 1, 9, 1, 'asm.section-flags'],
  ['.bss\n.byte 1', 2, 1, 5, 'asm.bss-data'],
  ['.popsection', 1, 1, 11, 'asm.popsection'],
  ['.subsection 9000', 1, 13, 4, 'asm.subsection'],
  ['movz x0, #:abs_g0_s:0x10000', 1, 11, 1, 'asm.operator-range'],
  // The alternate macro syntax
  ['.altmacro\n.macro m a\n.endm\nm <a', 4, 3, 1, 'asm.unclosed-angle'],
  ['.altmacro\n.macro m a\n.endm\nm <a>, b', 4, 8, 1, 'asm.macro-arguments'],
  ['.altmacro\n.macro m a\n.endm\nm %b', 4, 4, 1, 'asm.not-yet-known'],
  ['.altmacro\n.macro m a\n.endm\nm %', 4, 4, 1, 'asm.value-missing'],
  ['.altmacro\n.macro m a\nlocal a\n.endm\nm 1', 5, 1, 1, 'asm.parameter-twice'],
  ['.altmacro\n.macro m a\nlocal b, b\n.endm\nm 1', 5, 1, 1, 'asm.parameter-twice'],
  ['.altmacro\n.macro m a\nlocal 1b\n.endm\nm 1', 5, 1, 1, 'asm.name-expected'],
  ['.macro m\nlocal a\n.endm\nm', 2, 1, 5, 'asm.mnemonic'],
  // Blocks
  ['.if 1\nnop', 1, 1, 3, 'asm.if-open'],
  ['.endif', 1, 1, 6, 'asm.if-missing'],
  ['.if 0\n.else\n.else\n.endif', 3, 1, 5, 'asm.else-twice'],
  ['.rept 3\nnop', 1, 1, 5, 'asm.block-open'],
  ['.endm', 1, 1, 5, 'asm.block-end'],
  ['.exitm', 1, 1, 6, 'asm.outside-macro'],
  ['.macro a\n.endm\n.macro a\n.endm', 3, 8, 1, 'asm.macro-twice'],
  ['.macro a b:req\n.endm\na', 3, 1, 1, 'asm.macro-required'],
  ['.macro a b\n.endm\na 1, 2', 3, 6, 1, 'asm.macro-arguments'],
  ['.purgem nothing', 1, 1, 7, 'asm.macro-unknown'],
  ['.include "other.s"', 1, 1, 8, 'asm.include-refused'],
  ['nop\n/* open', 1, 1, 1, 'asm.unclosed-comment'],
  ['.error "stop here"', 1, 1, 6, 'asm.user-error'],
];

describe('the assembler says what is wrong, and where', () => {
  test.each(cases)('%j: line %d, column %d, %d characters: %s', (source, line, column, length, code) => {
    expect(errors(source).map((e) => [e.line, e.column, e.length, e.code])).toEqual([[line, column, length, code]]);
  });

  test('all errors of a source are reported together, fifty at most', () => {
    const several = errors('add x0\nnop\nb nowhere\n.byte 300\nret x99');
    // The first and the third are found when addresses are known, the others on the way there.
    expect(several.map((e) => e.line)).toEqual([1, 3, 4, 5]);
    expect(errors('zzz\n'.repeat(1000))).toHaveLength(50);
  });

  test('what a macro or an included file has wrong stands where the source calls it', () => {
    const found = errors('.macro m\n  b nowhere\n.endm\nadd x0\nm\nqqqqqqqq\n.include "i"\nadd x1', {
      include: () => '\n\n\n\n\n\n\n\n\n\nadd x2',
    });
    expect(found.map((e) => [e.line, e.via[0]?.line])).toEqual([
      [4, undefined],
      [2, 5],
      [6, undefined],
      [11, 7],
      [8, undefined],
    ]);
  });

  test('a number that LDR cannot reach is shown with the = that was meant', () => {
    expect(errors('ldr x3, #0x09000000').map((e) => e.params)).toEqual([{ value: '0x09000000' }]);
    expect(errors('ldr x3, =0x09000000')).toEqual([]);
  });

  test('an error in a macro names its line there, and the way that led to it', () => {
    const [error] = errors(
      '.macro inner value\n  add x0, x1, #\\value + 1\n.endm\n.macro outer\n  inner 9999\n.endm\nnop; outer',
      { file: 'boot.s' },
    );
    expect(error).toMatchObject({ code: 'asm.immediate-add', file: 'boot.s', line: 2, column: 15 });
    expect(error?.via.map(({ name, line }) => `${name} in line ${line}`)).toEqual([
      'outer in line 7',
      'inner in line 5',
    ]);
  });

  test('the column behind a macro’s argument is the column of the body', () => {
    const [error] = errors('.macro pair a, b\n  ldp \\a, \\b, [x99]\n.endm\npair x10, x11');
    expect(error).toMatchObject({ line: 2, column: 16, code: 'asm.no-such-register' });
  });

  test('warnings do not stop the assembly', () => {
    expect(assemble('.warning "old"\nnop', { origin: 0n }).warnings.map((w) => [w.code, w.params, w.line])).toEqual([
      ['asm.user-warning', { message: 'old' }, 1],
    ]);
  });
});

describe('hostile sources end soon and with an error', () => {
  const deep = (n: number): string =>
    Array.from({ length: n }, (_, i) => `a${i + 1} = a${i} - a${i} + a${i}`).join('\n');
  const sections = (n: number, each: string): string =>
    Array.from({ length: n }, (_, i) => `.section .data.s${i}\n${each}`).join('\n');
  const names = (n: number): string => Array.from({ length: n }, (_, i) => `n${i}`).join();
  const macros = (n: number): string =>
    Array.from({ length: n }, (_, i) => `.macro macro_numbered_${i}\n.endm\n`).join('');
  test.each([
    ['a macro that calls itself', '.macro r\nr\n.endm\nr', 'asm.nesting'],
    ['a macro that calls itself twice', '.macro r\nr\nr\n.endm\nr', 'asm.nesting'],
    ['an include that includes itself', '.include "self"', 'asm.nesting'],
    ['nested repetitions', '.rept 100000\n.rept 100000\nnop\n.endr\n.endr', 'asm.too-long'],
    ['a repetition of too many', '.rept 1 << 40\nnop\n.endr', 'asm.repetitions'],
    ['arguments that double', '.macro d a\nd \\a\\a\n.endm\nd 0123456789', 'asm.line-too-long'],
    ['a space of 4 GiB', '.space 1 << 32', 'asm.too-large'],
    ['a fill of 2^40', '.fill 1 << 40, 8', 'asm.count'],
    ['an origin far away', '.org 1 << 40', 'asm.org-far'],
    ['many parentheses', `.word ${'('.repeat(100_000)}`, 'asm.expression-depth'],
    ['many signs', `.word ${'-'.repeat(100_000)}1`, 'asm.expression-depth'],
    ['a long sum', `.word ${'1+'.repeat(100_000)}1`, 'asm.expression-depth'],
    ['symbols that triple', `a0 = later\n${deep(60)}\n.word a60`, 'asm.symbol-circular'],
    ['conditionals in a heap', '.if 1\n'.repeat(5000), 'asm.nesting'],
    ['too long a source', ' '.repeat(17 * 1024 * 1024), 'asm.source-too-long'],
    ['rounds of nothing, many times', '.rept 300000\n.rept 1000000\n.endr\n.endr', 'asm.too-long'],
    ['a character each, many times', `.rept 150000\n.irpc a,${'x'.repeat(60_000)}\n.endr\n.endr`, 'asm.too-long'],
    ['a long line, many times', `.rept 100000\n.if 0\n.ascii "${'x'.repeat(60_000)}"\n.endif\n.endr`, 'asm.expansion'],
    ['a file of remarks, many times', '.rept 300000\n.include "remarks"\n.endr', 'asm.expansion'],
    ['long sums, many times', `.rept 100000\nadd x0, x0, #${'1+'.repeat(900)}1\n.endr`, 'asm.too-much-work'],
    [
      'values of values, many times',
      `a0 = later\n${deep(7)}\n.rept 100000\n.word a7\n.endr\nlater:`,
      'asm.too-much-work',
    ],
    [
      'names of macros that come to nothing, many times',
      `.altmacro\n.macro m\n${`local ${names(200)}\n`}.endm\n.rept 300000\nm\n.endr`,
      'asm.expansion',
    ],
    [
      'marks that come to nothing, many times',
      `.macro m a\n${'\\a'.repeat(30_000)}\n.endm\n.rept 100000\nm\n.endr`,
      'asm.expansion',
    ],
    [
      'brackets without an end, many times',
      `.altmacro\n.macro m a\n.endm\n.rept 100000\nm ${'<'.repeat(60_000)}\n.endr`,
      'asm.unclosed-angle',
    ],
    [
      'values in a long list',
      `.altmacro\n.rept 10000\n.irp a, ${'%1+1,'.repeat(10_000)}\n.endr\n.endr`,
      'asm.too-long',
    ],
    ['sections that are each within the limit', sections(1000, '.space 16 << 20'), 'asm.too-large'],
    [
      'parameters without end',
      `.macro m ${Array.from({ length: 200_000 }, (_, i) => `p${i}`).join()}\n.endm`,
      'asm.too-many',
    ],
    ['blanks behind an argument', `.macro m a:vararg\n.endm\nm a${' '.repeat(4_000_000)};qqqqqqqq x`, 'asm.mnemonic'],
    ['blanks in an argument', `.macro m a:vararg\n.endm\nm a ${' '.repeat(4_000_000)} -;qqqqqqqq x`, 'asm.mnemonic'],
    ['hash signs', `qqqqqqqq ${'#'.repeat(4_000_000)}`, 'asm.mnemonic'],
    ['macros and names that are none', `${macros(60_000)}${'macro_numbered_x y\n'.repeat(60)}`, 'asm.mnemonic-nearest'],
  ])('%s', { timeout: 60_000 }, (_, source, code) => {
    // Of the processor, not of the wall: other tests run beside this one.
    const start = process.cpuUsage();
    const include = (path: string): string => (path === 'self' ? '.include "self"' : '/'.repeat(1_000_000));
    expect(errors(source, { include }).map((e) => e.code)).toContain(code);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(20);
  });

  test('rounds of an empty block cost nothing, and the rest of the source is assembled', () => {
    expect(assemble('.rept 100000\n.rept 1000000\n.endr\n.endr\nnop', { origin: 0n }).bytes).toHaveLength(4);
  }, 10_000);

  test('a table of a million numbers is assembled', () => {
    const line = `.byte ${'1,'.repeat(20_000)}1\n`;
    expect(assemble(line.repeat(50), { origin: 0n }).bytes).toHaveLength(50 * 20_001);
  }, 30_000);

  test('random text is never more than an error', () => {
    let state = 7;
    const random = (n: number): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % n;
    const words = [
      'add',
      'ldr',
      'x0',
      'w1',
      '[',
      ']',
      ',',
      '#',
      '0x',
      '9',
      '(',
      '"',
      '\\',
      "'",
      '.macro',
      '.endm',
      '.rept',
      '.endr',
      '.if',
      '.else',
      '.endif',
      '.word',
      '.org',
      '=',
      ':',
      '\n',
      ';',
      ' ',
      '-',
      '~',
      '1b',
      '.irp',
      'v0.4s',
      '{',
      '}',
      '!',
      '/*',
      '//',
      '.align',
      '.ascii',
      ':lo12:',
      'é',
      '\u0000',
    ];
    for (let i = 0; i < 1500; i++) {
      const source = Array.from(
        { length: 1 + random(30) },
        () => words[random(words.length)] + (random(2) === 0 ? ' ' : ''),
      ).join('');
      expect(() => errors(source), JSON.stringify(source)).not.toThrow();
    }
  }, 60_000);
});
