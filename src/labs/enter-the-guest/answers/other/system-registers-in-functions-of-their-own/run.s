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
        mov     x19, x{{pointer}}
        mov     x0, x19
        bl      load_system
        msr     tpidr_el2, x19
        ldp     x0, x1, [x19, #REGS]
        ldp     x2, x3, [x19, #REGS + 16]
        ldp     x4, x5, [x19, #REGS + 32]
        ldp     x6, x7, [x19, #REGS + 48]
        ldp     x8, x9, [x19, #REGS + 64]
        ldp     x10, x11, [x19, #REGS + 80]
        ldp     x12, x13, [x19, #REGS + 96]
        ldp     x14, x15, [x19, #REGS + 112]
        ldp     x16, x17, [x19, #REGS + 128]
        ldr     x18, [x19, #REGS + 144]
        ldp     x20, x21, [x19, #REGS + 160]
        ldp     x22, x23, [x19, #REGS + 176]
        ldp     x24, x25, [x19, #REGS + 192]
        ldp     x26, x27, [x19, #REGS + 208]
        ldp     x28, x29, [x19, #REGS + 224]
        ldr     x30, [x19, #REGS + 240]
        ldr     x19, [x19, #REGS + 152]
        eret
load_system:
        ldr     x9, [x0, #ELR]
        msr     elr_el2, x9
        ldr     x9, [x0, #SPSR]
        msr     spsr_el2, x9
        ldr     x9, [x0, #SP0]
        msr     sp_el0, x9
        ret
save_system:
        mrs     x9, elr_el2
        str     x9, [x0, #ELR]
        mrs     x9, spsr_el2
        str     x9, [x0, #SPSR]
        mrs     x9, sp_el0
        str     x9, [x0, #SP0]
        ret
guest_exit:
        stp     x18, x19, [sp, #-16]!
        mrs     x19, tpidr_el2
        stp     x0, x1, [x19, #REGS]
        stp     x2, x3, [x19, #REGS + 16]
        stp     x4, x5, [x19, #REGS + 32]
        stp     x6, x7, [x19, #REGS + 48]
        stp     x8, x9, [x19, #REGS + 64]
        stp     x10, x11, [x19, #REGS + 80]
        stp     x12, x13, [x19, #REGS + 96]
        stp     x14, x15, [x19, #REGS + 112]
        stp     x16, x17, [x19, #REGS + 128]
        stp     x20, x21, [x19, #REGS + 160]
        stp     x22, x23, [x19, #REGS + 176]
        stp     x24, x25, [x19, #REGS + 192]
        stp     x26, x27, [x19, #REGS + 208]
        stp     x28, x29, [x19, #REGS + 224]
        str     x30, [x19, #REGS + 240]
        ldp     x0, x1, [sp], #16
        stp     x0, x1, [x19, #REGS + 144]
        mov     x0, x19
        bl      save_system
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
