        .global vcpu_init
vcpu_init:
        stp     x27, x28, [sp, #-16]!
        mov     x27, #33
        mov     x28, x0
1:      str     xzr, [x28, x27, lsl #3]
        sub     x27, x27, #1
        tbz     x27, #63, 1b
        ldp     x27, x28, [sp], #16
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x18, #0x3c0
        add     x18, x18, #5
        str     x18, [x0, #{{spsr}}]
        mov     x18, #0x80000
        orr     x18, x18, #0x80000000
        orr     x18, x18, #0x38
        msr     hcr_el2, x18
        mov     x18, #0x30000000
        orr     x18, x18, #0xc00000
        orr     x18, x18, #0x100000
        orr     x18, x18, #0x800
        msr     sctlr_el1, x18
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        mrs     x18, midr_el1
        msr     vpidr_el2, x18
        mov     x18, #1
        lsl     x18, x18, #31
        bfxil   x18, x{{number}}, #0, #8
        msr     vmpidr_el2, x18
        mvn     x18, xzr
        and     x18, x18, #3
        msr     cnthctl_el2, x18
        msr     cntvoff_el2, xzr
        mov     x18, #0x3000
        orr     x18, x18, #0x3ff
        bic     x18, x18, #0x400
        orr     x18, x18, #0x300
        msr     cptr_el2, x18
        ret
