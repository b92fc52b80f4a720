        .global vcpu_init
vcpu_init:
        mov     x4, #56
        mov     x5, #2048
        movk    x4, #0x8008, lsl #16
        movk    x5, #0x30d0, lsl #16
        mov     x6, #965
        stp     xzr, xzr, [x0]
        stp     xzr, xzr, [x0, 16]
        stp     xzr, xzr, [x0, 32]
        stp     xzr, xzr, [x0, 48]
        stp     xzr, xzr, [x0, 64]
        stp     xzr, xzr, [x0, 80]
        stp     xzr, xzr, [x0, 96]
        stp     xzr, xzr, [x0, 112]
        stp     xzr, xzr, [x0, 128]
        stp     xzr, xzr, [x0, 144]
        stp     xzr, xzr, [x0, 160]
        stp     xzr, xzr, [x0, 176]
        stp     xzr, xzr, [x0, 192]
        stp     xzr, xzr, [x0, 208]
        stp     xzr, xzr, [x0, 224]
        stp     xzr, xzr, [x0, 240]
        stp     xzr, xzr, [x0, 256]
        str     x{{tree}}, [x0, {{regs}}]
        str     x{{entry}}, [x0, {{elr}}]
        str     x6, [x0, {{spsr}}]
        msr     hcr_el2, x4
        msr     sctlr_el1, x5
        mov     x4, 0
        msr     ttbr0_el1, x4
        msr     vbar_el1, x4
        msr     cpacr_el1, x4
        msr     tpidr_el1, x4
        msr     tpidr_el0, x4
        mrs     x5, midr_el1
        msr     vpidr_el2, x5
        orr     x{{number}}, x{{number}}, 2147483648
        msr     vmpidr_el2, x{{number}}
        mov     x5, 3
        msr     cnthctl_el2, x5
        msr     cntvoff_el2, x4
        mov     x4, 13311
        msr     cptr_el2, x4
        ret
