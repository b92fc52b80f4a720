        .global vcpu_init
vcpu_init:
        add     x9, x0, #272
down:   stp     xzr, xzr, [x9, #-16]!
        cmp     x9, x0
        b.ne    down
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     w9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        mov     x9, #0x38
        movk    x9, #0x8008, lsl #16
        msr     hcr_el2, x9
        mov     w9, #0x0800
        movk    w9, #0x30d0, lsl #16
        msr     sctlr_el1, x9
        mov     x9, #0
        msr     ttbr0_el1, x9
        msr     vbar_el1, x9
        msr     cpacr_el1, x9
        msr     tpidr_el1, x9
        msr     tpidr_el0, x9
        msr     cntvoff_el2, x9
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        orr     x10, x{{number}}, #1 << 31
        msr     vmpidr_el2, x10
        mov     x10, #3
        msr     cnthctl_el2, x10
        mov     x10, #0x33ff
        msr     cptr_el2, x10
        ret
