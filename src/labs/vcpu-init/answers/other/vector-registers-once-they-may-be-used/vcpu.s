        .global vcpu_init
vcpu_init:
        mov     x9, #0x33ff
        msr     cptr_el2, x9
        isb                             // before the first use
        movi    v0.2d, #0
        mov     x9, x0
        mov     w10, #8
1:      stp     q0, q0, [x9], #32
        subs    w10, w10, #1
        b.ne    1b
        str     q0, [x9]
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        ldr     x9, =0x80080038
        msr     hcr_el2, x9
        ldr     x9, =0x30d00800
        msr     sctlr_el1, x9
        fmov    x9, d0
        msr     ttbr0_el1, x9
        msr     vbar_el1, x9
        msr     cpacr_el1, x9
        msr     tpidr_el1, x9
        msr     tpidr_el0, x9
        msr     cntvoff_el2, x9
        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        mov     x9, x{{number}}
        bfi     x9, x10, #24, #40
        orr     x9, x9, #0x80000000
        msr     vmpidr_el2, x9
        mov     x9, #3
        msr     cnthctl_el2, x9
        ret
