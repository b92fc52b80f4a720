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
        mov     x0, x{{pointer}}
        ldr     x1, [x0, #ELR]
        ldr     x2, [x0, #SPSR]
        ldr     x3, [x0, #SP0]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        msr     sp_el0, x3
        add     x0, x0, #REGS
        msr     tpidr_el2, x0
        ldp     x2, x3, [x0, #0 + 16]
        ldp     x4, x5, [x0, #0 + 32]
        ldp     x6, x7, [x0, #0 + 48]
        ldp     x8, x9, [x0, #0 + 64]
        ldp     x10, x11, [x0, #0 + 80]
        ldp     x12, x13, [x0, #0 + 96]
        ldp     x14, x15, [x0, #0 + 112]
        ldp     x16, x17, [x0, #0 + 128]
        ldp     x18, x19, [x0, #0 + 144]
        ldp     x20, x21, [x0, #0 + 160]
        ldp     x22, x23, [x0, #0 + 176]
        ldp     x24, x25, [x0, #0 + 192]
        ldp     x26, x27, [x0, #0 + 208]
        ldp     x28, x29, [x0, #0 + 224]
        ldr     x30, [x0, #240]
        ldp     x0, x1, [x0]
        eret
guest_exit:
        stp     x1, x2, [sp, #-16]!
        mrs     x1, tpidr_el2
        str     x0, [x1]
        ldr     x0, [sp]
        str     x0, [x1, #8]
        ldr     x2, [sp, #8]
        add     sp, sp, #16
        mov     x0, x1
        stp     x2, x3, [x0, #0 + 16]
        stp     x4, x5, [x0, #0 + 32]
        stp     x6, x7, [x0, #0 + 48]
        stp     x8, x9, [x0, #0 + 64]
        stp     x10, x11, [x0, #0 + 80]
        stp     x12, x13, [x0, #0 + 96]
        stp     x14, x15, [x0, #0 + 112]
        stp     x16, x17, [x0, #0 + 128]
        stp     x18, x19, [x0, #0 + 144]
        stp     x20, x21, [x0, #0 + 160]
        stp     x22, x23, [x0, #0 + 176]
        stp     x24, x25, [x0, #0 + 192]
        stp     x26, x27, [x0, #0 + 208]
        stp     x28, x29, [x0, #0 + 224]
        str     x30, [x0, #240]
        sub     x0, x0, #REGS
        mrs     x1, elr_el2
        mrs     x2, spsr_el2
        mrs     x3, sp_el0
        str     x1, [x0, #ELR]
        str     x2, [x0, #SPSR]
        str     x3, [x0, #SP0]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
