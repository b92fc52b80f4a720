import starter from './starter.ts';

const [head = '', rest = ''] = starter.split('        // 1. The stack');
const tail = rest.slice(rest.indexOf('        bl      hello'));

/** The starter with its gaps filled. */
export default `${head}        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, =0x0040000000000401 // level1[0]: block, AttrIndx 0, AF, XN
        str     x1, [x0]
        ldr     x1, =0x0000000040000705 // level1[1]: block, Normal,
                                        // SH inner, AF
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, =0xff04             // MAIR_EL2: Device, Normal write-back
        msr     mair_el2, x0
        ldr     x0, =0x80823519         // TCR_EL2: PS 40 bits, inner shareable,
                                        // write-back, T0SZ 25
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c51835         // SCTLR_EL2: I, C, M
        msr     sctlr_el2, x0
        isb

${tail}`;
