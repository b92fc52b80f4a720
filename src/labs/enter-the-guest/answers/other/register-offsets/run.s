        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
frame   .req    x0
at      .req    x1
value   .req    x2
run_guest:
        stp     x29, x30, [sp, #-96]!
        stp     x19, x20, [sp, #16]
        stp     x21, x22, [sp, #32]
        stp     x23, x24, [sp, #48]
        stp     x25, x26, [sp, #64]
        stp     x27, x28, [sp, #80]
        mov     frame, x{{pointer}}
        msr     tpidr_el2, frame
        mov     at, #ELR
        ldr     value, [frame, at]
        msr     elr_el2, value
        mov     at, #SPSR
        ldr     value, [frame, at]
        msr     spsr_el2, value
        mov     at, #SP0
        ldr     value, [frame, at]
        msr     sp_el0, value
        add     frame, frame, #REGS
        ldr     x3, [frame, #24]
        ldr     x4, [frame, #32]
        ldr     x5, [frame, #40]
        ldr     x6, [frame, #48]
        ldr     x7, [frame, #56]
        ldr     x8, [frame, #64]
        ldr     x9, [frame, #72]
        ldr     x10, [frame, #80]
        ldr     x11, [frame, #88]
        ldr     x12, [frame, #96]
        ldr     x13, [frame, #104]
        ldr     x14, [frame, #112]
        ldr     x15, [frame, #120]
        ldr     x16, [frame, #128]
        ldr     x17, [frame, #136]
        ldr     x18, [frame, #144]
        ldr     x19, [frame, #152]
        ldr     x20, [frame, #160]
        ldr     x21, [frame, #168]
        ldr     x22, [frame, #176]
        ldr     x23, [frame, #184]
        ldr     x24, [frame, #192]
        ldr     x25, [frame, #200]
        ldr     x26, [frame, #208]
        ldr     x27, [frame, #216]
        ldr     x28, [frame, #224]
        ldr     x29, [frame, #232]
        ldr     x30, [frame, #240]
        ldr     x2, [frame, #16]
        ldr     x1, [frame, #8]
        ldr     frame, [frame]
        eret
guest_exit:
        stp     x0, x1, [sp, #-16]!
        stp     x2, x3, [sp, #-16]!
        mrs     frame, tpidr_el2
        mov     at, #REGS + 32
        mov     x3, frame
        add     frame, frame, at
        str     x4, [frame], #8
        str     x5, [frame], #8
        str     x6, [frame], #8
        str     x7, [frame], #8
        str     x8, [frame], #8
        str     x9, [frame], #8
        str     x10, [frame], #8
        str     x11, [frame], #8
        str     x12, [frame], #8
        str     x13, [frame], #8
        str     x14, [frame], #8
        str     x15, [frame], #8
        str     x16, [frame], #8
        str     x17, [frame], #8
        str     x18, [frame], #8
        str     x19, [frame], #8
        str     x20, [frame], #8
        str     x21, [frame], #8
        str     x22, [frame], #8
        str     x23, [frame], #8
        str     x24, [frame], #8
        str     x25, [frame], #8
        str     x26, [frame], #8
        str     x27, [frame], #8
        str     x28, [frame], #8
        str     x29, [frame], #8
        str     x30, [frame], #8
        mov     frame, x3
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [frame, #REGS + 16]
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [frame, #REGS]
        mov     at, #ELR
        mrs     value, elr_el2
        str     value, [frame, at]
        mov     at, #SPSR
        mrs     value, spsr_el2
        str     value, [frame, at]
        mov     at, #SP0
        mrs     value, sp_el0
        str     value, [frame, at]
        ldp     x19, x20, [sp, #16]
        ldp     x21, x22, [sp, #32]
        ldp     x23, x24, [sp, #48]
        ldp     x25, x26, [sp, #64]
        ldp     x27, x28, [sp, #80]
        ldp     x29, x30, [sp], #96
        mrs     x0, esr_el2
        ret
