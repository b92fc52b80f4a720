import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'run.s',
  edits,
  fails,
  code: `${fails}.${because}`,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('branches-instead-of-eret', 'enter', 'stayed', ['        eret\n', '        mrs     x30, elr_el2\n        ret\n']),
  mutant('elr-and-spsr-swapped', 'enter', 'swapped', ['msr     elr_el2, x1', 'msr     spsr_el2, x1'], ['msr     spsr_el2, x2', 'msr     elr_el2, x2']),
  mutant('no-spsr', 'enter', 'to-el0', ['        msr     spsr_el2, x2\n', '']),
  mutant('elr-of-el1', 'enter', 'elsewhere', ['msr     elr_el2, x1', 'msr     elr_el1, x1']),
  mutant('base-loaded-first', 'enter', 'register', ['        msr     sp_el0, x1\n', '        msr     sp_el0, x1\n        ldr     x0, [x0, #REGS]\n']),
  mutant('x1-used-after-it-was-loaded', 'enter', 'register', ['ldp     x0, x1, [x0, #REGS]', 'ldr     x0, [x0, #REGS]']),
  mutant('x18-and-x19-forgotten', 'enter', 'register', ['        ldp     x18, x19, [x0, #REGS + 144]\n', '']),
  mutant('no-sp', 'enter', 'sp', ['        msr     sp_el0, x1\n', '']),
  mutant('ret', 'enter', 'ret', ['        eret\n', '        ret\n']),
  mutant('sp-of-el1', 'enter', 'stack', ['        msr     sp_el0, x1\n', '        msr     sp_el1, x1\n'], ['mrs     x1, sp_el0', 'mrs     x1, sp_el1']),
  mutant('frame-remembered-in-a-guests-register', 'exit', 'frame-lost', ['msr     tpidr_el2, x0', 'msr     tpidr_el1, x0'], ['mrs     x0, tpidr_el2', 'mrs     x0, tpidr_el1']),
  mutant('calls-before-x30-is-saved', 'exit', 'entered-again', ['run_guest:\n', 'helper: ret\nrun_guest:\n        bl      helper\n']),
  { ...mutant('stack-not-aligned', 'enter', '', ['stp     x29, x30, [sp, #-96]!', 'stp     x29, x30, [sp, #-88]!'], ['ldp     x29, x30, [sp], #96', 'ldp     x29, x30, [sp], #88']), code: 'host.misaligned' },
  mutant('class-instead-of-the-syndrome', 'exit', 'reason', ['        mrs     x0, esr_el2\n', '        mrs     x0, esr_el2\n        lsr     x0, x0, #26\n']),
  mutant('frame-not-remembered', 'exit', 'frame-lost', ['        msr     tpidr_el2, x0\n', '']),
  mutant('link-register-not-kept', 'exit', 'link', ['ldp     x29, x30, [sp], #96', 'ldr     x29, [sp], #96']),
  mutant('x0-saved-after-use', 'exit', 'register', ['        stp     x0, x1, [sp, #-16]!\n        mrs     x0, tpidr_el2\n', '        mrs     x0, tpidr_el2\n        stp     x0, x1, [sp, #-16]!\n']),
  mutant('only-what-calls-must-keep', 'exit', 'register', ['        stp     x2, x3, [x0, #REGS + 16]\n', '']),
  mutant('sp-not-saved', 'exit', 'sp', ['        str     x1, [x0, #SP0]\n', '']),
  mutant('elr-not-saved', 'exit', 'elr', ['        str     x1, [x0, #ELR]\n', '']),
  mutant('skips-behind-the-hvc', 'exit', 'elr-moved', ['        mrs     x1, elr_el2\n', '        mrs     x1, elr_el2\n        add     x1, x1, #4\n']),
  mutant('spsr-not-saved', 'exit', 'spsr', ['        str     x2, [x0, #SPSR]\n', '']),
  mutant('no-reason', 'exit', 'reason', ['        mrs     x0, esr_el2\n', '']),
  mutant('host-registers-not-restored', 'host', 'register', ['        ldp     x23, x24, [sp, #48]\n', '']),
  mutant('host-registers-not-saved', 'host', 'register', ['        stp     x25, x26, [sp, #64]\n', '']),
  mutant('stack-grows', 'host', 'stack', ['ldp     x2, x3, [sp], #16\n        stp     x2, x3, [x0, #REGS]', 'ldp     x2, x3, [sp]\n        stp     x2, x3, [x0, #REGS]'], ['ldp     x19, x20, [sp, #16]', 'ldp     x19, x20, [sp, #32]'], ['ldp     x21, x22, [sp, #32]', 'ldp     x21, x22, [sp, #48]'], ['ldp     x23, x24, [sp, #48]', 'ldp     x23, x24, [sp, #64]'], ['ldp     x25, x26, [sp, #64]', 'ldp     x25, x26, [sp, #80]'], ['ldp     x27, x28, [sp, #80]', 'ldp     x27, x28, [sp, #96]'], ['ldp     x29, x30, [sp], #96', 'ldp     x29, x30, [sp, #16]!\n        add     sp, sp, #80']),
  mutant('frame-remembered-once', 'turns', 'other', ['        msr     tpidr_el2, x0\n', '        mrs     x1, tpidr_el2\n        cbnz    x1, 1f\n        msr     tpidr_el2, x0\n1:\n']),
];
export default mutants;
