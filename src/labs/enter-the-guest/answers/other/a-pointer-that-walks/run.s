        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        stp     x29, x30, [sp, #-96]!
        stp     x19, x20, [sp, #16]
        stp     x21, x22, [sp, #32]
        stp     x23, x24, [sp, #48]
        stp     x25, x26, [sp, #64]
        stp     x27, x28, [sp, #80]
        msr     tpidr_el2, x{{pointer}}
        mov     x29, x{{pointer}}
        ldr     x3, [x29, #ELR]
        msr     elr_el2, x3
        ldr     x3, [x29, #SPSR]
        msr     spsr_el2, x3
        ldr     x3, [x29, #SP0]
        msr     sp_el0, x3
        ldr     x30, [x29, #REGS + 240]
        add     x29, x29, #REGS
        ldp     x0, x1, [x29], #16
        ldp     x2, x3, [x29], #16
        ldp     x4, x5, [x29], #16
        ldp     x6, x7, [x29], #16
        ldp     x8, x9, [x29], #16
        ldp     x10, x11, [x29], #16
        ldp     x12, x13, [x29], #16
        ldp     x14, x15, [x29], #16
        ldp     x16, x17, [x29], #16
        ldp     x18, x19, [x29], #16
        ldp     x20, x21, [x29], #16
        ldp     x22, x23, [x29], #16
        ldp     x24, x25, [x29], #16
        ldp     x26, x27, [x29], #16
        ldp     x28, x29, [x29]
        eret
guest_exit:
        stp     x28, x29, [sp, #-16]!
        mrs     x29, tpidr_el2
        add     x29, x29, #REGS
        stp     x0, x1, [x29], #16
        stp     x2, x3, [x29], #16
        stp     x4, x5, [x29], #16
        stp     x6, x7, [x29], #16
        stp     x8, x9, [x29], #16
        stp     x10, x11, [x29], #16
        stp     x12, x13, [x29], #16
        stp     x14, x15, [x29], #16
        stp     x16, x17, [x29], #16
        stp     x18, x19, [x29], #16
        stp     x20, x21, [x29], #16
        stp     x22, x23, [x29], #16
        stp     x24, x25, [x29], #16
        stp     x26, x27, [x29], #16
        ldp     x0, x1, [sp], #16
        stp     x0, x1, [x29], #16
        str     x30, [x29]
        mrs     x29, tpidr_el2
        mrs     x1, elr_el2
        str     x1, [x29, #ELR]
        mrs     x1, spsr_el2
        str     x1, [x29, #SPSR]
        mrs     x1, sp_el0
        str     x1, [x29, #SP0]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
