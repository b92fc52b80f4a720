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
        mov     x1, x{{pointer}}
        msr     tpidr_el2, x1
        ldr     x30, [x1, #REGS + 240]
        ldp     x28, x29, [x1, #REGS + 224]
        ldp     x26, x27, [x1, #REGS + 208]
        ldp     x24, x25, [x1, #REGS + 192]
        ldp     x22, x23, [x1, #REGS + 176]
        ldp     x20, x21, [x1, #REGS + 160]
        ldp     x18, x19, [x1, #REGS + 144]
        ldp     x16, x17, [x1, #REGS + 128]
        ldp     x14, x15, [x1, #REGS + 112]
        ldp     x12, x13, [x1, #REGS + 96]
        ldp     x10, x11, [x1, #REGS + 80]
        ldp     x8, x9, [x1, #REGS + 64]
        ldp     x6, x7, [x1, #REGS + 48]
        ldp     x4, x5, [x1, #REGS + 32]
        ldr     x3, [x1, #SP0]
        msr     sp_el0, x3
        ldr     x3, [x1, #SPSR]
        msr     spsr_el2, x3
        ldr     x3, [x1, #ELR]
        msr     elr_el2, x3
        ldp     x2, x3, [x1, #REGS + 16]
        ldr     x0, [x1, #REGS]
        ldr     x1, [x1, #REGS + 8]
        eret
guest_exit:
        stp     x1, x2, [sp, #-16]!
        mrs     x1, tpidr_el2
        str     x30, [x1, #REGS + 240]
        stp     x28, x29, [x1, #REGS + 224]
        stp     x26, x27, [x1, #REGS + 208]
        stp     x24, x25, [x1, #REGS + 192]
        stp     x22, x23, [x1, #REGS + 176]
        stp     x20, x21, [x1, #REGS + 160]
        stp     x18, x19, [x1, #REGS + 144]
        stp     x16, x17, [x1, #REGS + 128]
        stp     x14, x15, [x1, #REGS + 112]
        stp     x12, x13, [x1, #REGS + 96]
        stp     x10, x11, [x1, #REGS + 80]
        stp     x8, x9, [x1, #REGS + 64]
        stp     x6, x7, [x1, #REGS + 48]
        stp     x4, x5, [x1, #REGS + 32]
        str     x3, [x1, #REGS + 24]
        str     x0, [x1, #REGS]
        ldp     x0, x2, [sp], #16
        str     x0, [x1, #REGS + 8]
        str     x2, [x1, #REGS + 16]
        mrs     x0, elr_el2
        str     x0, [x1, #ELR]
        mrs     x0, spsr_el2
        str     x0, [x1, #SPSR]
        mrs     x0, sp_el0
        str     x0, [x1, #SP0]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
