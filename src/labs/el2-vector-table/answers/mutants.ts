import type { Mutant } from '../../kit/lab.ts';

const file = 'vectors.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'not-aligned', file, edits: [['.balign 2048\nvectors:', '.balign 128\nvectors:']], fails: 'table', code: 'table.not-aligned' },
  { name: 'slots-of-64-bytes', file, edits: [['.balign 128\n', '.balign 64\n']], fails: 'table', code: 'table.slot-missing' },
  { name: 'four-slots', file, edits: [['.rept   16', '.rept   4']], fails: 'table', code: 'table.slot-empty' },
  { name: 'no-call', file, edits: [['        bl      trap_handler\n', '']], fails: 'table', code: 'table.no-handler' },
  { name: 'saves-after-use', file, edits: [['        stp     x0, x1, [sp]\n', '        mov     x0, sp\n        stp     x0, x1, [sp]\n']], fails: 'frame', code: 'frame.register' },
  { name: 'x18-and-x19-forgotten', file, edits: [['        stp     x18, x19, [sp, #144]\n', '']], fails: 'frame', code: 'frame.register' },
  { name: 'sp-el1-instead-of-sp-el0', file, edits: [['mrs     x1, sp_el0', 'mrs     x1, sp_el1'], ['msr     sp_el0, x1', 'msr     sp_el1, x1']], fails: 'frame', code: 'frame.sp' },
  { name: 'elr-and-spsr-swapped', file, edits: [['mrs     x0, elr_el2\n        mrs     x1, spsr_el2', 'mrs     x1, elr_el2\n        mrs     x0, spsr_el2'], ['msr     elr_el2, x0\n        msr     spsr_el2, x1', 'msr     elr_el2, x1\n        msr     spsr_el2, x0']], fails: 'frame', code: 'frame.elr' },
  { name: 'elr-of-el1', file, edits: [['mrs     x0, elr_el2', 'mrs     x0, elr_el1'], ['        msr     elr_el2, x0\n        msr     spsr_el2, x1', '        msr     elr_el1, x0\n        msr     spsr_el2, x1']], fails: 'frame', code: 'frame.elr' },
  { name: 'x30-not-restored', file, edits: [['ldp     x30, x1, [sp, #240]', 'ldr     x1, [sp, #248]']], fails: 'return', code: 'return.register' },
  { name: 'answer-not-taken-from-the-frame', file, edits: [['        bl      trap_handler\n        ldp     x0, x1, [sp, #256]', '        ldr     x19, [sp]\n        bl      trap_handler\n        str     x19, [sp]\n        ldp     x0, x1, [sp, #256]']], fails: 'return', code: 'return.answer' },
  { name: 'frame-not-freed', file, edits: [['ldp     x0, x1, [sp], #272', 'ldp     x0, x1, [sp]']], fails: 'return', code: 'return.stack' },
  { name: 'x28-and-x29-not-restored', file, edits: [['        ldp     x28, x29, [sp, #224]\n', '']], fails: 'return', code: 'return.register' },
  { name: 'elr-not-restored', file, edits: [['        msr     elr_el2, x0\n        msr     spsr_el2', '        msr     spsr_el2']], fails: 'return', code: 'return.elsewhere' },
  { name: 'spsr-not-restored', file, edits: [['        msr     spsr_el2, x1\n', '']], fails: 'return', code: 'return.pstate' },
  { name: 'sp-el0-not-restored', file, edits: [['        msr     sp_el0, x1\n', '']], fails: 'return', code: 'return.sp' },
  { name: 'frame-of-256-bytes', file, edits: [['sub     sp, sp, #272', 'sub     sp, sp, #256'], ['[sp], #272', '[sp], #256']], fails: 'frame', code: 'frame.not-on-stack' },
  { name: 'frame-not-passed', file, edits: [['        mov     x0, sp\n', '']], fails: 'frame', code: 'frame.not-passed' },
  { name: 'ret-instead-of-eret', file, edits: [['[sp], #272\n        eret', '[sp], #272\n        ret']], fails: 'return', code: 'return.ret' },
  { name: 'skips-an-instruction-itself', file, edits: [['        msr     elr_el2, x0\n        msr     spsr_el2, x1', '        add     x0, x0, #4\n        msr     elr_el2, x0\n        msr     spsr_el2, x1']], fails: 'return', code: 'return.elsewhere' },
  { name: 'table-renamed-in-part', file, edits: [['vectors:\n', 'table:\n'], ['adr     x0, vectors', 'adr     x0, table']], fails: 'table', code: 'lab.no-symbol' },
  { name: 'no-stack', file, edits: [['        mov     sp, x0\n', '']], fails: 'table', code: 'lab.ended.fault-in-handler' },
  { name: 'calls-from-the-slot', file, edits: [['        b       enter\n', '        bl      enter\n']], fails: 'frame', code: 'frame.register' },
  { name: 'frame-of-264-bytes', file, edits: [['sub     sp, sp, #272', 'sub     sp, sp, #264'], ['[sp], #272', '[sp], #264']], fails: 'frame', code: 'frame.not-aligned' },
];
export default mutants;
