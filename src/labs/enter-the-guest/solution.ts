import starter from './starter.ts';

const pairs = Array.from({ length: 14 }, (_, i) => 2 * i + 2);
const load = pairs.map((n) => `        ldp     x${n}, x${n + 1}, [x0, #${8 * n}]`).join('\n');
const save = pairs.map((n) => `        stp     x${n}, x${n + 1}, [x0, #${8 * n}]`).join('\n');
const head = starter.slice(0, starter.indexOf('        // 1.'));

export default `${head}        stp     x29, x30, [sp, #-96]!
        stp     x19, x20, [sp, #16]
        stp     x21, x22, [sp, #32]
        stp     x23, x24, [sp, #48]
        stp     x25, x26, [sp, #64]
        stp     x27, x28, [sp, #80]
        msr     tpidr_el2, x0

        ldp     x1, x2, [x0, #256]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        ldp     x30, x1, [x0, #240]
        msr     sp_el0, x1
${load}
        ldp     x0, x1, [x0]
        eret

guest_exit:
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
${save}
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [x0]
        mrs     x1, sp_el0
        stp     x30, x1, [x0, #240]
        mrs     x1, elr_el2
        mrs     x2, spsr_el2
        stp     x1, x2, [x0, #256]

        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
`;
