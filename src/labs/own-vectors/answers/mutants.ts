import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'vectors.s',
  edits,
  fails,
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('aligned-to-a-slot-only', 'enter', 'lab.does-not-build', ['        .balign 2048\nvectors:\n', '        .balign 2048\n        nop\n        .balign 128\nvectors:\n']),
  mutant('frees-before-it-loads', 'enter', 'enter.not-entered', ['leave:  ldp     x1, x2, [sp, #256]', 'leave:  add     sp, sp, #FRAME\n        ldp     x1, x2, [sp, #256]'], ['        ldp     x0, x1, [sp]\n        add     sp, sp, #FRAME\n', '        ldp     x0, x1, [sp]\n']),
  mutant('elr-from-x0', 'enter', 'enter.elr', ['        ldp     x0, x1, [sp]\n', '        ldp     x0, x1, [sp]\n        msr     elr_el2, x0\n']),
  mutant('spsr-not-restored', 'enter', 'enter.not-entered', ['        msr     spsr_el2, x2\n', '']),
  mutant('x0-not-restored', 'enter', 'enter.x0', ['        ldp     x0, x1, [sp]\n', '        ldr     x1, [sp, #8]\n']),
  mutant('x18-not-saved', 'frame', 'frame.register', ['        stp     x18, x19, [sp, #144]\n', '        str     x19, [sp, #152]\n']),
  mutant('x18-forgotten-both-ways', 'frame', 'frame.register', ['        stp     x18, x19, [sp, #144]\n', '        str     x19, [sp, #152]\n'], ['        ldp     x18, x19, [sp, #144]\n', '        ldr     x19, [sp, #152]\n']),
  mutant('helper-before-it-is-saved', 'frame', 'frame.register', ['enter:  stp     x2, x3, [sp, #16]\n', 'enter:  mrs     x2, esr_el2\n        stp     x2, x3, [sp, #16]\n']),
  mutant('pair-the-wrong-way-round', 'frame', 'frame.register', ['        stp     x6, x7, [sp, #48]\n', '        stp     x7, x6, [sp, #48]\n']),
  mutant('synchronous-as-irq', 'frame', 'frame.stuck', ['        vector  4\n        vector  1\n', '        vector  4\n        vector  2\n']),
  mutant('elr-not-saved', 'frame', 'frame.stuck', ['        stp     x1, x2, [sp, #256]\n', '        str     x2, [sp, #264]\n']),
  mutant('sp-el0-not-saved', 'restore', 'restore.sp', ['        stp     x30, x1, [sp, #240]\n', '        str     x30, [sp, #240]\n']),
  mutant('sp-el0-not-restored', 'restore', 'restore.sp', ['        msr     sp_el0, x1\n', '']),
  mutant('frame-too-small', 'interrupts', 'interrupts.stack', ['.set    FRAME, 272', '.set    FRAME, 256']),
  mutant('irq-as-synchronous', 'interrupts', 'interrupts.again', ['        vector  1\n        vector  2\n', '        vector  1\n        vector  1\n']),
  mutant('does-not-count', 'count', 'count.wrong', ['        msr     tpidr_el2, x1\n', '']),
];
export default mutants;
