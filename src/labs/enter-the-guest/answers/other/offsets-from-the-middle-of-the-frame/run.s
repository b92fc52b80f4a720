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
        add     x0, x{{pointer}}, #136
        msr     tpidr_el2, x0
        ldr     x1, [x0, #ELR - 136]
        msr     elr_el2, x1
        ldr     x1, [x0, #SPSR - 136]
        msr     spsr_el2, x1
        ldr     x1, [x0, #SP0 - 136]
        msr     sp_el0, x1
        ldr     x30, [x0, #REGS + 240 - 136]
        ldp     x2, x3, [x0, #REGS - 136 + 16]
        ldp     x4, x5, [x0, #REGS - 136 + 32]
        ldp     x6, x7, [x0, #REGS - 136 + 48]
        ldp     x8, x9, [x0, #REGS - 136 + 64]
        ldp     x10, x11, [x0, #REGS - 136 + 80]
        ldp     x12, x13, [x0, #REGS - 136 + 96]
        ldp     x14, x15, [x0, #REGS - 136 + 112]
        ldp     x16, x17, [x0, #REGS - 136 + 128]
        ldp     x18, x19, [x0, #REGS - 136 + 144]
        ldp     x20, x21, [x0, #REGS - 136 + 160]
        ldp     x22, x23, [x0, #REGS - 136 + 176]
        ldp     x24, x25, [x0, #REGS - 136 + 192]
        ldp     x26, x27, [x0, #REGS - 136 + 208]
        ldp     x28, x29, [x0, #REGS - 136 + 224]
        ldp     x0, x1, [x0, #REGS - 136]
        eret
guest_exit:
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
        stp     x2, x3, [x0, #REGS - 136 + 16]
        stp     x4, x5, [x0, #REGS - 136 + 32]
        stp     x6, x7, [x0, #REGS - 136 + 48]
        stp     x8, x9, [x0, #REGS - 136 + 64]
        stp     x10, x11, [x0, #REGS - 136 + 80]
        stp     x12, x13, [x0, #REGS - 136 + 96]
        stp     x14, x15, [x0, #REGS - 136 + 112]
        stp     x16, x17, [x0, #REGS - 136 + 128]
        stp     x18, x19, [x0, #REGS - 136 + 144]
        stp     x20, x21, [x0, #REGS - 136 + 160]
        stp     x22, x23, [x0, #REGS - 136 + 176]
        stp     x24, x25, [x0, #REGS - 136 + 192]
        stp     x26, x27, [x0, #REGS - 136 + 208]
        stp     x28, x29, [x0, #REGS - 136 + 224]
        str     x30, [x0, #REGS + 240 - 136]
        mrs     x1, elr_el2
        mrs     x2, spsr_el2
        mrs     x3, sp_el0
        str     x1, [x0, #ELR - 136]
        str     x2, [x0, #SPSR - 136]
        str     x3, [x0, #SP0 - 136]
        ldp     x1, x2, [sp], #16
        stp     x1, x2, [x0, #REGS - 136]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
