        .global vcpu_init
vcpu_init:
        mov     x9, x0
        ldr     x10, =272 / 8
1:      str     xzr, [x9]
        add     x9, x9, #8
        sub     x10, x10, #1
        cmp     x10, xzr
        b.ne    1b
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        ldr     x10, =0x3c5
        str     x10, [x0, #{{spsr}}]
        // RW, TACR, TIDCP, TSC, TWE, TWI, AMO, IMO, FMO, SWIO
        ldr     x10, =(1 << 31) | (1 << 21) | (1 << 20) | (1 << 19) | (3 << 13) | 0x38 | 2
        msr     hcr_el2, x10
        ldr     x10, =0x30d00800
        msr     sctlr_el1, x10
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        mov     x10, #0x80000000
        orr     x10, x10, x{{number}}
        msr     vmpidr_el2, x10
        ldr     x10, =0b11
        msr     cnthctl_el2, x10
        mov     x10, #0
        msr     cntvoff_el2, x10
        ldr     x10, =0x33ff
        msr     cptr_el2, x10
        ret
