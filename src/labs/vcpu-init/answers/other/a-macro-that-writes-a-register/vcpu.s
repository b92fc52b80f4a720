        .macro  set register, value
        .if     (\value) == 0
        msr     \register, xzr
        .else
        ldr     x16, =\value
        msr     \register, x16
        .endif
        .endm
        .macro  put value, place
        mov     x16, #\value
        str     x16, [x0, #\place]
        .endm
        .global vcpu_init
vcpu_init:
        .set    offset, 0
        .rept   34
        str     xzr, [x0, #offset]
        .set    offset, offset + 8
        .endr
        put     0x3c5, {{spsr}}
        str     x{{entry}}, [x0, #{{elr}}]
        str     x{{tree}}, [x0, #{{regs}}]
        set     hcr_el2, 0x80080038
        set     sctlr_el1, 0x30d00800
        set     ttbr0_el1, 0
        set     vbar_el1, 0
        set     cpacr_el1, 0
        set     tpidr_el1, 0
        set     tpidr_el0, 0
        set     cnthctl_el2, 3
        set     cntvoff_el2, 0
        set     cptr_el2, 0x33ff
        mrs     x16, midr_el1
        msr     vpidr_el2, x16
        mov     x16, x{{number}}
        orr     x16, x16, #0x80000000
        msr     vmpidr_el2, x16
        ret
