        .set    FRAME, 272
        .set    COUNT, {{count}}

        .macro  vector reason
        .balign 128
        sub     sp, sp, #FRAME
        stp     x0, x1, [sp]
        mrs     x1, tpidr_el2
        add     x1, x1, #COUNT
        msr     tpidr_el2, x1
        mov     x1, #\reason
        b       enter
        .endm

        .balign 2048
vectors:
        .rept   5
        vector  5
        .endr
        vector  2
        vector  3
        vector  4
        vector  1
        vector  2
        vector  3
        vector  4
        .rept   4
        vector  5
        .endr
        .balign 128

enter:  stp     x2, x3, [sp, #16]
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
        mrs     x2, sp_el0
        stp     x30, x2, [sp, #240]
        mrs     x2, elr_el2
        mrs     x3, spsr_el2
        stp     x2, x3, [sp, #256]
        mov     x0, x1
        b       door

leave:  ldp     x1, x2, [sp, #256]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        ldp     x30, x1, [sp, #240]
        msr     sp_el0, x1
        ldp     x28, x29, [sp, #224]
        ldp     x26, x27, [sp, #208]
        ldp     x24, x25, [sp, #192]
        ldp     x22, x23, [sp, #176]
        ldp     x20, x21, [sp, #160]
        ldp     x18, x19, [sp, #144]
        ldp     x16, x17, [sp, #128]
        ldp     x14, x15, [sp, #112]
        ldp     x12, x13, [sp, #96]
        ldp     x10, x11, [sp, #80]
        ldp     x8, x9, [sp, #64]
        ldp     x6, x7, [sp, #48]
        ldp     x4, x5, [sp, #32]
        ldp     x2, x3, [sp, #16]
        ldp     x0, x1, [sp]
        add     sp, sp, #FRAME
        eret
