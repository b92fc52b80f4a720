        .global vcpu_init
vcpu_init:
        // VMPIDR_EL2 as a core of a cluster: affinity 0 is the number, U is 0
        and     x9, x{{number}}, #0xff
        orr     x9, x9, #(1 << 31)
        msr     vmpidr_el2, x9
        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        mov     x10, xzr
        mov     x11, xzr
        mov     x12, x0
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
        stp     x10, x11, [x12, #16 * \n]
        .endr
        mov     x10, x{{tree}}
        str     x10, [x0, #{{regs}}]
        mov     x10, x{{entry}}
        str     x10, [x0, #{{elr}}]
        orr     x10, xzr, #0x3c0
        orr     x10, x10, #0x4
        orr     x10, x10, #0x1
        str     x10, [x0, #{{spsr}}]
        ldr     x10, =0x30d50838        // as a Cortex-A72 comes out of reset
        msr     sctlr_el1, x10
        ldr     x10, =0x80080038
        msr     hcr_el2, x10
        msr     vttbr_el2, xzr
        msr     hstr_el2, xzr
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        mov     x10, #3
        msr     cnthctl_el2, x10
        msr     cntvoff_el2, xzr
        mov     x10, #0x33ff
        msr     cptr_el2, x10
        ret
