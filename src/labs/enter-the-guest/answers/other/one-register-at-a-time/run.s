        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        sub     sp, sp, #96
        str     x19, [sp, #0]
        str     x20, [sp, #8]
        str     x21, [sp, #16]
        str     x22, [sp, #24]
        str     x23, [sp, #32]
        str     x24, [sp, #40]
        str     x25, [sp, #48]
        str     x26, [sp, #56]
        str     x27, [sp, #64]
        str     x28, [sp, #72]
        str     x29, [sp, #80]
        str     x30, [sp, #88]
        mov     x0, x{{pointer}}
        msr     tpidr_el2, x0
        ldr     x1, [x0, #ELR]
        msr     elr_el2, x1
        ldr     x1, [x0, #SPSR]
        msr     spsr_el2, x1
        ldr     x1, [x0, #SP0]
        msr     sp_el0, x1
        ldr     x1, [x0, #REGS + 8]
        ldr     x2, [x0, #REGS + 16]
        ldr     x3, [x0, #REGS + 24]
        ldr     x4, [x0, #REGS + 32]
        ldr     x5, [x0, #REGS + 40]
        ldr     x6, [x0, #REGS + 48]
        ldr     x7, [x0, #REGS + 56]
        ldr     x8, [x0, #REGS + 64]
        ldr     x9, [x0, #REGS + 72]
        ldr     x10, [x0, #REGS + 80]
        ldr     x11, [x0, #REGS + 88]
        ldr     x12, [x0, #REGS + 96]
        ldr     x13, [x0, #REGS + 104]
        ldr     x14, [x0, #REGS + 112]
        ldr     x15, [x0, #REGS + 120]
        ldr     x16, [x0, #REGS + 128]
        ldr     x17, [x0, #REGS + 136]
        ldr     x18, [x0, #REGS + 144]
        ldr     x19, [x0, #REGS + 152]
        ldr     x20, [x0, #REGS + 160]
        ldr     x21, [x0, #REGS + 168]
        ldr     x22, [x0, #REGS + 176]
        ldr     x23, [x0, #REGS + 184]
        ldr     x24, [x0, #REGS + 192]
        ldr     x25, [x0, #REGS + 200]
        ldr     x26, [x0, #REGS + 208]
        ldr     x27, [x0, #REGS + 216]
        ldr     x28, [x0, #REGS + 224]
        ldr     x29, [x0, #REGS + 232]
        ldr     x30, [x0, #REGS + 240]
        ldr     x0, [x0, #REGS]
        eret
guest_exit:
        str     x0, [sp, #-16]!
        mrs     x0, tpidr_el2
        str     x1, [x0, #REGS + 8]
        str     x2, [x0, #REGS + 16]
        str     x3, [x0, #REGS + 24]
        str     x4, [x0, #REGS + 32]
        str     x5, [x0, #REGS + 40]
        str     x6, [x0, #REGS + 48]
        str     x7, [x0, #REGS + 56]
        str     x8, [x0, #REGS + 64]
        str     x9, [x0, #REGS + 72]
        str     x10, [x0, #REGS + 80]
        str     x11, [x0, #REGS + 88]
        str     x12, [x0, #REGS + 96]
        str     x13, [x0, #REGS + 104]
        str     x14, [x0, #REGS + 112]
        str     x15, [x0, #REGS + 120]
        str     x16, [x0, #REGS + 128]
        str     x17, [x0, #REGS + 136]
        str     x18, [x0, #REGS + 144]
        str     x19, [x0, #REGS + 152]
        str     x20, [x0, #REGS + 160]
        str     x21, [x0, #REGS + 168]
        str     x22, [x0, #REGS + 176]
        str     x23, [x0, #REGS + 184]
        str     x24, [x0, #REGS + 192]
        str     x25, [x0, #REGS + 200]
        str     x26, [x0, #REGS + 208]
        str     x27, [x0, #REGS + 216]
        str     x28, [x0, #REGS + 224]
        str     x29, [x0, #REGS + 232]
        str     x30, [x0, #REGS + 240]
        ldr     x1, [sp], #16
        str     x1, [x0, #REGS]
        mrs     x1, elr_el2
        str     x1, [x0, #ELR]
        mrs     x1, spsr_el2
        str     x1, [x0, #SPSR]
        mrs     x1, sp_el0
        str     x1, [x0, #SP0]
        ldr     x19, [sp, #0]
        ldr     x20, [sp, #8]
        ldr     x21, [sp, #16]
        ldr     x22, [sp, #24]
        ldr     x23, [sp, #32]
        ldr     x24, [sp, #40]
        ldr     x25, [sp, #48]
        ldr     x26, [sp, #56]
        ldr     x27, [sp, #64]
        ldr     x28, [sp, #72]
        ldr     x29, [sp, #80]
        ldr     x30, [sp, #88]
        add     sp, sp, #96
        mrs     x0, esr_el2
        ret
