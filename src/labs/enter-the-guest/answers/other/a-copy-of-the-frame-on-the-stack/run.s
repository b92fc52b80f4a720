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
        msr     tpidr_el2, x0
        ldr     x1, [x0, #ELR]
        msr     elr_el2, x1
        ldr     x1, [x0, #SPSR]
        msr     spsr_el2, x1
        ldr     x1, [x0, #SP0]
        msr     sp_el0, x1
        add     x1, x0, #REGS
        sub     sp, sp, #256
        mov     x2, #0
1:      ldr     x3, [x1, x2, lsl #3]
        add     x4, sp, x2, lsl #3
        str     x3, [x4]
        add     x2, x2, #1
        cmp     x2, #31
        b.ne    1b
        ldp     x0, x1, [sp], #16
        ldp     x2, x3, [sp], #16
        ldp     x4, x5, [sp], #16
        ldp     x6, x7, [sp], #16
        ldp     x8, x9, [sp], #16
        ldp     x10, x11, [sp], #16
        ldp     x12, x13, [sp], #16
        ldp     x14, x15, [sp], #16
        ldp     x16, x17, [sp], #16
        ldp     x18, x19, [sp], #16
        ldp     x20, x21, [sp], #16
        ldp     x22, x23, [sp], #16
        ldp     x24, x25, [sp], #16
        ldp     x26, x27, [sp], #16
        ldp     x28, x29, [sp], #16
        ldr     x30, [sp], #16
        eret
guest_exit:
        str     x30, [sp, #-16]!
        stp     x28, x29, [sp, #-16]!
        stp     x26, x27, [sp, #-16]!
        stp     x24, x25, [sp, #-16]!
        stp     x22, x23, [sp, #-16]!
        stp     x20, x21, [sp, #-16]!
        stp     x18, x19, [sp, #-16]!
        stp     x16, x17, [sp, #-16]!
        stp     x14, x15, [sp, #-16]!
        stp     x12, x13, [sp, #-16]!
        stp     x10, x11, [sp, #-16]!
        stp     x8, x9, [sp, #-16]!
        stp     x6, x7, [sp, #-16]!
        stp     x4, x5, [sp, #-16]!
        stp     x2, x3, [sp, #-16]!
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
        add     x1, x0, #REGS
        mov     x2, sp
        mov     x3, #31
2:      ldr     x4, [x2], #8
        str     x4, [x1], #8
        subs    x3, x3, #1
        b.ne    2b
        add     sp, sp, #256
        mrs     x1, elr_el2
        str     x1, [x0, #ELR]
        mrs     x1, spsr_el2
        str     x1, [x0, #SPSR]
        mrs     x1, sp_el0
        str     x1, [x0, #SP0]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
