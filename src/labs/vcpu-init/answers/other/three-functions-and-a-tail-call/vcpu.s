        .global vcpu_init
vcpu_init:
        str     x30, [sp, #-16]!
        bl      init_frame
        bl      init_el1
        ldr     x30, [sp], #16
        b       init_el2

init_frame:
        mov     x9, x0
        add     x10, x9, #0x110
0:      cmp     x9, x10
        b.hs    1f
        stp     xzr, xzr, [x9], #16
        b       0b
1:      str     x{{tree}}, [x0, #{{regs}}]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        str     x{{entry}}, [x0, #{{elr}}]
        ret

init_el1:
        ldr     w9, =0x30d00800
        msr     sctlr_el1, x9
        msr     cpacr_el1, xzr
        msr     ttbr0_el1, xzr
        msr     ttbr1_el1, xzr
        msr     tcr_el1, xzr
        msr     mair_el1, xzr
        msr     vbar_el1, xzr
        msr     elr_el1, xzr
        msr     spsr_el1, xzr
        msr     esr_el1, xzr
        msr     far_el1, xzr
        msr     sp_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        msr     tpidrro_el0, xzr
        ret

init_el2:
        mov     x9, #0x33ff
        msr     cptr_el2, x9
        msr     cntvoff_el2, xzr
        mov     x9, #3
        msr     cnthctl_el2, x9
        mrs     x9, midr_el1
        mov     w10, w{{number}}
        orr     w10, w10, #0x80000000
        msr     vpidr_el2, x9
        msr     vmpidr_el2, x10
        movz    x9, #0x8008, lsl #16
        movk    x9, #0x0038
        msr     hcr_el2, x9
        ret
