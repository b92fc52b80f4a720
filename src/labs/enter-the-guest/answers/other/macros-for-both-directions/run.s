        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
        .macro  frame op, base
        .irp    n, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26
        pair    \op, \n, \base
        .endr
        \op\()p x28, x29, [\base, #REGS + 224]
        \op\()r x30, [\base, #REGS + 240]
        .endm
        .macro  pair op, n, base
        .if     \n == 2
        \op\()p x2, x3, [\base, #REGS + 16]
        .elseif \n == 4
        \op\()p x4, x5, [\base, #REGS + 32]
        .elseif \n == 6
        \op\()p x6, x7, [\base, #REGS + 48]
        .elseif \n == 8
        \op\()p x8, x9, [\base, #REGS + 64]
        .elseif \n == 10
        \op\()p x10, x11, [\base, #REGS + 80]
        .elseif \n == 12
        \op\()p x12, x13, [\base, #REGS + 96]
        .elseif \n == 14
        \op\()p x14, x15, [\base, #REGS + 112]
        .elseif \n == 16
        \op\()p x16, x17, [\base, #REGS + 128]
        .elseif \n == 18
        \op\()p x18, x19, [\base, #REGS + 144]
        .elseif \n == 20
        \op\()p x20, x21, [\base, #REGS + 160]
        .elseif \n == 22
        \op\()p x22, x23, [\base, #REGS + 176]
        .elseif \n == 24
        \op\()p x24, x25, [\base, #REGS + 192]
        .else
        \op\()p x26, x27, [\base, #REGS + 208]
        .endif
        .endm
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
        frame   ld, x0
        ldp     x0, x1, [x0, #REGS]
        eret
guest_exit:
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
        frame   st, x0
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [x0, #REGS]
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
