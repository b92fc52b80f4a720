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
        mov     x9, sp
        ldr     x10, =host_sp
        str     x9, [x10]
        mov     sp, x{{pointer}}
        ldr     x1, [sp, #ELR]
        msr     elr_el2, x1
        ldr     x1, [sp, #SPSR]
        msr     spsr_el2, x1
        ldr     x1, [sp, #SP0]
        msr     sp_el0, x1
        ldp     x0, x1, [sp, #REGS + 0]
        ldp     x2, x3, [sp, #REGS + 16]
        ldp     x4, x5, [sp, #REGS + 32]
        ldp     x6, x7, [sp, #REGS + 48]
        ldp     x8, x9, [sp, #REGS + 64]
        ldp     x10, x11, [sp, #REGS + 80]
        ldp     x12, x13, [sp, #REGS + 96]
        ldp     x14, x15, [sp, #REGS + 112]
        ldp     x16, x17, [sp, #REGS + 128]
        ldp     x18, x19, [sp, #REGS + 144]
        ldp     x20, x21, [sp, #REGS + 160]
        ldp     x22, x23, [sp, #REGS + 176]
        ldp     x24, x25, [sp, #REGS + 192]
        ldp     x26, x27, [sp, #REGS + 208]
        ldp     x28, x29, [sp, #REGS + 224]
        ldr     x30, [sp, #REGS + 240]
        eret
guest_exit:
        stp     x0, x1, [sp, #REGS + 0]
        stp     x2, x3, [sp, #REGS + 16]
        stp     x4, x5, [sp, #REGS + 32]
        stp     x6, x7, [sp, #REGS + 48]
        stp     x8, x9, [sp, #REGS + 64]
        stp     x10, x11, [sp, #REGS + 80]
        stp     x12, x13, [sp, #REGS + 96]
        stp     x14, x15, [sp, #REGS + 112]
        stp     x16, x17, [sp, #REGS + 128]
        stp     x18, x19, [sp, #REGS + 144]
        stp     x20, x21, [sp, #REGS + 160]
        stp     x22, x23, [sp, #REGS + 176]
        stp     x24, x25, [sp, #REGS + 192]
        stp     x26, x27, [sp, #REGS + 208]
        stp     x28, x29, [sp, #REGS + 224]
        str     x30, [sp, #REGS + 240]
        mrs     x1, elr_el2
        str     x1, [sp, #ELR]
        mrs     x1, spsr_el2
        str     x1, [sp, #SPSR]
        mrs     x1, sp_el0
        str     x1, [sp, #SP0]
        ldr     x1, =host_sp
        ldr     x1, [x1]
        mov     sp, x1
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
        .ltorg
        .data
        .balign 8
host_sp: .quad  0
