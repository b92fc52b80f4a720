import type { Mutant } from '../../kit/lab.ts';

const file = 'vectors.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'not-aligned', file, edits: [['.balign 2048\nvectors:', '.balign 128\nvectors:']], fails: 'table', code: 'table.not-aligned' },
  { name: 'slots-of-64-bytes', file, edits: [['.balign 128\n', '.balign 64\n']], fails: 'table', code: 'table.slot-missing' },
  { name: 'four-slots', file, edits: [['.rept   16', '.rept   4']], fails: 'table', code: 'table.slot-empty' },
  { name: 'no-call', file, edits: [['        bl      trap_handler\n', '']], fails: 'table', code: 'table.no-handler' },
  { name: 'saves-after-use', file, edits: [['        stp     x0, x1, [sp, #{{hole}}0]\n', '        mov     x0, sp\n        stp     x0, x1, [sp, #{{hole}}0]\n']], fails: 'frame', code: 'frame.register' },
  { name: 'x18-and-x19-forgotten', file, edits: [['        stp     x18, x19, [sp, #{{hole}}144]\n', '']], fails: 'frame', code: 'frame.register' },
  { name: 'sp-el1-instead-of-sp-el0', file, edits: [['mrs     x0, sp_el0', 'mrs     x0, sp_el1'], ['msr     sp_el0, x0', 'msr     sp_el1, x0']], fails: 'frame', code: 'frame.sp' },
  { name: 'elr-and-spsr-swapped', file, edits: [['mrs     x0, elr_el2', 'mrs     x0, spsr_el2-'], ['mrs     x0, spsr_el2\n', 'mrs     x0, elr_el2\n'], ['spsr_el2-', 'spsr_el2'], ['msr     elr_el2, x0\n        ldr     x0', 'msr     spsr_el2-, x0\n        ldr     x0'], ['msr     spsr_el2, x0\n        ldr     x30', 'msr     elr_el2, x0\n        ldr     x30'], ['spsr_el2-', 'spsr_el2']], fails: 'frame', code: 'frame.elr' },
  { name: 'elr-of-el1', file, edits: [['mrs     x0, elr_el2', 'mrs     x0, elr_el1'], ['msr     elr_el2, x0\n        ldr     x0', 'msr     elr_el1, x0\n        ldr     x0']], fails: 'frame', code: 'frame.elr' },
  { name: 'x30-not-restored', file, edits: [['        ldr     x30, [sp, #{{hole}}240]\n', '']], fails: 'return', code: 'return.register' },
  { name: 'answer-not-taken-from-the-frame', file, edits: [['        bl      trap_handler\n', '        ldr     x19, [sp, #{{hole}}0]\n        bl      trap_handler\n        str     x19, [sp, #{{hole}}0]\n']], fails: 'return', code: 'return.answer' },
  { name: 'frame-not-freed', file, edits: [['        add     sp, sp, #{{size:d}}\n', '']], fails: 'return', code: 'return.stack' },
  { name: 'x28-and-x29-not-restored', file, edits: [['        ldp     x28, x29, [sp, #{{hole}}224]\n', '']], fails: 'return', code: 'return.register' },
  { name: 'elr-not-restored', file, edits: [['        msr     elr_el2, x0\n        ldr', '        ldr']], fails: 'return', code: 'return.elsewhere' },
  { name: 'spsr-not-restored', file, edits: [['        msr     spsr_el2, x0\n        ldr     x30', '        ldr     x30']], fails: 'return', code: 'return.pstate' },
  { name: 'sp-el0-not-restored', file, edits: [['        msr     sp_el0, x0\n', '']], fails: 'return', code: 'return.sp' },
  { name: 'frame-of-256-bytes', file, edits: [['sub     sp, sp, #{{size:d}}', 'sub     sp, sp, #{{size:d}} - 16'], ['add     sp, sp, #{{size:d}}', 'add     sp, sp, #{{size:d}} - 16']], fails: 'frame', code: 'frame.not-on-stack' },
  { name: 'frame-not-passed', file, edits: [['        mov     x0, sp\n        bl', '        mov     x0, #0\n        bl']], fails: 'frame', code: 'frame.not-passed' },
  { name: 'ret-instead-of-eret', file, edits: [['add     sp, sp, #{{size:d}}\n        eret', 'add     sp, sp, #{{size:d}}\n        ret']], fails: 'return', code: 'return.ret' },
  { name: 'skips-an-instruction-itself', file, edits: [['        msr     elr_el2, x0\n        ldr', '        add     x0, x0, #4\n        msr     elr_el2, x0\n        ldr']], fails: 'return', code: 'return.elsewhere' },
  { name: 'vbar-of-the-handler', file, edits: [['adr     x0, vectors', 'adr     x0, enter']], fails: 'table', code: 'table.not-set' },
  { name: 'vbar-of-the-program', file, edits: [['adr     x0, vectors', 'adr     x0, _start']], fails: 'table', code: 'table.not-set' },
  { name: 'vbar-of-el1', file, edits: [['msr     vbar_el2, x0', 'msr     vbar_el1, x0']], fails: 'table', code: 'table.not-set' },
  { name: 'no-stack', file, edits: [['        mov     sp, x0\n', '']], fails: 'table', code: 'lab.ended.fault-in-handler' },
  { name: 'calls-from-the-slot', file, edits: [['        b       enter\n', '        bl      enter\n']], fails: 'frame', code: 'frame.register' },
  { name: 'frame-of-264-bytes', file, edits: [['sub     sp, sp, #{{size:d}}', 'sub     sp, sp, #{{size:d}} - 8'], ['add     sp, sp, #{{size:d}}', 'add     sp, sp, #{{size:d}} - 8']], fails: 'frame', code: 'frame.not-aligned' },
  { name: 'slots-without-a-stride', file, edits: [['        .balign 128\n        b', '        b']], fails: 'table', code: 'table.packed' },
  { name: 'frame-of-the-chapter', file, edits: [['#{{hole}}0]\n        stp', '#{{hole}}8]\n        stp'], ['#{{hole}}0]\n        add', '#{{hole}}8]\n        add']], fails: 'frame', code: 'frame.register' },
];
export default mutants;
