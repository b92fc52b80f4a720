        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        ldr     x9, =area
        stp     x19, x20, [x9, #0]
        stp     x21, x22, [x9, #16]
        stp     x23, x24, [x9, #32]
        stp     x25, x26, [x9, #48]
        stp     x27, x28, [x9, #64]
        stp     x29, x30, [x9, #80]
        mov     x0, x{{pointer}}
        str     x0, [x9, #96]
        ldr     x1, [x0, #ELR]
        ldr     x2, [x0, #SPSR]
        msr     elr_el2, x1
        msr     spsr_el2, x2
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
        ldr     x1, [x0, #REGS + 8]
        ldr     x0, [x0, #REGS]
        eret
guest_exit:
        msr     tpidr_el2, x0           // only to have a register
        ldr     x0, =area
        ldr     x0, [x0, #96]
        str     x1, [x0, #REGS + 8]
        mrs     x1, tpidr_el2
        str     x1, [x0, #REGS]
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
        mrs     x1, sp_el0
        str     x1, [x0, #SP0]
        str     x30, [x0, #REGS + 240]
        mrs     x1, elr_el2
        str     x1, [x0, #ELR]
        mrs     x1, spsr_el2
        str     x1, [x0, #SPSR]
        ldr     x9, =area
        ldp     x19, x20, [x9, #0]
        ldp     x21, x22, [x9, #16]
        ldp     x23, x24, [x9, #32]
        ldp     x25, x26, [x9, #48]
        ldp     x27, x28, [x9, #64]
        ldp     x29, x30, [x9, #80]
        mrs     x0, esr_el2
        ret
        .ltorg
        .bss
        .balign 16
area:   .skip   128
