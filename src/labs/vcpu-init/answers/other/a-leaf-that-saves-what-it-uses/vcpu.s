        .global vcpu_init
vcpu_init:
        stp     x9, x10, [sp, #-32]!
        stp     x11, x30, [sp, #16]
        adr     x30, 3f
        mov     x9, x0
        mov     x10, #0x110
1:      ands    x11, x10, x10
        b.eq    2f
        sub     x10, x10, #0x10
        stp     xzr, xzr, [x9], #0x10
        b       1b
2:      br      x30
3:      mov     x11, #0x3c5
        add     x9, x0, #{{spsr}}
        str     x11, [x9]
        add     x9, x0, #{{elr}}
        str     x{{entry}}, [x9]
        add     x9, x0, #{{regs}}
        str     x{{tree}}, [x9]
        ldr     x11, =0x80080038
        msr     hcr_el2, x11
        ldr     x11, =0x30d00800
        msr     sctlr_el1, x11
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        mrs     x11, midr_el1
        msr     vpidr_el2, x11
        mov     x11, #-0x80000000
        and     x11, x11, #0xffffffff
        orr     x11, x11, x{{number}}
        msr     vmpidr_el2, x11
        mov     x11, #3
        msr     cnthctl_el2, x11
        msr     cntvoff_el2, xzr
        movz    x11, #0x33ff
        msr     cptr_el2, x11
        ldp     x11, x30, [sp, #16]
        ldp     x9, x10, [sp], #32
        ret
