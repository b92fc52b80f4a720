        .global vcpu_init
vcpu_init:
        mov     x9, x0
        mov     x10, #34
1:      cbz     x10, 2f
        str     xzr, [x9], #8
        sub     x10, x10, #1
        b       1b
2:      adr     x9, values
        ldp     x10, x11, [x9], #16
        str     x10, [x0, #{{spsr}}]
        msr     hcr_el2, x11
        ldp     x10, x11, [x9], #16
        msr     sctlr_el1, x10
        msr     cnthctl_el2, x11
        ldp     x10, x11, [x9], #16
        msr     cptr_el2, x10
        orr     x11, x11, x{{number}}
        msr     vmpidr_el2, x11
        ldr     x10, [x9]
        msr     ttbr0_el1, x10
        msr     vbar_el1, x10
        msr     cpacr_el1, x10
        msr     tpidr_el1, x10
        msr     tpidr_el0, x10
        msr     cntvoff_el2, x10
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        str     x{{entry}}, [x0, #{{elr}}]
        str     x{{tree}}, [x0, #{{regs}}]
        ret
        .balign 8
values: .quad   0x3c5, 0x80080038, 0x30d00800, 3, 0x33ff, 0x80000000, 0
