        .global vcpu_init
vcpu_init:
        mrs     x9, hcr_el2
        and     x9, x9, xzr
        orr     x9, x9, #(1 << 31)
        orr     x9, x9, #(1 << 19)
        orr     x9, x9, #(7 << 3)
        msr     hcr_el2, x9
        mrs     x9, sctlr_el1
        bic     x9, x9, #1              // M
        bic     x9, x9, #(1 << 2)       // C
        bic     x9, x9, #(1 << 12)      // I
        ldr     x10, =0x30d00800
        orr     x9, x9, x10
        and     x9, x9, x10
        msr     sctlr_el1, x9
        eor     x9, x9, x9
        msr     ttbr0_el1, x9
        msr     vbar_el1, x9
        msr     cpacr_el1, x9
        msr     tpidr_el1, x9
        msr     tpidr_el0, x9
        mrs     x9, mpidr_el1
        lsr     x9, x9, #24
        lsl     x9, x9, #24
        orr     x9, x9, x{{number}}
        msr     vmpidr_el2, x9
        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        mrs     x9, cnthctl_el2
        orr     x9, x9, #1
        orr     x9, x9, #2
        msr     cnthctl_el2, x9
        mrs     x9, cntvoff_el2
        sub     x9, x9, x9
        msr     cntvoff_el2, x9
        mrs     x9, cptr_el2
        and     x9, x9, #~(1 << 10)
        msr     cptr_el2, x9
        mov     x9, x0
        mov     x10, #272
1:      sub     x10, x10, #8
        str     xzr, [x9, x10]
        cbnz    x10, 1b
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x9, #0xf
        lsl     x9, x9, #6
        orr     x9, x9, #4
        orr     x9, x9, #1
        str     x9, [x0, #{{spsr}}]
        ret
