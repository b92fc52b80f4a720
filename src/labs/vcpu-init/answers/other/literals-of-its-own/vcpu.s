        .global vcpu_init
vcpu_init:
        ldr     x11, hcr
        ldr     x12, sctlr
        ldr     x13, spsr
        ldr     x14, cptr
        ldr     x15, mpidr
        mov     x16, x0
        add     x17, x0, #272
again:  stp     xzr, xzr, [x16], #16
        cmp     x17, x16
        b.hi    again
        str     x13, [x0, #{{spsr}}]
        str     x{{entry}}, [x0, #{{elr}}]
        str     x{{tree}}, [x0, #{{regs}}]
        msr     hcr_el2, x11
        msr     sctlr_el1, x12
        msr     cptr_el2, x14
        orr     x15, x15, x{{number}}
        msr     vmpidr_el2, x15
        mrs     x15, midr_el1
        msr     vpidr_el2, x15
        mov     x15, #0b11
        msr     cnthctl_el2, x15
        msr     cntvoff_el2, xzr
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        ret
        .balign 8
hcr:    .quad   0x80080038
sctlr:  .quad   0x30d00800
spsr:   .quad   0x3c5
cptr:   .quad   0x33ff
mpidr:  .quad   1 << 31
