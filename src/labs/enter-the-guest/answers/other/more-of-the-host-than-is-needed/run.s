        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        sub     sp, sp, #256
        stp     x0, x1, [sp, #0]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        str     x30, [sp, #240]
        mov     x0, x{{pointer}}
        msr     tpidr_el2, x0
        ldr     x1, [x0, #ELR]
        msr     elr_el2, x1
        ldr     x1, [x0, #SPSR]
        msr     spsr_el2, x1
        ldr     x1, [x0, #SP0]
        msr     sp_el0, x1
        ldr     x30, [x0, #REGS + 240]
        ldp     x2, x3, [x0, #REGS + 16]
        ldp     x4, x5, [x0, #REGS + 32]
        ldp     x6, x7, [x0, #REGS + 48]
        ldp     x8, x9, [x0, #REGS + 64]
        ldp     x10, x11, [x0, #REGS + 80]
        ldp     x12, x13, [x0, #REGS + 96]
        ldp     x14, x15, [x0, #REGS + 112]
        ldp     x16, x17, [x0, #REGS + 128]
        ldp     x18, x19, [x0, #REGS + 144]
        ldp     x20, x21, [x0, #REGS + 160]
        ldp     x22, x23, [x0, #REGS + 176]
        ldp     x24, x25, [x0, #REGS + 192]
        ldp     x26, x27, [x0, #REGS + 208]
        ldp     x28, x29, [x0, #REGS + 224]
        ldp     x0, x1, [x0, #REGS]
        eret
guest_exit:
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
        stp     x2, x3, [x0, #REGS + 16]
        stp     x4, x5, [x0, #REGS + 32]
        stp     x6, x7, [x0, #REGS + 48]
        stp     x8, x9, [x0, #REGS + 64]
        stp     x10, x11, [x0, #REGS + 80]
        stp     x12, x13, [x0, #REGS + 96]
        stp     x14, x15, [x0, #REGS + 112]
        stp     x16, x17, [x0, #REGS + 128]
        stp     x18, x19, [x0, #REGS + 144]
        stp     x20, x21, [x0, #REGS + 160]
        stp     x22, x23, [x0, #REGS + 176]
        stp     x24, x25, [x0, #REGS + 192]
        stp     x26, x27, [x0, #REGS + 208]
        stp     x28, x29, [x0, #REGS + 224]
        str     x30, [x0, #REGS + 240]
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [x0, #REGS]
        mrs     x1, elr_el2
        str     x1, [x0, #ELR]
        mrs     x1, spsr_el2
        str     x1, [x0, #SPSR]
        mrs     x1, sp_el0
        str     x1, [x0, #SP0]
        mrs     x0, esr_el2
        str     x0, [sp]
        ldp     x0, x1, [sp, #0]
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x19, [sp, #144]
        ldp     x20, x21, [sp, #160]
        ldp     x22, x23, [sp, #176]
        ldp     x24, x25, [sp, #192]
        ldp     x26, x27, [sp, #208]
        ldp     x28, x29, [sp, #224]
        ldr     x30, [sp, #240]
        add     sp, sp, #256
        ret
