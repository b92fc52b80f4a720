        .global vcpu_init
vcpu_init:
        // x0 is the tree, ELR and SPSR are written; the rest is zero
        str     x{{tree}}, [x0, #{{regs}}]
        add     x9, x0, #{{regs}} + 8
        mov     x10, #15
1:      stp     xzr, xzr, [x9], #16
        subs    x10, x10, #1
        b.ne    1b
        str     xzr, [x0, #{{sp}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x10, #0x3c5
        str     x10, [x0, #{{spsr}}]
        b       2f
        .ltorg
2:      ldr     x10, =0x30d00800
        msr     sctlr_el1, x10
        ldr     x10, =0x80080038
        msr     hcr_el2, x10
        msr     tpidr_el0, xzr
        msr     tpidr_el1, xzr
        msr     cpacr_el1, xzr
        msr     vbar_el1, xzr
        msr     ttbr0_el1, xzr
        mov     x10, #3
        msr     cnthctl_el2, x10
        msr     cntvoff_el2, xzr
        mov     x10, #0x33ff
        msr     cptr_el2, x10
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        mov     x10, x{{number}}
        movk    x10, #0x8000, lsl #16
        msr     vmpidr_el2, x10
        ret
