        .global vcpu_init
vcpu_init:
        dsb     sy
        isb
        mov     x4, x0
        mov     x5, #272
1:      str     wzr, [x4], #4
        subs    x5, x5, #4
        b.gt    1b
        dsb     sy
        ldr     x9, =0x80080038
        msr     hcr_el2, x9
        isb
        ldr     x9, =0x30d00800
        msr     sctlr_el1, x9
        isb
        msr     ttbr0_el1, xzr
        isb
        msr     vbar_el1, xzr
        isb
        msr     cpacr_el1, xzr
        isb
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        isb
        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        isb
        mov     x9, #0x80000000
        add     x9, x9, x{{number}}
        msr     vmpidr_el2, x9
        isb
        mov     x9, #3
        msr     cnthctl_el2, x9
        isb
        msr     cntvoff_el2, xzr
        isb
        mov     x9, #0x33ff
        msr     cptr_el2, x9
        isb
        tlbi    vmalle1
        dsb     ish
        ic      iallu
        dsb     ish
        isb
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        dmb     ish
        ret
