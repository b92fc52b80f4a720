import starter from './starter.ts';

const [head = ''] = starter.split('        // 1. The frame');

export default `${head}        mov     x9, x0
        add     x10, x0, #272
1:      str     xzr, [x9], #8
        cmp     x9, x10
        b.lo    1b
        str     x2, [x0]
        str     x1, [x0, #256]
        mov     x9, #0x3c5
        str     x9, [x0, #264]

        ldr     x9, =0x80080038         // HCR_EL2: RW, TSC, AMO, IMO, FMO
        msr     hcr_el2, x9

        ldr     x9, =0x30d00800
        msr     sctlr_el1, x9
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr

        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        mov     x9, #0x80000000
        orr     x9, x9, x3
        msr     vmpidr_el2, x9

        mov     x9, #3
        msr     cnthctl_el2, x9
        msr     cntvoff_el2, xzr

        mov     x9, #0x33ff
        msr     cptr_el2, x9
        ret
`;
